package io.github.backproof.junit.fork;

import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.Provenance;
import io.github.backproof.report.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a forked run is to do.
 *
 * @param roots folders whose annotated classes are verified
 * @param classPath everything those classes need, the roots included
 * @param sources where their sources are
 * @param seed everything random follows from it
 * @param tries cases per invariant
 * @param shard the part of the run to make; empty for all of it
 * @param provenance what else the result depends on, the wanted part among it
 * @param result where the report is written, as JSON
 */
public record ForkRequest(
        List<String> roots,
        List<String> classPath,
        Sources sources,
        long seed,
        int tries,
        Optional<Shard> shard,
        Provenance provenance,
        String result) {
    /** The seed of a run that names none. */
    public static final long DEFAULT_SEED = RunSettings.DEFAULT_SEED;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies the lists. */
    public ForkRequest {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
    }

    /** The cases per invariant of a profile: quick, standard or thorough; empty for any other word. */
    public static OptionalInt triesOf(String profile) {
        return Profile.of(profile).map(Profile::tries).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The same request for one part of the run, with a result of its own. */
    public ForkRequest part(Shard part, Path ownResult) {
        return new ForkRequest(
                roots, classPath, sources, seed, tries, Optional.of(part), provenance, ownResult.toString());
    }

    /** A text that differs when anything differs on which the result depends: settings and every byte of the class path. */
    public String fingerprint() throws IOException {
        ForkRequest timeless = new ForkRequest(roots, classPath, sources, seed, tries, shard, provenance.on(""), "");
        return Fingerprint.ofText(MAPPER.writeValueAsString(timeless)
                + Fingerprint.ofFiles(classPath.stream().map(Path::of).toList()));
    }

    /** Writes the request. */
    public void write(Path file) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(this), StandardCharsets.UTF_8);
    }

    static ForkRequest read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), ForkRequest.class);
    }
}
