package io.github.backproof.fault;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.List;

/** Mistakes in softmax self-attention. */
final class AttentionFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "attention-row-term-missing",
                    "Left the row term out of the softmax backward inside attention.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-01",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP);
                        }
                    }),
            fault(
                    "attention-weights-not-normalised",
                    "Took exp of the scores and forgot to divide by the row's sum.",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-02",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            return s.map(Elementary.EXP);
                        }
                    }),
            fault(
                    "attention-mask-left-on",
                    "Kept the causal mask in a layer that should see every token.",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-03",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.withoutFuture();
                        }
                    }),
            fault(
                    "attention-mask-in-backward-only",
                    "Masked the score gradient of a layer whose forward has no mask.",
                    "eq. 27",
                    Masking.NONE,
                    "ATT-04",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix maskedGradient(Matrix dS) {
                            return dS.hadamard(pastOnly(dS));
                        }
                    }),
            fault(
                    "attention-mask-multiplied",
                    "Multiplied the scores by a 0/1 mask before the softmax, where exp(0) = 1 lets the future in.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-05",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.hadamard(pastOnly(s));
                        }
                    }),
            fault(
                    "attention-mask-missing",
                    "Forgot the causal mask.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-06",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s;
                        }
                    }),
            fault(
                    "attention-scores-unscaled",
                    "Forgot to divide the scores by the root of the head width.",
                    "eq. 12",
                    Masking.NONE,
                    "GEN-11",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaled(Matrix s) {
                            return s;
                        }
                    }),
            fault(
                    "attention-key-path-missing",
                    "Added up the value and query contributions to the input's error and forgot the keys'.",
                    "eq. 33",
                    Masking.CAUSAL,
                    "GEN-01",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return viaValue.plus(viaQuery);
                        }
                    }),
            fault(
                    "attention-scale-missing-in-backward",
                    "Scaled the scores in the forward pass only.",
                    "eq. 28",
                    Masking.CAUSAL,
                    "GEN-12",
                    (projections, settings) -> new SelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaledGradient(Matrix dS) {
                            return dS;
                        }
                    }));

    private AttentionFaults() {}

    private interface Attention {
        ReferenceLayer of(AttentionProjections projections, LayerSettings settings);
    }

    private static Fault fault(
            String id, String story, String equation, Masking masking, String invariant, Attention attention) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.SELF_ATTENTION).with(masking),
                invariant,
                (settings, parameters) -> attention.of(ReferenceLayers.projections(parameters), settings));
    }

    /** 1 where the mask lets a token look, 0 where not. */
    private static Matrix pastOnly(Matrix square) {
        return square.scaledBy(0).withoutFuture().map(Elementary.EXP);
    }
}
