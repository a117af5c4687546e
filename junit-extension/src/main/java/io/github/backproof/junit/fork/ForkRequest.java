package io.github.backproof.junit.fork;

import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a forked run is to do.
 *
 * @param roots folders whose annotated classes are verified
 * @param classPath everything those classes need, the roots included
 * @param seed everything random follows from it
 * @param tries cases per invariant
 * @param only the wanted part, as {@code Class}, {@code Class#ID} or {@code #ID}; none wants all
 * @param result where the report is written, as JSON
 */
public record ForkRequest(
        List<String> roots, List<String> classPath, long seed, int tries, List<String> only, String result) {
    /** The seed of a run that names none. */
    public static final long DEFAULT_SEED = RunSettings.DEFAULT_SEED;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The cases per invariant of a profile: quick, standard or thorough; empty for any other word. */
    public static OptionalInt triesOf(String profile) {
        return Profile.of(profile).map(Profile::tries).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Writes the request. */
    public void write(Path file) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(this), StandardCharsets.UTF_8);
    }

    static ForkRequest read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), ForkRequest.class);
    }
}
