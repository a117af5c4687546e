package io.github.backproof.report;

/** Makes text from class files and exceptions harmless on a console: one line, no control characters. */
final class PlainText {
    private PlainText() {}

    static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
