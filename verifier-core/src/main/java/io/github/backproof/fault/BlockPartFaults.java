package io.github.backproof.fault;

import static io.github.backproof.reference.ReferenceLayers.within;

import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.fault.joinable.JoinableTransformerBlock;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.List;
import java.util.Map;

/** Mistakes inside the parts of a transformer block that was written as one piece. */
final class BlockPartFaults {
    static final List<Fault> ALL = List.of(
            attention(
                    "block-attention-not-masked",
                    "Built the block's attention without the mask that the block declares.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "RES-04",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s;
                        }
                    }),
            attention(
                    "block-attention-masked-all-the-same",
                    "Masked the attention of a block that declares no mask.",
                    "eq. 13",
                    Masking.NONE,
                    "RES-05",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.withoutFuture();
                        }
                    }),
            attention(
                    "block-attention-row-term-missing",
                    "Copied the softmax backward into the block and lost the row term.",
                    "eq. 25",
                    Masking.NONE,
                    "RES-06",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP);
                        }
                    }),
            attention(
                    "block-attention-divided-by-tokens",
                    "Averaged the values over all tokens, behind weights that sum to one already.",
                    "eq. 18",
                    Masking.CAUSAL,
                    "RES-07",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headOutput(Matrix p, Matrix v) {
                            return super.headOutput(p, v).scaledBy(1.0 / v.rows());
                        }
                    }),
            norm(
                    "block-second-norm-over-tokens",
                    "Took one mean over all tokens and features in the norm in front of the MLP.",
                    "eq. 36",
                    Masking.CAUSAL,
                    "RES-04",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix mean(Matrix x) {
                            return x.columnSums()
                                    .scaledBy(1.0 / x.rows())
                                    .rowMeans()
                                    .broadcastRows(x.rows());
                        }
                    }),
            norm(
                    "block-second-norm-not-centred",
                    "Left the mean out of the norm in front of the MLP.",
                    "eq. 36",
                    Masking.NONE,
                    "RES-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix mean(Matrix x) {
                            return super.mean(x).scaledBy(0);
                        }
                    }),
            norm(
                    "block-second-norm-mean-term-missing",
                    "Forgot that x moves the mean, in the backward of the second norm.",
                    "eq. 40",
                    Masking.NONE,
                    "RES-03",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            return super.meanTerm(h).scaledBy(0);
                        }
                    }));

    private BlockPartFaults() {}

    private interface Attention {
        ReferenceLayer of(AttentionProjections projections, LayerSettings settings);
    }

    private interface Norm {
        ReferenceLayer of(Matrix weight, Matrix bias, LayerSettings settings);
    }

    private static Fault attention(
            String id, String story, String equation, Masking masking, String invariant, Attention attention) {
        return fault(id, story, equation, masking, invariant, (settings, parameters) -> {
            TransformerBlock right = ReferenceLayers.block(settings, parameters);
            AttentionProjections own = ReferenceLayers.projections(within("attention", parameters));
            return new JoinableTransformerBlock(
                    right.norm1(), attention.of(own, settings), right.norm2(), right.mlp(), right.placement());
        });
    }

    private static Fault norm(String id, String story, String equation, Masking masking, String invariant, Norm norm) {
        return fault(id, story, equation, masking, invariant, (settings, parameters) -> {
            TransformerBlock right = ReferenceLayers.block(settings, parameters);
            Map<String, Matrix> own = within("norm2", parameters);
            ReferenceLayer wrong = norm.of(own.get("weight"), own.get("bias"), settings);
            return new JoinableTransformerBlock(
                    right.norm1(), right.attention(), wrong, right.mlp(), right.placement());
        });
    }

    private static Fault fault(
            String id, String story, String equation, Masking masking, String invariant, Fault.Builder builder) {
        Place place = Place.in(LayerKind.TRANSFORMER_BLOCK).with(masking);
        return new Fault(id, story, equation, place, invariant, builder);
    }
}
