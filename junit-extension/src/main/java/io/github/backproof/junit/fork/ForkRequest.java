package io.github.backproof.junit.fork;

import io.github.backproof.property.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The tries of a run that names none. */
    public static final int DEFAULT_TRIES = RunSettings.DEFAULT_TRIES;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Writes the request. */
    public void write(Path file) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(this), StandardCharsets.UTF_8);
    }

    static ForkRequest read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), ForkRequest.class);
    }
}
