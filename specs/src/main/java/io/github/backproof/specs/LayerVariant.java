package io.github.backproof.specs;

/**
 * Which variant of its kind a layer is, for the kinds that come in several. Each kind uses what concerns it.
 *
 * @param activation the function of an activation, an MLP or a gated MLP
 * @param pairing which features rotary positions turn together
 * @param rotaryBase the base of the rotary frequencies
 * @param norms where the norms of a transformer block are
 * @param targets what a cross-entropy is told
 * @param reduction what a cross-entropy does with the losses of the tokens
 * @param tying whether a language model's embedding and logits layer share a table
 * @param positions how the tokens of a language model know their place
 */
public record LayerVariant(
        NonLinearity activation,
        Pairing pairing,
        double rotaryBase,
        NormPlacement norms,
        Targets targets,
        Reduction reduction,
        Tying tying,
        Positions positions) {
    /** What a layer is that declares nothing. */
    public static final LayerVariant USUAL = new LayerVariant(
            NonLinearity.GELU,
            Pairing.HALVES,
            10_000,
            NormPlacement.BEFORE,
            Targets.GIVEN,
            Reduction.MEAN,
            Tying.UNTIED,
            Positions.LEARNED);

    /** The same with another activation. */
    public LayerVariant with(NonLinearity other) {
        return new LayerVariant(other, pairing, rotaryBase, norms, targets, reduction, tying, positions);
    }

    /** The same with another pairing. */
    public LayerVariant with(Pairing other) {
        return new LayerVariant(activation, other, rotaryBase, norms, targets, reduction, tying, positions);
    }

    /** The same with the norms elsewhere. */
    public LayerVariant with(NormPlacement other) {
        return new LayerVariant(activation, pairing, rotaryBase, other, targets, reduction, tying, positions);
    }

    /** The same with other targets and another reduction. */
    public LayerVariant with(Targets otherTargets, Reduction otherReduction) {
        return new LayerVariant(activation, pairing, rotaryBase, norms, otherTargets, otherReduction, tying, positions);
    }

    /** The same with another tying and other positions. */
    public LayerVariant with(Tying otherTying, Positions otherPositions) {
        return new LayerVariant(activation, pairing, rotaryBase, norms, targets, reduction, otherTying, otherPositions);
    }
}
