package io.github.backproof.weights;

import java.util.regex.Pattern;

/** Names from files as they may be printed. */
final class Printable {
    private static final int LONGEST = 80;

    /** Controls, formats, half characters, what is none, and the two separators that end a line. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** The name in quotes, without hidden characters and not too long. */
    static String of(String name) {
        boolean isLong = name.codePointCount(0, name.length()) > LONGEST;
        String shown = isLong ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…" : name;
        return "\"" + HIDDEN.matcher(shown).replaceAll("?") + "\"";
    }
}
