package io.github.backproof.report;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** Hidden characters and halves of pairs as {@code \u202e}: the file shows them, and a reader gets them back as they were. */
final class JsonEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    /** Null leaves a character as it is, so the library wants it. */
    @Override
    public SerializableString getEscapeSequence(int c) {
        return PlainText.isHidden(c) ? new SerializedString("\\u%04x".formatted(c)) : null;
    }
}
