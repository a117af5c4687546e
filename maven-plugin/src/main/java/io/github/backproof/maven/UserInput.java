package io.github.backproof.maven;

import io.github.backproof.junit.fork.ForkRequest;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** Reads parameters as people type them, and says what to write instead. */
final class UserInput {
    private UserInput() {}

    static long seed(String text) throws MojoExecutionException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new MojoExecutionException("backproof.seed is \"" + text
                    + "\": write a whole number from -9223372036854775808 to 9223372036854775807.");
        }
    }

    /** The number itself, or the profile's where there is none. */
    static int tries(String text, String profile) throws MojoExecutionException {
        return text == null || text.isBlank()
                ? ForkRequest.triesOf(profile)
                        .orElseThrow(() -> new MojoExecutionException(
                                "backproof.profile is \"" + profile + "\": write quick, standard or thorough."))
                : tries(text);
    }

    private static int tries(String text) throws MojoExecutionException {
        int tries;
        try {
            tries = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            tries = 0;
        }
        if (tries < 1) {
            throw new MojoExecutionException(
                    "backproof.tries is \"" + text + "\": write a whole number from 1 to 2147483647.");
        }
        return tries;
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
}
