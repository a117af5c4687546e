package io.github.backproof.fault;

import static io.github.backproof.fault.ModelFaults.fault;

import io.github.backproof.fault.joinable.JoinableEmbedding;
import io.github.backproof.fault.joinable.JoinableLanguageModel;
import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Mistakes in the backward pass of language models. */
final class ModelBackwardFaults {
    private static final Place MODEL = Place.in(LayerKind.LANGUAGE_MODEL);
    private static final Place TIED = MODEL.with(LayerVariant.USUAL.with(Tying.TIED, Positions.LEARNED));

    static final List<Fault> ALL = List.of(
            fault(
                    "model-tied-gradient-of-logits-only",
                    "Let the logits layer's gradient of the shared table overwrite the embedding's.",
                    "eq. 3",
                    TIED,
                    "GPT-03",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix tableGradient(Matrix viaLogits, Matrix viaTokens) {
                            return viaLogits;
                        }
                    }),
            fault(
                    "model-tied-gradient-of-embedding-only",
                    "Let the embedding's gradient of the shared table overwrite the logits layer's.",
                    "eq. 3",
                    TIED,
                    "GPT-03",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix tableGradient(Matrix viaLogits, Matrix viaTokens) {
                            return viaTokens;
                        }
                    }),
            fault(
                    "model-tied-gradient-averaged",
                    "Took the mean of the shared table's two gradients.",
                    "eq. 3",
                    TIED,
                    "GPT-03",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix tableGradient(Matrix viaLogits, Matrix viaTokens) {
                            return viaLogits.plus(viaTokens).scaledBy(0.5);
                        }
                    }),
            fault(
                    "model-embedding-gradient-overwritten",
                    "Assigned the embedding's gradient of a token that occurs more than once, instead of adding it up.",
                    "eq. 3",
                    MODEL,
                    "GEN-12",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Embedding tokenTable() {
                            return new JoinableEmbedding(parameters().get("embedding.weight")) {
                                @Override
                                public Matrix weightGradient(Matrix delta, int... tokens) {
                                    int[] last = lastOccurrences(tokens);
                                    int[] numbers = IntStream.of(last)
                                            .map(t -> tokens[t])
                                            .toArray();
                                    return super.weightGradient(delta.rows(last), numbers);
                                }
                            };
                        }
                    }),
            fault(
                    "model-position-gradient-missing",
                    "Added the positions in the forward pass and trained none of them.",
                    "eq. 3",
                    MODEL,
                    "GEN-02",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Embedding positionTable() {
                            return new JoinableEmbedding(parameters().get("position.weight")) {
                                @Override
                                public Matrix weightGradient(Matrix delta, int... positions) {
                                    return super.weightGradient(delta, positions)
                                            .scaledBy(0);
                                }
                            };
                        }
                    }),
            fault(
                    "model-logits-bias-gradient-averaged",
                    "Averaged the gradient of the logits' bias over the tokens.",
                    "db = Δᵗ1",
                    MODEL,
                    "GPT-04",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Projection logits() {
                            return config.tying() == Tying.TIED
                                    ? super.logits()
                                    : new UntiedLogits(parameters()) {
                                        @Override
                                        protected Matrix biasGradient(Matrix delta) {
                                            return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                                        }
                                    };
                        }
                    }),
            fault(
                    "model-logits-weight-gradient-without-last-column",
                    "Left the vocabulary's last column, which fills no tile, out of the logits weight's gradient.",
                    "dW = XᵗΔ",
                    MODEL,
                    "GPT-10",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Projection logits() {
                            return config.tying() == Tying.TIED
                                    ? super.logits()
                                    : new UntiedLogits(parameters()) {
                                        @Override
                                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                                            Matrix all = super.weightGradient(x, delta);
                                            Matrix last = all.columnRange(all.columns() - 1, all.columns());
                                            Matrix others = all.columnRange(0, all.columns() - 1);
                                            return others.beside(last.scaledBy(0));
                                        }
                                    };
                        }
                    }),
            fault(
                    "model-logits-weight-gradient-from-stream",
                    "Formed the logits weight's gradient with the residual stream instead of its norm.",
                    "dW = XᵗΔ",
                    MODEL,
                    "GEN-12",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix readByLogits(Matrix normed, Matrix stream) {
                            return stream;
                        }
                    }),
            fault(
                    "model-error-negated-behind-logits",
                    "Lost a sign between the logits layer and the final norm, so that all below climbs.",
                    "Δ_in = ΔWᵗ",
                    MODEL,
                    "GPT-04",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix errorOfNormed(Matrix error) {
                            return error.scaledBy(-1);
                        }
                    }),
            fault(
                    "model-gradient-of-first-block-missing",
                    "Left the first block's parameters out when the gradients were collected.",
                    "tables 2, 3",
                    MODEL,
                    "GEN-12",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Gradients backThrough(int number, Pass block, Matrix error) {
                            Gradients right = super.backThrough(number, block, error);
                            return number == 0 ? Bypassed.withoutParameters(right) : right;
                        }
                    }),
            fault(
                    "model-blocks-forwards-in-backward",
                    "Led the error through the blocks from the first to the last.",
                    "tables 2, 3",
                    MODEL,
                    "GEN-12",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected int[] backwardOrder(int blocks) {
                            return IntStream.range(0, blocks).toArray();
                        }
                    }),
            fault(
                    "model-row-term-missing-in-second-block",
                    "Left the row term out of the softmax backward of the blocks after the first.",
                    "eq. 25",
                    MODEL,
                    "GPT-05",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected TransformerBlock block(int number, Sequences sequences) {
                            TransformerBlock right = super.block(number, sequences);
                            return number == 0
                                    ? right
                                    : ModelFaults.withAttention(right, withoutRowTerm(number, settings, parameters()));
                        }
                    }));

    private ModelBackwardFaults() {}

    private static SelfAttention withoutRowTerm(int block, LayerSettings settings, Map<String, Matrix> parameters) {
        return new JoinableSelfAttention(
                ReferenceLayers.projections(ReferenceLayers.within("blocks." + block + ".attention", parameters)),
                settings.attention()) {
            @Override
            protected Matrix scoreGradient(Matrix p, Matrix dP) {
                return p.hadamard(dP);
            }
        };
    }

    private static int[] lastOccurrences(int... tokens) {
        return IntStream.range(0, tokens.length)
                .filter(t -> IntStream.range(t + 1, tokens.length).noneMatch(later -> tokens[later] == tokens[t]))
                .toArray();
    }

    /** The logits layer of a model with a table each. */
    private static class UntiedLogits extends JoinableLinear {
        UntiedLogits(Map<String, Matrix> parameters) {
            super(parameters.get("logits.weight"), Optional.ofNullable(parameters.get("logits.bias")));
        }
    }
}
