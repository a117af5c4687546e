package io.github.backproof.planted;

import java.util.stream.Collectors;

/**
 * One change of a source file. Indentation does not count.
 *
 * @param file the file's name
 * @param find what stands there
 * @param replace what is to stand there instead
 * @param reach how often it stands there
 */
record Edit(String file, String find, String replace, Reach reach) {
    /** Where an edit is made. */
    enum Reach {
        /** In the only place that there is. */
        ONE_PLACE,
        /** In every place, at least one. */
        EVERY_PLACE
    }

    Edit {
        find = withoutIndentation(find);
        replace = withoutIndentation(replace);
    }

    /** The text with no blanks around its lines, nor empty lines around it. */
    static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
    }

    /**
     * The text after the edit.
     *
     * @throws IllegalArgumentException when what must stand there does not, or stands there more than once
     */
    String in(String text) {
        int places = (text.length() - text.replace(find, "").length()) / find.length();
        boolean fits = reach == Reach.EVERY_PLACE ? places > 0 : places == 1;
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s: \"%s\" stands there %d times; quote more of it, or less, or say all: true."
                            .formatted(file, find, places));
        }
        return text.replace(find, replace);
    }
}
