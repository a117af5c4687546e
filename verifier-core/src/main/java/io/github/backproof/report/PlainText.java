package io.github.backproof.report;

import java.util.regex.Pattern;

/** Makes text from class files and exceptions harmless: no control characters, nothing that turns the writing direction. */
final class PlainText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~$&]");

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

    /** The text on one line of Markdown, as it stands and not as markup. */
    static String markdown(String text) {
        return MARKUP.matcher(oneLine(text)).replaceAll("\\\\$0");
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    // Half a character can be in no file, one that is none in no XML.
                    case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
                    default -> false;
                };
    }
}
