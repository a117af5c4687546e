package io.github.backproof.maven;

import io.github.backproof.gate.FailOn;
import io.github.backproof.gate.Gate;
import io.github.backproof.gate.WaiverFile;
import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.junit.fork.Limits;
import io.github.backproof.report.Shard;
import io.github.backproof.report.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** Reads parameters as people type them, and says what to write instead. Maven gives null for what is not set. */
final class UserInput {
    private static final Pattern CATALOGUE = Pattern.compile("\\d{1,6}\\.\\d{1,6}");

    private static final int MOST_SECONDS = 86400;

    private UserInput() {}

    static long seed(String text) throws MojoExecutionException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw wrong("seed", text, "a whole number from -9223372036854775808 to 9223372036854775807");
        }
    }

    /** The number itself, or the profile's where there is none. */
    static int tries(String text, String profile) throws MojoExecutionException {
        int ofProfile = ForkRequest.triesOf(profile)
                .orElseThrow(() -> wrong("profile", profile, "quick, standard or thorough"));
        return isUnset(text) ? ofProfile : number("tries", text, 1, Integer.MAX_VALUE);
    }

    static String profileName(String tries, String profile) {
        return isUnset(tries) ? profile.strip().toLowerCase(Locale.ROOT) : "own";
    }

    /** Seconds; a shard has none, because shards that stop by the clock are no parts of one run. */
    static Optional<Integer> budget(String text, Optional<Shard> shard) throws MojoExecutionException {
        if (isUnset(text)) {
            return Optional.empty();
        }
        if (shard.isPresent()) {
            throw new MojoExecutionException(
                    "backproof.budget and backproof.shard do not go together: leave one of them out.");
        }
        return Optional.of(number("budget", text, 1, 86400));
    }

    static Optional<Shard> shard(String text, int parallel) throws MojoExecutionException {
        if (isUnset(text)) {
            return Optional.empty();
        }
        return Optional.of(Shard.of(text)
                .filter(part -> part.count() * parallel <= Shard.MOST)
                .orElseThrow(() -> wrong(
                        "shard",
                        text,
                        "the part and the number of parts, as in 3/8, at most " + Shard.MOST / parallel)));
    }

    static int parallel(String text) throws MojoExecutionException {
        return number("parallel", text, 1, 64);
    }

    static Limits limits(String tryTimeout, String layerTimeout) throws MojoExecutionException {
        return new Limits(
                number("tryTimeout", tryTimeout, 1, MOST_SECONDS),
                number("layerTimeout", layerTimeout, 1, MOST_SECONDS));
    }

    static Gate gate(String failOn, String minCatalogue, String minLayers, String minKinds)
            throws MojoExecutionException {
        FailOn violations = FailOn.of(failOn).orElseThrow(() -> wrong("failOn", failOn, "MUST, SHOULD or NONE"));
        if (!isUnset(minCatalogue) && !CATALOGUE.matcher(minCatalogue.strip()).matches()) {
            throw wrong("minCatalogue", minCatalogue, "a version such as 2026.1");
        }
        return new Gate(
                violations,
                isUnset(minCatalogue) ? Optional.empty() : Optional.of(minCatalogue.strip()),
                number("minLayers", minLayers, 0, 100),
                number("minKinds", minKinds, 0, 100));
    }

    /** The day itself, or today. */
    static String date(String text) throws MojoExecutionException {
        try {
            return (isUnset(text) ? LocalDate.now() : LocalDate.parse(text.strip())).toString();
        } catch (DateTimeParseException e) {
            throw wrong("date", text, "a day as in 2026-12-31");
        }
    }

    /** The waivers of a file; none when it is the usual one and not there. */
    static List<Waiver> waivers(Path file, Path usual) throws MojoExecutionException {
        if (file.equals(usual) && !Files.exists(file)) {
            return List.of();
        }
        WaiverFile read;
        try {
            read = WaiverFile.read(file);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "backproof.waivers is \"" + file + "\", which cannot be read: name a file of waivers.", e);
        }
        if (!read.problems().isEmpty()) {
            throw new MojoExecutionException(
                    "backproof: " + file.getFileName() + ": " + String.join(" ", read.problems()));
        }
        return read.waivers();
    }

    static List<String> terms(String only) {
        return only == null
                ? List.of()
                : Arrays.stream(only.split(","))
                        .map(String::strip)
                        .filter(term -> !term.isEmpty())
                        .toList();
    }

    static void requireMatch(String only) throws MojoExecutionException {
        if (!terms(only).isEmpty()) {
            throw new MojoExecutionException("backproof.only is \"" + only
                    + "\", which matches nothing: write Class, Class#ID or #ID, with a class marked @GradientChecked.");
        }
    }

    static MojoExecutionException unwritable(Path folder, IOException cause) {
        return new MojoExecutionException(
                "backproof: " + folder + " cannot be written (" + cause
                        + "): set backproof.outputDirectory to a folder that can.",
                cause);
    }

    static MojoExecutionException wrong(String parameter, String text, String instead) {
        return new MojoExecutionException("backproof." + parameter + " is \"" + text + "\": write " + instead + ".");
    }

    private static int number(String parameter, String text, int least, int most) throws MojoExecutionException {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the sentence.
        }
        throw wrong(parameter, text, "a whole number from " + least + " to " + most);
    }

    private static boolean isUnset(String text) {
        return text == null || text.isBlank();
    }
}
