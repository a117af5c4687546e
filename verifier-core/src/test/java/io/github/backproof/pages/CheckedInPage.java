package io.github.backproof.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is made from the code and checked in. With -Dbackproof.generate it is written anew. */
public final class CheckedInPage {
    private CheckedInPage() {}

    /** Fails when the page is not as the code would write it now. */
    public static void check(Path file, String text) {
        try {
            if (System.getProperty("backproof.generate") != null) {
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            // A checkout on Windows may have turned the line ends.
            String present = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(present)
                    .as("%s is as the code is; CONTRIBUTING.md says how to write it anew", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
