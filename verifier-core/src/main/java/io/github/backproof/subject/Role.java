package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Form;

/** What is handed over at a pass beside parameters. */
enum Role {
    /** X. */
    INPUT("X"),
    /** Y. */
    OUTPUT("Y"),
    /** The gradient of the loss with respect to Y. */
    OUTPUT_GRADIENT("Δ"),
    /** The gradient of the loss with respect to X. */
    INPUT_GRADIENT("Δ_in");

    private final String symbol;

    Role(String symbol) {
        this.symbol = symbol;
    }

    /** What reports call it. */
    String symbol() {
        return symbol;
    }

    /** The extents of a container of that form; an input of token numbers has no columns, a batch of them only has rows. */
    int[] extents(Form form, LayerKind kind, Sizes sizes) {
        boolean isOfInput = this == INPUT || this == INPUT_GRADIENT;
        int rows = isOfInput ? sizes.inputRows() : sizes.outputRows(kind);
        int columns = sizes.of(isOfInput ? kind.inputWidth() : kind.outputWidth());
        int sequences = rows == sizes.inputRows() ? sizes.of(Dimension.BATCH) : 1;
        return switch (form.rank()) {
            case 1 -> new int[] {rows * columns};
            case 2 ->
                form.element() == Element.INT ? new int[] {sequences, rows / sequences} : new int[] {rows, columns};
            default -> new int[] {sequences, rows / sequences, columns};
        };
    }
}
