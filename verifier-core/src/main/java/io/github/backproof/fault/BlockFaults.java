package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableTransformerBlock;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Chain;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Named;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.Residual;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.NormPlacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes in transformer blocks: how the parts are put together. {@link BlockPartFaults} has those inside the parts. */
final class BlockFaults {
    private static final Place BLOCK = Place.in(LayerKind.TRANSFORMER_BLOCK);

    static final List<Fault> ALL = List.of(
            fault(
                    "block-residual-missing",
                    "Forgot to add the sublayer's input to its output, forward and backward.",
                    "tables 2, 3",
                    "RES-01",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer residual(ReferenceLayer inner) {
                            return inner;
                        }
                    }),
            fault(
                    "block-residual-missing-around-mlp",
                    "Put a residual connection around attention and none around the MLP.",
                    "tables 2, 3",
                    "RES-01",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer thinking() {
                            return new Chain(new Named("norm2", norm2()), new Named("mlp", mlp()));
                        }
                    }),
            fault(
                    "block-residual-from-norm",
                    "Let the residual connection start behind the norm: N(X) + f(N(X)) (seen: tracel-ai/burn#1056).",
                    "tables 2, 3",
                    "RES-01",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayer(ReferenceLayer norm, ReferenceLayer layer) {
                            return new Chain(norm, new Residual(layer));
                        }
                    }),
            fault(
                    "block-residual-averaged",
                    "Divided the sum of input and sublayer by two, in both passes.",
                    "tables 2, 3",
                    "RES-02",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer residual(ReferenceLayer inner) {
                            return new HalvedResidual(inner);
                        }
                    }),
            fault(
                    "block-norms-after",
                    "Put the norms behind the residual connections of a block that declares them before.",
                    "tables 2, 3",
                    "RES-02",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayer(ReferenceLayer norm, ReferenceLayer layer) {
                            return new Chain(new Residual(layer), norm);
                        }
                    }),
            new Fault(
                    "block-norms-before",
                    "Put the norms in front of the sublayers of a block that declares them after.",
                    "tables 2, 3",
                    BLOCK.with(LayerVariant.USUAL.with(NormPlacement.AFTER)),
                    "GEN-11",
                    (settings, parameters) -> new Same(ReferenceLayers.block(settings, parameters)) {
                        @Override
                        protected ReferenceLayer sublayer(ReferenceLayer norm, ReferenceLayer layer) {
                            return new Residual(new Chain(norm, layer));
                        }
                    }),
            fault(
                    "block-residual-gradient-dropped",
                    "Sent back the sublayer's error alone, without what the residual connection carries.",
                    "tables 2, 3",
                    "RES-03",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer residual(ReferenceLayer inner) {
                            return new Residual(inner) {
                                @Override
                                protected Matrix inputGradient(Matrix delta, Matrix viaInner) {
                                    return viaInner;
                                }
                            };
                        }
                    }),
            fault(
                    "block-residual-gradient-doubled",
                    "Added the error of the residual connection twice.",
                    "tables 2, 3",
                    "RES-03",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer residual(ReferenceLayer inner) {
                            return new Residual(inner) {
                                @Override
                                protected Matrix inputGradient(Matrix delta, Matrix viaInner) {
                                    return delta.plus(delta).plus(viaInner);
                                }
                            };
                        }
                    }),
            fault(
                    "block-attention-norm-missing",
                    "Gave attention X instead of N₁(X).",
                    "tables 2, 3",
                    "RES-02",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer mixing() {
                            return sublayer(
                                    new Bypassed(new Named("norm1", norm1())), new Named("attention", attention()));
                        }
                    }),
            fault(
                    "block-first-norm-used-twice",
                    "Used the first norm's weight and bias in front of the MLP as well (seen: ml-explore/mlx#1636).",
                    "tables 2, 3",
                    "GEN-11",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer thinking() {
                            return sublayer(new Named("norm2", norm1()), new Named("mlp", mlp()));
                        }
                    }),
            fault(
                    "block-mlp-first",
                    "Ran the MLP before attention.",
                    "tables 2, 3",
                    "GEN-11",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
                            return new Chain(thinking, mixing);
                        }
                    }),
            fault(
                    "block-second-residual-from-input",
                    "Added X instead of X₁ to the MLP's output (seen: strutive07/transformer-tensorflow2.0#14).",
                    "tables 2, 3",
                    "GEN-11",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
                            ReferenceLayer inner = new Chain(new Named("norm2", norm2()), new Named("mlp", mlp()));
                            return new Residual(new Chain(mixing, inner));
                        }
                    }),
            fault(
                    "block-sublayers-side-by-side",
                    "Gave the MLP the norm of X instead of X₁, as blocks with parallel sublayers do.",
                    "tables 2, 3",
                    "GEN-11",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
                            return new Residual(new Sum(
                                    new Chain(new Named("norm1", norm1()), new Named("attention", attention())),
                                    new Chain(new Named("norm2", norm2()), new Named("mlp", mlp()))));
                        }
                    }),
            fault(
                    "block-error-goes-past-the-mlp",
                    "Handed Δ to attention's half, and not what the MLP's half sends back.",
                    "tables 2, 3",
                    "GEN-12",
                    right -> new Same(right) {
                        @Override
                        protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
                            return new Unconnected(mixing, thinking);
                        }
                    }));

    private BlockFaults() {}

    /** Puts the parts of the right block together in another way. */
    private interface Assembly {
        ReferenceLayer of(TransformerBlock right);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Assembly assembly) {
        return new Fault(
                id,
                story,
                equation,
                BLOCK,
                invariant,
                (settings, parameters) -> assembly.of(ReferenceLayers.block(settings, parameters)));
    }

    /** A block of the parts of another. */
    private static class Same extends JoinableTransformerBlock {
        Same(TransformerBlock right) {
            super(right.norm1(), right.attention(), right.norm2(), right.mlp(), right.placement());
        }
    }

    /** (X + f(X))/2. */
    private static final class HalvedResidual extends Residual {
        HalvedResidual(ReferenceLayer inner) {
            super(inner);
        }

        @Override
        public Pass forward(Matrix x) {
            Pass pass = super.forward(x);
            return new Pass(pass.output().scaledBy(0.5), delta -> pass.backward(delta.scaledBy(0.5)));
        }
    }

    /** f(X) + g(X). */
    private record Sum(ReferenceLayer first, ReferenceLayer second) implements ReferenceLayer {
        @Override
        public Pass forward(Matrix x) {
            Pass one = first.forward(x);
            Pass other = second.forward(x);
            return new Pass(one.output().plus(other.output()), delta -> {
                Gradients ofOne = one.backward(delta);
                Gradients ofOther = other.backward(delta);
                return new Gradients(ofOne.input().plus(ofOther.input()), both(ofOne, ofOther));
            });
        }
    }

    private static Map<String, Matrix> both(Gradients one, Gradients other) {
        Map<String, Matrix> all = new LinkedHashMap<>(one.parameters());
        all.putAll(other.parameters());
        return all;
    }

    /** One layer after another; but both get the same error. */
    private record Unconnected(ReferenceLayer first, ReferenceLayer second) implements ReferenceLayer {
        @Override
        public Pass forward(Matrix x) {
            Pass before = first.forward(x);
            Pass after = second.forward(before.output());
            return new Pass(after.output(), delta -> {
                Gradients ofFirst = before.backward(delta);
                return new Gradients(ofFirst.input(), both(ofFirst, after.backward(delta)));
            });
        }
    }
}
