package io.github.backproof.property;

import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.Chain;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.Named;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.Residual;
import io.github.backproof.reference.Rotary;
import io.github.backproof.reference.RotaryLayer;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.SigmoidScores;
import io.github.backproof.reference.TransformerBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link WrittenPairs} in attention and in what is around it. */
final class WrittenAttentionPairs {
    private WrittenAttentionPairs() {}

    static Stream<WrittenPairs> all() {
        return Stream.of(inForward(), inBackward(), around()).flatMap(pairs -> pairs);
    }

    private static Stream<WrittenPairs> inForward() {
        return Stream.of(
                WrittenPairs.of(
                        "attention-scores-unscaled",
                        "attention-outputs-in-reverse-order",
                        (settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                            @Override
                            protected Matrix scaled(Matrix s) {
                                return s;
                            }

                            @Override
                            protected Matrix concatenated(List<Matrix> outputs) {
                                List<Matrix> reversed = new ArrayList<>(outputs);
                                Collections.reverse(reversed);
                                return super.concatenated(reversed);
                            }
                        }),
                WrittenPairs.of(
                        "attention-mask-of-the-first-head-only",
                        "attention-scaled-by-tokens",
                        (settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                            @Override
                            protected Matrix headWeights(int h, Matrix q, Matrix k) {
                                return h == 0 ? super.headWeights(h, q, k) : weights(scaled(scores(q, k)));
                            }

                            @Override
                            protected Matrix scaled(Matrix s) {
                                return s.scaledBy(1 / Math.sqrt(s.columns()));
                            }
                        }),
                WrittenPairs.of(
                        "attention-sigmoid-weights",
                        "attention-weight-dropped",
                        (settings, p) ->
                                new SelfAttention(
                                        ReferenceLayers.projections(p),
                                        settings.attention().withScoreFunction(new SigmoidScores())) {
                                    @Override
                                    protected Matrix weights(Matrix s) {
                                        return super.weights(s)
                                                .where((row, column) -> row < s.rows() - 1 || column > 0, 0);
                                    }
                                }),
                WrittenPairs.of(
                        "attention-residual-inside",
                        "attention-value-added-twice",
                        (settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                            @Override
                            public Pass forward(Matrix x) {
                                Pass pass = super.forward(x);
                                return new Pass(pass.output().plus(x), pass::backward);
                            }

                            @Override
                            protected Matrix headOutput(Matrix weights, Matrix v) {
                                return super.headOutput(weights, v).plus(v);
                            }
                        }));
    }

    private static Stream<WrittenPairs> inBackward() {
        return Stream.of(
                WrittenPairs.of(
                        "attention-row-term-missing",
                        "attention-scale-missing-for-keys",
                        (settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                            @Override
                            protected Matrix scoreGradient(Matrix weights, Matrix dP) {
                                return weights.hadamard(dP);
                            }

                            @Override
                            protected Matrix keyGradient(Matrix dS, Head head) {
                                return super.keyGradient(dS, head).scaledBy(Math.sqrt(headWidth()));
                            }
                        }),
                WrittenPairs.of(
                        "attention-mask-forgotten-in-backward",
                        "attention-scaled-by-tokens",
                        (settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                            @Override
                            protected Matrix rememberedWeights(Head head) {
                                return weights(scaled(scores(head.query(), head.key())));
                            }

                            @Override
                            protected Matrix scaled(Matrix s) {
                                return s.scaledBy(1 / Math.sqrt(s.columns()));
                            }
                        }),
                WrittenPairs.of(
                        "attention-output-weight-gradient-transposed",
                        "attention-query-bias-missing",
                        (settings, p) -> new SelfAttention(
                                new AttentionProjections(
                                        withoutBias(p),
                                        ReferenceLayers.linear("key", p),
                                        ReferenceLayers.linear("value", p),
                                        withTransposedGradient(p)),
                                settings.attention())),
                WrittenPairs.of(
                        "attention-query-bias-missing",
                        "attention-key-path-twice",
                        (settings, p) ->
                                new SelfAttention(
                                        new AttentionProjections(
                                                withoutBias(p),
                                                ReferenceLayers.linear("key", p),
                                                ReferenceLayers.linear("value", p),
                                                ReferenceLayers.linear("output", p)),
                                        settings.attention()) {
                                    @Override
                                    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                                        return super.inputGradient(viaValue, viaQuery, viaKey)
                                                .plus(viaKey);
                                    }
                                }));
    }

    private static Stream<WrittenPairs> around() {
        return Stream.of(
                WrittenPairs.of("rotary-error-turned-on", "rotary-other-base", (settings, p) -> {
                    Rotary rotary = new Rotary(settings.variant().pairing(), 1000);
                    return new RotaryLayer(rotary, settings.heads()) {
                        @Override
                        protected Matrix inputGradient(Matrix delta, int... positions) {
                            return output(delta, positions);
                        }
                    };
                }),
                WrittenPairs.of(
                        "rotary-across-heads",
                        "rotary-error-positions-from-one",
                        (settings, p) -> new RotaryLayer(settings.rotary(), 1) {
                            @Override
                            protected Matrix inputGradient(Matrix delta, int... positions) {
                                return super.inputGradient(
                                        delta,
                                        IntStream.of(positions).map(t -> t + 1).toArray());
                            }
                        }),
                WrittenPairs.of("block-residual-missing-around-mlp", "block-second-norm-not-centred", (settings, p) -> {
                    TransformerBlock right = ReferenceLayers.block(settings, p);
                    Map<String, Matrix> own = ReferenceLayers.within("norm2", p);
                    LayerNorm norm2 = new LayerNorm(own.get("weight"), own.get("bias"), settings.epsilon()) {
                        @Override
                        protected Matrix mean(Matrix x) {
                            return super.mean(x).scaledBy(0);
                        }
                    };
                    return new TransformerBlock(
                            right.norm1(), right.attention(), norm2, right.mlp(), right.placement()) {
                        @Override
                        protected ReferenceLayer thinking() {
                            return new Chain(new Named("norm2", norm2()), new Named("mlp", mlp()));
                        }
                    };
                }),
                WrittenPairs.of(
                        "model-positions-off-by-one",
                        "model-error-negated-behind-logits",
                        (settings, p) -> new ModelLayer(new LanguageModel(ModelLayer.config(settings, p), p) {
                            @Override
                            protected int[] positionRows(int... positions) {
                                int rows = parameters().get("position.weight").rows();
                                return IntStream.of(positions)
                                        .map(t -> (t + 1) % rows)
                                        .toArray();
                            }

                            @Override
                            protected Matrix errorOfNormed(Matrix error) {
                                return error.scaledBy(-1);
                            }
                        })),
                WrittenPairs.of("block-mlp-first", "block-residual-gradient-doubled", (settings, p) -> {
                    TransformerBlock right = ReferenceLayers.block(settings, p);
                    return new TransformerBlock(
                            right.norm1(), right.attention(), right.norm2(), right.mlp(), right.placement()) {
                        @Override
                        protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
                            return new Chain(thinking, mixing);
                        }

                        @Override
                        protected ReferenceLayer residual(ReferenceLayer inner) {
                            return new Residual(inner) {
                                @Override
                                protected Matrix inputGradient(Matrix delta, Matrix viaInner) {
                                    return delta.plus(delta).plus(viaInner);
                                }
                            };
                        }
                    };
                }));
    }

    private static Linear withoutBias(Map<String, Matrix> p) {
        return new Linear(p.get("query.weight"), Optional.of(p.get("query.bias"))) {
            @Override
            public Matrix output(Matrix x) {
                return x.times(weight());
            }
        };
    }

    private static Linear withTransposedGradient(Map<String, Matrix> p) {
        return new Linear(p.get("output.weight"), Optional.of(p.get("output.bias"))) {
            @Override
            protected Matrix weightGradient(Matrix x, Matrix delta) {
                return delta.transposed().times(x);
            }
        };
    }
}
