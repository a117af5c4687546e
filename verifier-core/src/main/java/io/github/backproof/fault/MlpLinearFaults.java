package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.fault.joinable.JoinableMlp;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.NonLinearity;
import java.util.List;

/** Mistakes in the linear layers of a multi-layer perceptron. */
final class MlpLinearFaults {
    static final List<Fault> ALL = List.of(
            MlpFaults.fault(
                    "mlp-up-bias-gradient-missing",
                    "Forgot the gradient of the up bias.",
                    "db_up = Σ_t Δ_H",
                    NonLinearity.RELU,
                    "MLP-03",
                    (up, down, activation) -> new JoinableMlp(
                            new JoinableLinear(up.weight(), up.bias()) {
                                @Override
                                protected Matrix biasGradient(Matrix delta) {
                                    return super.biasGradient(delta).scaledBy(0);
                                }
                            },
                            down,
                            activation)),
            MlpFaults.fault(
                    "mlp-up-bias-gradient-averaged",
                    "Averaged the gradient of the up bias over the tokens.",
                    "db_up = Σ_t Δ_H",
                    NonLinearity.RELU,
                    "MLP-03",
                    (up, down, activation) -> new JoinableMlp(
                            new JoinableLinear(up.weight(), up.bias()) {
                                @Override
                                protected Matrix biasGradient(Matrix delta) {
                                    return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                                }
                            },
                            down,
                            activation)),
            MlpFaults.fault(
                    "mlp-up-weight-not-transposed",
                    "Used W where Wᵗ belongs in the up layer.",
                    "Δ_in = Δ_H W_upᵗ",
                    NonLinearity.GELU,
                    "MLP-04",
                    (up, down, activation) -> new JoinableMlp(
                            new JoinableLinear(up.weight(), up.bias()) {
                                @Override
                                protected Matrix inputGradient(Matrix delta) {
                                    return delta.times(Flat.readTransposed(up.weight()));
                                }
                            },
                            down,
                            activation)),
            MlpFaults.fault(
                    "mlp-up-weight-gradient-averaged",
                    "Averaged the gradient of the up weight over the tokens.",
                    "dW_up = XᵗΔ_H",
                    NonLinearity.GELU,
                    "MLP-04",
                    (up, down, activation) -> new JoinableMlp(
                            new JoinableLinear(up.weight(), up.bias()) {
                                @Override
                                protected Matrix weightGradient(Matrix x, Matrix delta) {
                                    return super.weightGradient(x, delta).scaledBy(1.0 / delta.rows());
                                }
                            },
                            down,
                            activation)),
            MlpFaults.fault(
                    "mlp-down-weight-gradient-averaged",
                    "Averaged the gradient of the down weight over the tokens.",
                    "dW_down = AᵗΔ",
                    NonLinearity.GELU,
                    "MLP-05",
                    (up, down, activation) -> new JoinableMlp(
                            up,
                            new JoinableLinear(down.weight(), down.bias()) {
                                @Override
                                protected Matrix weightGradient(Matrix x, Matrix delta) {
                                    return super.weightGradient(x, delta).scaledBy(1.0 / delta.rows());
                                }
                            },
                            activation)),
            MlpFaults.fault(
                    "mlp-down-bias-gradient-averaged",
                    "Averaged the gradient of the down bias over the tokens.",
                    "db_down = Σ_t Δ_t",
                    NonLinearity.GELU,
                    "MLP-05",
                    (up, down, activation) -> new JoinableMlp(
                            up,
                            new JoinableLinear(down.weight(), down.bias()) {
                                @Override
                                protected Matrix biasGradient(Matrix delta) {
                                    return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                                }
                            },
                            activation)),
            MlpFaults.fault(
                    "mlp-down-bias-missing",
                    "Forgot the down bias in the forward pass.",
                    "Y = AW_down + 1b_downᵗ",
                    NonLinearity.GELU,
                    "MLP-05",
                    (up, down, activation) -> new JoinableMlp(
                            up,
                            new JoinableLinear(down.weight(), down.bias()) {
                                @Override
                                public Matrix output(Matrix x) {
                                    return x.times(down.weight());
                                }
                            },
                            activation)),
            MlpFaults.fault(
                    "mlp-output-activated",
                    "Put an activation behind the down layer as well.",
                    "Y = AW_down + 1b_downᵗ",
                    NonLinearity.GELU,
                    "GEN-11",
                    (up, down, activation) -> new JoinableMlp(
                            up,
                            new JoinableLinear(down.weight(), down.bias()) {
                                @Override
                                public Matrix output(Matrix x) {
                                    return super.output(x).map(activation.function());
                                }
                            },
                            activation)));

    private MlpLinearFaults() {}
}
