package io.github.backproof.report;

/** Makes text from class files and exceptions harmless: no control characters, nothing that turns the writing direction. */
final class PlainText {
    private PlainText() {}

    /** The text on one line. */
    static String oneLine(String text) {
        return lines(text).replace('\n', ' ').strip();
    }

    /** The text with its line feeds. */
    static String lines(String text) {
        return text.codePoints()
                .filter(c -> c != '\r')
                .map(c -> c != '\n' && isHidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
