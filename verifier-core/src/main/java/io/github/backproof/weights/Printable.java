package io.github.backproof.weights;

/** Names from files as they may be printed. */
final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    /** The name in quotes, without control characters and not too long. */
    static String of(String name) {
        String shown = name.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + shown + (name.codePointCount(0, name.length()) > LONGEST ? "…" : "") + "\"";
    }
}
