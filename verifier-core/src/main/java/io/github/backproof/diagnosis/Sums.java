package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.LoraAdapter;
import io.github.backproof.reference.LoraLinear;
import io.github.backproof.reference.LossLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.Softmax;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** The results of each kind of layer that are sums of terms. Every other result is a sum of one. */
final class Sums {
    private Sums() {}

    /** Those of a kind. */
    static List<Sum> of(LayerKind kind) {
        return switch (kind) {
            case SELF_ATTENTION -> AttentionSums.ALL;
            case LAYER_NORM -> NormSums.OF_LAYER_NORM;
            case RMS_NORM -> NormSums.OF_RMS_NORM;
            case SOFTMAX -> SOFTMAX;
            case LORA_LINEAR -> LORA;
            case GATED_MLP -> GATED_MLP;
            case CROSS_ENTROPY -> CROSS_ENTROPY;
            default -> List.of();
        };
    }

    private static final List<Sum> SOFTMAX = List.of(new Sum(
            "Δ_in",
            List.of("eq. 25"),
            List.of(
                    new Term("P∘Δ", (settings, parameters) -> new Softmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            return p.hadamard(delta);
                        }
                    }),
                    new Term("−P∘(Δ⊖P)1ᵗ", (settings, parameters) -> new Softmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            return p.hadamard(rowTerm(p, delta).broadcastColumns(p.columns()))
                                    .scaledBy(-1);
                        }
                    }))));

    private static final List<Sum> LORA = List.of(
            new Sum("Y", List.of("eq. 43"), List.of(new Term("XW + 1bᵗ", lora(1, 0)), new Term("s·XDU", lora(0, 1)))),
            new Sum("Δ_in", List.of("eq. 44"), List.of(new Term("ΔWᵗ", lora(1, 0)), new Term("s·ΔUᵗDᵗ", lora(0, 1)))));

    /** A LoRA layer whose two paths count so often. */
    private static LayerMaker lora(int frozen, int adapted) {
        return (settings, parameters) -> {
            Matrix down = parameters.get("down");
            Matrix up = parameters.get("up");
            LoraAdapter adapter = new LoraAdapter(down, up, adapted * settings.loraScale());
            return new LoraLinear(ReferenceLayers.linear(parameters), adapter) {
                @Override
                public Matrix output(Matrix x) {
                    Matrix base = ReferenceLayers.linear(parameters).output(x);
                    return base.scaledBy(frozen).plus(adapter.output(x));
                }

                @Override
                protected Matrix frozenPath(Matrix delta) {
                    return super.frozenPath(delta).scaledBy(frozen);
                }
            };
        };
    }

    private static final List<Sum> GATED_MLP = List.of(new Sum(
            "Δ_in",
            List.of("Δ_in = Δ_gW_gᵗ + Δ_uW_uᵗ"),
            List.of(new Term("Δ_gW_gᵗ", gated(1, 0)), new Term("Δ_uW_uᵗ", gated(0, 1)))));

    /** A gated MLP whose two branches count so often. */
    private static LayerMaker gated(int gate, int up) {
        return (settings, parameters) ->
                new GatedMlp(
                        ReferenceLayers.linear("gate", parameters),
                        ReferenceLayers.linear("up", parameters),
                        ReferenceLayers.linear("down", parameters),
                        settings.activation()) {
                    @Override
                    protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
                        return viaGate.scaledBy(gate).plus(viaUp.scaledBy(up));
                    }
                };
    }

    private static final List<Sum> CROSS_ENTROPY = List.of(new Sum(
            "Δ_in",
            List.of("§1"),
            List.of(
                    new Term(
                            "δP/N",
                            (settings, parameters) -> new LossLayer(
                                    new CrossEntropy(settings.variant().reduction()) {
                                        @Override
                                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                                            return p.hadamard(shares.broadcastColumns(p.columns()));
                                        }
                                    },
                                    ReferenceLayers.targets(settings))),
                    new Term(
                            "−δ·onehot/N",
                            (settings, parameters) -> new LossLayer(
                                    new CrossEntropy(settings.variant().reduction()) {
                                        @Override
                                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                                            return p.scaledBy(0).lessOneAt(shares, targets);
                                        }
                                    },
                                    ReferenceLayers.targets(settings))))));
}
