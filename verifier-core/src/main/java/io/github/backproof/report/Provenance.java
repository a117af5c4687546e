package io.github.backproof.report;

import java.util.List;
import java.util.Optional;

/**
 * What was verified, by what, on what, and when: everything that a result depends on besides its seed.
 *
 * @param project what the layers belong to, such as {@code com.example:gpt}
 * @param projectVersion its version
 * @param classesSha256 the SHA-256 of the files in the folders that were searched for layers
 * @param verifierSha256 the SHA-256 of the verifier's jar
 * @param runtime the Java that ran the layers
 * @param environment the operating system and processor
 * @param profile how thorough the run was: quick, standard, thorough, or "own" when the number of tries was given
 * @param budget the time, in seconds, that went into tries after each check had its own; empty when the number of tries was fixed
 * @param only the part that was asked for; empty when it was everything
 * @param date the day that waivers are held against, as in 2026-12-31
 * @param origin whether the checks ran or the last result was taken
 */
public record Provenance(
        String project,
        String projectVersion,
        String classesSha256,
        String verifierSha256,
        String runtime,
        String environment,
        String profile,
        Optional<Integer> budget,
        List<String> only,
        String date,
        Origin origin) {
    /** Copies the list. */
    public Provenance {
        only = List.copyOf(only);
    }

    /** The same on that day. */
    public Provenance on(String day) {
        return new Provenance(
                project,
                projectVersion,
                classesSha256,
                verifierSha256,
                runtime,
                environment,
                profile,
                budget,
                only,
                day,
                origin);
    }

    /** The same, come about in that way. */
    public Provenance as(Origin other) {
        return new Provenance(
                project,
                projectVersion,
                classesSha256,
                verifierSha256,
                runtime,
                environment,
                profile,
                budget,
                only,
                date,
                other);
    }
}
