package io.github.backproof.property;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How thoroughly a run looks. */
public enum Profile {
    /** While writing: every planted mistake is found in it. */
    QUICK(25),
    /** In every build. */
    STANDARD(100),
    /** Before a release. */
    THOROUGH(1000);

    private final int tries;

    Profile(int tries) {
        this.tries = tries;
    }

    /** The profile of that name, in small or capital letters. */
    public static Optional<Profile> of(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Cases per invariant. */
    public int tries() {
        return tries;
    }
}
