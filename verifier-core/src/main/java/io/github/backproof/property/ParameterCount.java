package io.github.backproof.property;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.BoundLayer;

/**
 * How many parameters a language model has, by its sizes, by what it declares, and by which biases it has.
 *
 * @param model the model
 * @param variant what it declares
 */
record ParameterCount(BoundLayer model, LayerVariant variant) {
    /** Of the whole model: embedding, positions, blocks, final norm, logits. */
    int total() {
        int d = of(Dimension.FEATURES);
        int total = of(Dimension.VOCABULARY) * d + 2 * d;
        if (variant.positions() == Positions.LEARNED) {
            total += of(Dimension.CONTEXT) * d;
        }
        for (int b = 0; b < of(Dimension.BLOCKS); b++) {
            total += block("blocks." + b + ".");
        }
        if (variant.tying() == Tying.UNTIED) {
            total += d * of(Dimension.VOCABULARY);
        }
        return model.has("logits.bias") ? total + of(Dimension.VOCABULARY) : total;
    }

    private int block(String block) {
        Dimension d = Dimension.FEATURES;
        return 4 * of(d)
                + linear(block + "attention.query", d, d)
                + linear(block + "attention.key", d, Dimension.KEY_VALUE_FEATURES)
                + linear(block + "attention.value", d, Dimension.KEY_VALUE_FEATURES)
                + linear(block + "attention.output", d, d)
                + linear(block + "mlp.up", d, Dimension.HIDDEN)
                + linear(block + "mlp.down", Dimension.HIDDEN, d);
    }

    private int linear(String name, Dimension in, Dimension out) {
        int weights = of(in) * of(out);
        return model.has(name + ".bias") ? weights + of(out) : weights;
    }

    private int of(Dimension dimension) {
        return model.sizes().of(dimension);
    }
}
