package io.github.backproof.report;

import java.util.regex.Pattern;

/**
 * Makes text from class files, exceptions and files harmless: no control characters, nothing that turns the writing direction, no
 * half characters, no end.
 */
public final class PlainText {
    /** What Markdown takes for markup: anywhere, at the start of a line, after a number at the start of a line. */
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*_{}\\[\\]<>#|~$&]|^[-+=]|(?<=^\\d{1,9})[.)](?=\\s|$)");

    /** No sentence of ours comes near. */
    private static final int LONGEST = 4_000;

    private PlainText() {}

    /** The text on one line, cut off where it is endless. */
    public static String oneLine(String text) {
        return shortened(lines(text).replace('\n', ' ').strip());
    }

    /** Whether all of the text is seen as what it is. */
    public static boolean isPlain(String text) {
        return text.codePoints().noneMatch(PlainText::isHidden);
    }

    /** The text with its line feeds. */
    static String lines(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .map(c -> c != '\n' && isHidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text on one line of Markdown, as it stands and not as markup; a dash where there is none. */
    static String markdown(String text) {
        String line = oneLine(text);
        return line.isEmpty() ? "–" : MARKUP.matcher(line).replaceAll("\\\\$0");
    }

    /** Whether a person does not see a character, or not as what it is. */
    static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            // Half a character can be in no file, one that is none in no XML.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
