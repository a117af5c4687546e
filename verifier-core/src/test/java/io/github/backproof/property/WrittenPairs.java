package io.github.backproof.property;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.FaultPair;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Elementwise;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.LoraAdapter;
import io.github.backproof.reference.LoraLinear;
import io.github.backproof.reference.Mlp;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.RmsNorm;
import io.github.backproof.reference.Softmax;
import io.github.backproof.reference.TokenEmbedding;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Layers with two mistakes as someone would write them: one class that overrides both equations, and joins nothing. */
record WrittenPairs(FaultPair pair, Fault.Builder layer) {
    static Stream<WrittenPairs> all() {
        return Stream.of(norms(), pointwise(), linears(), WrittenAttentionPairs.all())
                .flatMap(pairs -> pairs);
    }

    static WrittenPairs of(String first, String second, Fault.Builder layer) {
        return new WrittenPairs(new FaultPair(DrawnPairs.fault(first), DrawnPairs.fault(second)), layer);
    }

    private static Matrix before(Matrix rows) {
        return rows.rows(
                IntStream.range(0, rows.rows()).map(t -> Math.max(0, t - 1)).toArray());
    }

    private static Stream<WrittenPairs> norms() {
        return Stream.of(
                of(
                        "layer-norm-mean-of-token-before",
                        "layer-norm-variance-not-centred",
                        (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                            @Override
                            protected Matrix mean(Matrix x) {
                                return before(super.mean(x));
                            }

                            @Override
                            protected Normalised normalise(Matrix x) {
                                Matrix centred = x.minus(mean(x).broadcastColumns(x.columns()));
                                Matrix s = deviation(x.rowDot(x).scaledBy(1.0 / x.columns()));
                                return new Normalised(centred.dividedBy(s.broadcastColumns(x.columns())), s);
                            }
                        }),
                of(
                        "layer-norm-epsilon-missing",
                        "layer-norm-mean-not-subtracted",
                        (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                            @Override
                            protected Matrix deviation(Matrix variance) {
                                return variance.map(Elementary.SQRT);
                            }

                            @Override
                            protected Normalised normalise(Matrix x) {
                                Matrix s = super.normalise(x).deviation();
                                return new Normalised(x.dividedBy(s.broadcastColumns(x.columns())), s);
                            }
                        }),
                of(
                        "layer-norm-weight-after-means",
                        "layer-norm-deviation-term-missing",
                        (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                            @Override
                            protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
                                return weighted(inputGradient(normalised, delta));
                            }

                            @Override
                            protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                                return super.deviationTerm(xHat, h).scaledBy(0);
                            }
                        }),
                of(
                        "layer-norm-weight-squared-in-backward",
                        "layer-norm-bias-gradient-weighted",
                        (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                            @Override
                            protected Matrix weighted(Matrix delta) {
                                return super.weighted(super.weighted(delta));
                            }

                            @Override
                            protected Matrix biasGradient(Matrix delta) {
                                return super.biasGradient(weighted(delta));
                            }
                        }),
                of(
                        "rms-norm-mean-square-of-token-before",
                        "rms-norm-mean-square-not-divided",
                        (settings, p) -> new RmsNorm(p.get("weight"), settings.epsilon()) {
                            @Override
                            protected Matrix rootMeanSquare(Matrix x) {
                                return before(super.rootMeanSquare(x));
                            }

                            @Override
                            protected Matrix meanSquare(Matrix x) {
                                return x.rowDot(x);
                            }
                        }),
                of(
                        "rms-norm-root-missing",
                        "rms-norm-weight-after-mean",
                        (settings, p) -> new RmsNorm(p.get("weight"), settings.epsilon()) {
                            @Override
                            protected Matrix root(Matrix meanSquare) {
                                return meanSquare.map(new Shift(settings.epsilon()));
                            }

                            @Override
                            protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
                                return weighted(inputGradient(normalised, delta));
                            }
                        }));
    }

    private static Stream<WrittenPairs> pointwise() {
        return Stream.of(
                of("softmax-base-two", "softmax-row-term-missing", (settings, p) -> new Softmax() {
                    @Override
                    protected Matrix probabilities(Matrix z) {
                        return super.probabilities(z.scaledBy(StrictMath.log(2)));
                    }

                    @Override
                    protected Matrix rowTerm(Matrix probabilities, Matrix delta) {
                        return super.rowTerm(probabilities, delta).scaledBy(0);
                    }
                }),
                of("softmax-row-term-along-columns", "softmax-row-term-added", (settings, p) -> new Softmax() {
                    @Override
                    public Matrix scoreGradient(Matrix probabilities, Matrix delta) {
                        return super.scoreGradient(probabilities.transposed(), delta.transposed())
                                .transposed();
                    }

                    @Override
                    protected Matrix rowTerm(Matrix probabilities, Matrix delta) {
                        return super.rowTerm(probabilities, delta).scaledBy(-1);
                    }
                }),
                of(
                        "gelu-tanh-in-forward-only",
                        "gelu-derivative-of-output",
                        (settings, p) -> new Elementwise(Activation.GELU_ERF) {
                            @Override
                            protected ScalarFunction function() {
                                return Activation.GELU_TANH.function();
                            }

                            @Override
                            protected Matrix inputGradient(Matrix x, Matrix delta) {
                                return super.inputGradient(activated(x), delta);
                            }
                        }),
                of(
                        "gelu-derivative-of-output",
                        "gelu-tanh-in-backward-only",
                        (settings, p) -> new Elementwise(Activation.GELU_ERF) {
                            @Override
                            protected Matrix inputGradient(Matrix x, Matrix delta) {
                                return super.inputGradient(activated(x), delta);
                            }

                            @Override
                            protected ScalarFunction derivative() {
                                return Activation.GELU_TANH.derivative();
                            }
                        }),
                of("embedding-scaled-in-forward", "embedding-scaled-in-backward", (settings, p) -> {
                    Matrix table = p.get("weight");
                    return new TokenEmbedding(new Embedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(tokens).scaledBy(Math.sqrt(table.columns()));
                        }

                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).scaledBy(Math.sqrt(table.columns()));
                        }
                    });
                }));
    }

    private static Stream<WrittenPairs> linears() {
        return Stream.of(
                of(
                        "linear-bias-missing",
                        "linear-weight-gradient-averaged",
                        (settings, p) -> new Linear(p.get("weight"), Optional.ofNullable(p.get("bias"))) {
                            @Override
                            public Matrix output(Matrix x) {
                                return x.times(weight());
                            }

                            @Override
                            protected Matrix weightGradient(Matrix x, Matrix delta) {
                                return super.weightGradient(x, delta).scaledBy(1.0 / delta.rows());
                            }
                        }),
                of("mlp-hidden-of-token-before", "mlp-silu-for-gelu", (settings, p) -> {
                    Linear up = ReferenceLayers.linear("up", p);
                    return new Mlp(up, ReferenceLayers.linear("down", p), Activation.SILU) {
                        @Override
                        protected Matrix activated(Matrix hidden) {
                            return super.activated(before(hidden));
                        }
                    };
                }),
                of("mlp-down-bias-missing", "mlp-derivative-twice", (settings, p) -> {
                    Linear down = new Linear(p.get("down.weight"), Optional.ofNullable(p.get("down.bias"))) {
                        @Override
                        public Matrix output(Matrix x) {
                            return x.times(weight());
                        }
                    };
                    return new Mlp(ReferenceLayers.linear("up", p), down, settings.activation()) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return super.hiddenGradient(hidden, super.hiddenGradient(hidden, delta));
                        }
                    };
                }),
                of(
                        "gated-mlp-product-activated",
                        "gated-mlp-silu-for-gelu",
                        (settings, p) ->
                                new GatedMlp(
                                        ReferenceLayers.linear("gate", p),
                                        ReferenceLayers.linear("up", p),
                                        ReferenceLayers.linear("down", p),
                                        Activation.SILU) {
                                    @Override
                                    protected Matrix gated(Matrix activated, Matrix content) {
                                        return activated(super.gated(activated, content));
                                    }
                                }),
                of("lora-scale-divided-by-rank", "lora-frozen-path-dropped", (settings, p) -> {
                    double wrong = settings.loraScale() / p.get("down").columns();
                    LoraAdapter adapter = new LoraAdapter(p.get("down"), p.get("up"), wrong);
                    return new LoraLinear(ReferenceLayers.linear(p), adapter) {
                        @Override
                        protected Matrix frozenPath(Matrix delta) {
                            return super.frozenPath(delta).scaledBy(0);
                        }
                    };
                }),
                of("lora-scale-divided-by-rank", "lora-merged-twice", (settings, p) -> {
                    double wrong = settings.loraScale() / p.get("down").columns();
                    return new LoraLinear(
                            ReferenceLayers.linear(p), new LoraAdapter(p.get("down"), p.get("up"), wrong) {
                                @Override
                                public Matrix output(Matrix x) {
                                    return super.output(x).scaledBy(2);
                                }
                            });
                }));
    }
}
