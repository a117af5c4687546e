package io.github.backproof.junit.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a forked run has come.
 *
 * @param done layers that are verified
 * @param all layers that are to be
 */
public record Progress(int done, int all) {
    private static final Pattern FORM = Pattern.compile("(\\d+) of (\\d+)\n");

    /** How far the run that writes this result has come; empty when it has not said so. */
    public static Optional<Progress> of(Path result) {
        try {
            Matcher text = FORM.matcher(Files.readString(file(result), StandardCharsets.UTF_8));
            // A line that is being written is none yet.
            return text.matches()
                    ? Optional.of(new Progress(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path result) {
        try {
            Files.writeString(file(result), done + " of " + all + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path result) {
        return result.resolveSibling(result.getFileName() + ".progress");
    }
}
