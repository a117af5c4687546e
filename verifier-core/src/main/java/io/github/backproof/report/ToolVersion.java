package io.github.backproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Backproof that is running. */
public final class ToolVersion {
    private ToolVersion() {}

    /** As written by the build. */
    public static String get() {
        Properties build = new Properties();
        try (InputStream file = ToolVersion.class.getResourceAsStream("/META-INF/backproof/build.properties")) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}
