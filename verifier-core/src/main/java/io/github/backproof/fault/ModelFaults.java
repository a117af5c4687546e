package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableEmbedding;
import io.github.backproof.fault.joinable.JoinableLanguageModel;
import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.fault.joinable.JoinableTransformerBlock;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mistakes in the forward pass of language models and in decoding. {@link ModelBackwardFaults} has those in the backward pass. */
final class ModelFaults {
    private static final Place MODEL = Place.in(LayerKind.LANGUAGE_MODEL);
    private static final LayerVariant USUAL = LayerVariant.USUAL;

    static final List<Fault> ALL = List.of(
            fault(
                    "model-mask-in-first-block-only",
                    "Handed the mask to the first block and to no other.",
                    "eq. 13",
                    MODEL.with(Masking.CAUSAL),
                    "GPT-01",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected TransformerBlock block(int number, Sequences sequences) {
                            TransformerBlock right = super.block(number, sequences);
                            return number == 0 ? right : withAttention(right, unmasked(number, settings, parameters()));
                        }
                    }),
            fault(
                    "model-mask-in-second-block",
                    "Masked the blocks after the first in a model that declares no mask.",
                    "eq. 13",
                    MODEL.with(USUAL.with(Tying.TIED, Positions.NONE)),
                    "GPT-06",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected TransformerBlock block(int number, Sequences sequences) {
                            TransformerBlock right = super.block(number, sequences);
                            return number == 0 ? right : withAttention(right, masked(number, settings, parameters()));
                        }
                    }),
            fault(
                    "model-first-block-used-for-all",
                    "Repeated the first block instead of making one for each (seen: espnet/espnet#1278).",
                    "tables 2, 3",
                    MODEL,
                    "GEN-11",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected TransformerBlock block(int number, Sequences sequences) {
                            return super.block(0, sequences);
                        }
                    }),
            fault(
                    "model-positions-off-by-one",
                    "Counted positions from 1, and let the last one wrap around.",
                    "eq. 2",
                    MODEL,
                    "GEN-11",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected int[] positionRows(int... positions) {
                            int rows = parameters().get("position.weight").rows();
                            return IntStream.of(positions)
                                    .map(t -> (t + 1) % rows)
                                    .toArray();
                        }
                    }),
            fault(
                    "model-embedding-scaled",
                    "Multiplied what enters the first block by √d, as some models do and this one does not.",
                    "eq. 2",
                    MODEL,
                    "GEN-11",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Matrix embedded(int[] tokens, int[] positions) {
                            Matrix x = super.embedded(tokens, positions);
                            return x.scaledBy(Math.sqrt(x.columns()));
                        }
                    }),
            fault(
                    "model-stream-scaled",
                    "Halved the residual stream in front of the final norm, and forgot it in the backward pass.",
                    "tables 2, 3",
                    MODEL,
                    "GEN-12",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected ReferenceLayer finalNorm() {
                            ReferenceLayer norm = super.finalNorm();
                            return x -> norm.forward(x.scaledBy(0.5));
                        }
                    }),
            fault(
                    "model-final-norm-missing",
                    "Led the residual stream into the logits layer without a norm (seen: awslabs/keys_values#139).",
                    "tables 2, 3",
                    MODEL,
                    "GPT-09",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected ReferenceLayer finalNorm() {
                            return new Bypassed(super.finalNorm());
                        }
                    }),
            fault(
                    "model-final-norm-mean-term-missing",
                    "Forgot that x moves the mean, in the backward of the final norm.",
                    "eq. 40",
                    MODEL,
                    "GPT-09",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected ReferenceLayer finalNorm() {
                            Matrix weight = parameters().get("norm.weight");
                            Matrix bias = parameters().get("norm.bias");
                            return new JoinableLayerNorm(weight, bias, config.epsilon()) {
                                @Override
                                protected Matrix meanTerm(Matrix h) {
                                    return super.meanTerm(h).scaledBy(0);
                                }
                            };
                        }
                    }),
            fault(
                    "model-tokens-shifted",
                    "Shifted the tokens along with the targets: each row shows the token before its own.",
                    "eq. 2",
                    MODEL,
                    "GEN-11",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected Embedding tokenTable() {
                            return new JoinableEmbedding(parameters().get("embedding.weight")) {
                                @Override
                                public Matrix output(int... tokens) {
                                    return super.output(before(tokens));
                                }

                                @Override
                                public Matrix weightGradient(Matrix delta, int... tokens) {
                                    return super.weightGradient(delta, before(tokens));
                                }
                            };
                        }
                    }),
            aside(
                    "model-positions-restart-in-decoding",
                    "Gave every decoded token the position of the first one (seen: Blaizzy/mlx-vlm#1983).",
                    "§3.1",
                    "GPT-07",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected int decodedPosition(int tokensBefore) {
                            return 0;
                        }
                    }),
            aside(
                    "model-cache-off-by-one",
                    "Wrote each token's keys and values over those of the token before it.",
                    "§3.1",
                    "GPT-07",
                    (config, parameters, settings) -> new JoinableLanguageModel(config, parameters) {
                        @Override
                        protected KeyValues remembered(KeyValues past, KeyValues withNewest) {
                            return new KeyValues(overwritten(withNewest.keys()), overwritten(withNewest.values()));
                        }
                    }));

    private ModelFaults() {}

    /** Makes a model with the mistake. */
    interface Model {
        LanguageModel of(ModelConfig config, Map<String, Matrix> parameters, LayerSettings settings);
    }

    static Fault fault(String id, String story, String equation, Place place, String invariant, Model model) {
        return new Fault(id, story, equation, place, invariant, builder(model));
    }

    /** Shows in decoding, where the dictionary does not look. */
    private static Fault aside(String id, String story, String equation, String invariant, Model model) {
        Place place = MODEL.with(Masking.CAUSAL);
        return new Fault(id, story, equation, place, invariant, builder(model), Fault.Behaviour.ASIDE);
    }

    private static Fault.Builder builder(Model model) {
        return (settings, parameters) ->
                new ModelLayer(model.of(ModelLayer.config(settings, parameters), parameters, settings));
    }

    /** A block with another attention. */
    static TransformerBlock withAttention(TransformerBlock right, ReferenceLayer attention) {
        return new JoinableTransformerBlock(right.norm1(), attention, right.norm2(), right.mlp(), right.placement());
    }

    private static SelfAttention unmasked(int block, LayerSettings settings, Map<String, Matrix> parameters) {
        return new JoinableSelfAttention(
                ReferenceLayers.projections(ReferenceLayers.within("blocks." + block + ".attention", parameters)),
                settings.attention()) {
            @Override
            protected Matrix masked(Matrix s) {
                return s;
            }
        };
    }

    private static SelfAttention masked(int block, LayerSettings settings, Map<String, Matrix> parameters) {
        return new JoinableSelfAttention(
                ReferenceLayers.projections(ReferenceLayers.within("blocks." + block + ".attention", parameters)),
                settings.attention()) {
            @Override
            protected Matrix masked(Matrix s) {
                return s.withoutFuture();
            }
        };
    }

    private static int[] before(int... tokens) {
        int[] shifted = tokens.clone();
        System.arraycopy(tokens, 0, shifted, 1, tokens.length - 1);
        return shifted;
    }

    private static List<Matrix> overwritten(List<Matrix> heads) {
        int newest = heads.get(0).rows() - 1;
        int[] kept =
                IntStream.rangeClosed(0, newest).filter(t -> t != newest - 1).toArray();
        return heads.stream().map(head -> head.rows(kept)).toList();
    }
}
