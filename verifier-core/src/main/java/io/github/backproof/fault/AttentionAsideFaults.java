package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionSettings;
import io.github.backproof.reference.CallContext;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;

/** Mistakes of softmax self-attention that ordinary calls do not show: in decoding, beside padding, in odd shapes. */
final class AttentionAsideFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.aside(
                    "attention-cache-without-the-token",
                    "Let a token look at the cache before its own key and value are in it, from the second on (seen: harvard-edge/cs249r_book#1953).",
                    "§3.1",
                    Masking.CAUSAL,
                    "ATT-22",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected KeyValues attended(KeyValues past, KeyValues seen) {
                            return past.tokens() == 0 ? seen : past;
                        }
                    }),
            AttentionFault.aside(
                    "attention-cache-read-one-too-late",
                    "Read the cache from its second token on.",
                    "§3.1",
                    Masking.CAUSAL,
                    "ATT-22",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected KeyValues attended(KeyValues past, KeyValues seen) {
                            return past.tokens() == 0 ? seen : rows(seen, 1, seen.tokens());
                        }
                    }),
            AttentionFault.aside(
                    "attention-cache-overwritten",
                    "Wrote each token's key and value over those of the token before.",
                    "§3.1",
                    Masking.CAUSAL,
                    "ATT-22",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected KeyValues remembered(KeyValues past, List<Matrix> keys, List<Matrix> values) {
                            return new KeyValues(keys, values);
                        }
                    }),
            AttentionFault.aside(
                    "attention-cache-keeps-the-first-value",
                    "Stored each token's key, and the value of the first token beside it.",
                    "§3.1",
                    Masking.CAUSAL,
                    "ATT-22",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected KeyValues remembered(KeyValues past, List<Matrix> keys, List<Matrix> values) {
                            return super.remembered(
                                    past,
                                    keys,
                                    past.tokens() == 0
                                            ? values
                                            : rows(past, 0, 1).values());
                        }
                    }),
            AttentionFault.aside(
                    "attention-cache-values-shifted",
                    "Read the value of the token before beside each key of the cache.",
                    "§3.1",
                    Masking.CAUSAL,
                    "ATT-22",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected KeyValues attended(KeyValues past, KeyValues seen) {
                            List<Matrix> before = seen.values().stream()
                                    .map(v -> v.rowRange(0, 1).above(v).rowRange(0, v.rows()))
                                    .toList();
                            return new KeyValues(seen.keys(), before);
                        }
                    }),
            AttentionFault.aside(
                    "attention-padding-ignored",
                    "Took the padding and never looked at it (seen: AI4Bharat/IndicBERT#20).",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-21",
                    (projections, settings) -> new JoinableSelfAttention(
                            projections, settings.with(CallContext.NONE).attention())),
            AttentionFault.aside(
                    "attention-padding-masks-queries",
                    "Masked what padding tokens see, where they must not be seen (seen: hyunwoongko/transformer#40).",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-21",
                    (projections, settings) -> new JoinableSelfAttention(
                            projections,
                            settings.with(CallContext.NONE)
                                    .attention()
                                    .alsoMaskedBy((token, other) -> isVisible(settings, token)))),
            AttentionFault.aside(
                    "attention-padding-replaces-the-mask",
                    "Put the padding mask in the place of the causal one (seen: huggingface/transformers#41966).",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-21",
                    (projections, settings) -> {
                        AttentionSettings declared = settings.attention();
                        AttentionSettings open = AttentionSettings.of(settings.heads(), Masking.NONE)
                                .withKeyValueHeads(settings.keyValueHeads())
                                .alsoMaskedBy((token, other) -> isVisible(settings, other));
                        return new JoinableSelfAttention(
                                projections, settings.context().visible().isEmpty() ? declared : open);
                    }),
            AttentionFault.aside(
                    "attention-padding-multiplied",
                    "Multiplied the scores of padding by 0 before the softmax, where exp(0) = 1 lets it in (seen: georg-wolflein/good-features#1).",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-21",
                    (projections, settings) ->
                            new JoinableSelfAttention(
                                    projections, settings.with(CallContext.NONE).attention()) {
                                @Override
                                protected Matrix masked(Matrix s) {
                                    return super.masked(s).where((token, other) -> isVisible(settings, other), 0);
                                }
                            }),
            AttentionFault.aside(
                    "attention-padding-forgotten-in-backward",
                    "Computed the weights anew for the backward pass, without the padding mask.",
                    "eq. 27",
                    Masking.NONE,
                    "ATT-21",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix rememberedWeights(Head head) {
                            Matrix s = scaled(scores(head.query(), head.key()));
                            return weights(
                                    s.where(AttentionSettings.mask(settings.masking()), Double.NEGATIVE_INFINITY));
                        }
                    }),
            AttentionFault.aside(
                    "attention-one-head-where-none-fit",
                    "Took a single head where the number of heads did not divide the features, without a word.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-31",
                    (projections, settings) -> {
                        boolean fits = projections.query().outputs() % settings.heads() == 0;
                        return new JoinableSelfAttention(
                                projections, fits ? settings.attention() : AttentionSettings.of(1, settings.masking()));
                    }),
            new Fault(
                    "attention-cache-not-emptied",
                    "Kept the cache when a new sequence began.",
                    "§3.1",
                    AttentionFault.place(Masking.CAUSAL),
                    "ATT-22",
                    (settings, parameters) ->
                            new JoinableSelfAttention(ReferenceLayers.projections(parameters), settings.attention()),
                    NeverEmptied::new));

    private AttentionAsideFaults() {}

    private static KeyValues rows(KeyValues seen, int from, int to) {
        return new KeyValues(
                seen.keys().stream().map(k -> k.rowRange(from, to)).toList(),
                seen.values().stream().map(v -> v.rowRange(from, to)).toList());
    }

    private static boolean isVisible(LayerSettings settings, int token) {
        List<Boolean> visible = settings.context().visible();
        return visible.isEmpty() || visible.get(token);
    }

    /** Right attention that begins only once. */
    private static final class NeverEmptied implements Layer, DecodesStepwise {
        private final Layer right;
        private boolean hasBegun;

        NeverEmptied(Layer right) {
            this.right = right;
        }

        @Override
        public Tensor forward(Tensor input) {
            return right.forward(input);
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            return right.backward(outputGradient);
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters();
        }

        @Override
        public void restart() {
            if (!hasBegun) {
                ((DecodesStepwise) right).restart();
                hasBegun = true;
            }
        }

        @Override
        public Tensor step(Tensor token) {
            return ((DecodesStepwise) right).step(token);
        }
    }
}
