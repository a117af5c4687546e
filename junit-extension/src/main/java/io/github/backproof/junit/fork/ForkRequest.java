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
 * @param jvmArguments what the JVM of the layers is started with besides our own
 * @param seed everything random follows from it
 * @param tries cases per invariant
 * @param shard the part of the run to make; empty for all of it
 * @param provenance what else the result depends on, the wanted part among it
 * @param limits how long the code of a layer may run
 * @param result where the report is written, as JSON; what the run needs meanwhile lies beside it
 */
public record ForkRequest(
        List<String> roots,
        List<String> classPath,
        Sources sources,
        List<String> jvmArguments,
        long seed,
        int tries,
        Optional<Shard> shard,
        Provenance provenance,
        Limits limits,
        String result) {
    /** The seed of a run that names none. */
    public static final long DEFAULT_SEED = RunSettings.DEFAULT_SEED;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies the lists. */
    public ForkRequest {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** The cases per invariant of a profile: quick, standard or thorough; empty for any other word. */
    public static OptionalInt triesOf(String profile) {
        return Profile.of(profile).map(Profile::tries).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The same request for one part of the run. */
    public ForkRequest part(Shard part) {
        return with(Optional.of(part), provenance, result);
    }

    /** The same request with another place for its result. */
    ForkRequest into(Path otherResult) {
        return with(shard, provenance, otherResult.toString());
    }

    private ForkRequest with(Optional<Shard> part, Provenance origin, String place) {
        return new ForkRequest(roots, classPath, sources, jvmArguments, seed, tries, part, origin, limits, place);
    }

    /** A file beside the result. */
    Path beside(String name) {
        return Path.of(result).resolveSibling(name);
    }

    /** A text that differs when anything differs on which the result depends: settings and every byte of the class path. */
    public String fingerprint() throws IOException {
        ForkRequest timeless = with(shard, provenance.on(""), "");
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
