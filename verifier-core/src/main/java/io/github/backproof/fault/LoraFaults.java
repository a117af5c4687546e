package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLoraAdapter;
import io.github.backproof.fault.joinable.JoinableLoraLinear;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in a LoRA adapter beside a frozen linear layer. */
final class LoraFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "lora-scale-not-divided-by-rank",
                    "Scaled by r times the declared factor, as by α where α/r was meant (seen: Blaizzy/mlx-vlm#845).",
                    "eqs. 43–46",
                    "LORA-01",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix scaled(Matrix a) {
                            return a.scaledBy(s * d.columns());
                        }
                    })),
            fault(
                    "lora-scale-divided-by-rank",
                    "Scaled by the declared factor over r, as by α/r where α was meant.",
                    "eqs. 43–46",
                    "LORA-01",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix scaled(Matrix a) {
                            return a.scaledBy(s / d.columns());
                        }
                    })),
            fault(
                    "lora-scale-missing-in-forward",
                    "Forgot the scale in the forward pass (seen: hao-ai-lab/FastVideo#870).",
                    "eq. 43",
                    "LORA-01",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s)) {
                        @Override
                        public Matrix output(Matrix x) {
                            return base.forward(x).output().plus(x.times(d).times(u));
                        }
                    }),
            fault(
                    "lora-down-gradient-unscaled",
                    "Forgot the scale in dD.",
                    "eq. 45",
                    "LORA-02",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix downGradient(Matrix x, Matrix delta) {
                            return x.transposed().times(delta.times(u.transposed()));
                        }
                    })),
            fault(
                    "lora-frozen-path-dropped",
                    "Took frozen to mean that no error flows through the base.",
                    "eq. 44",
                    "LORA-05",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s)) {
                        @Override
                        protected Matrix frozenPath(Matrix delta) {
                            return super.frozenPath(delta).scaledBy(0);
                        }
                    }),
            fault(
                    "lora-up-gradient-unscaled",
                    "Forgot the scale in dU.",
                    "eq. 46",
                    "LORA-06",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix upGradient(Matrix x, Matrix delta) {
                            return x.times(d).transposed().times(delta);
                        }
                    })));

    private LoraFaults() {}

    private interface Adapter {
        ReferenceLayer of(Linear base, Matrix down, Matrix up, double scale);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Adapter adapter) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.LORA_LINEAR),
                invariant,
                (settings, parameters) -> adapter.of(
                        ReferenceLayers.linear(parameters),
                        parameters.get("down"),
                        parameters.get("up"),
                        settings.loraScale()));
    }
}
