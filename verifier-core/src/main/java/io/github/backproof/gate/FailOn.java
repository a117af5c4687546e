package io.github.backproof.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What breaks a build. */
public enum FailOn {
    /** A violated law that must hold, a layer that could not be verified, or one of which nothing was checked. */
    MUST,
    /** A violated law that should hold as well. */
    SHOULD,
    /** Nothing: all is reported only. */
    NONE;

    /** The one of that name, in small or capital letters. */
    public static Optional<FailOn> of(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
