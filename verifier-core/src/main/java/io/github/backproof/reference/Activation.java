package io.github.backproof.reference;

import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.specs.Gelu;

/** The nonlinear function g of an MLP, with its derivative g′. */
public enum Activation {
    /** xΦ(x), by the normal distribution. */
    GELU_ERF(GeluErf.FUNCTION, GeluErf.DERIVATIVE),
    /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))). */
    GELU_TANH(GeluTanh.FUNCTION, GeluTanh.DERIVATIVE),
    /** xσ(x), also called swish. */
    SILU(Silu.FUNCTION, Silu.DERIVATIVE),
    /** max(x, 0), with derivative 0 at 0. */
    RELU(Relu.FUNCTION, Relu.DERIVATIVE);

    private final ScalarFunction function;
    private final ScalarFunction derivative;

    Activation(ScalarFunction function, ScalarFunction derivative) {
        this.function = function;
        this.derivative = derivative;
    }

    /** The activation that a subject's declared GELU stands for. */
    public static Activation of(Gelu gelu) {
        return switch (gelu) {
            case ERF -> GELU_ERF;
            case TANH -> GELU_TANH;
        };
    }

    /** g. */
    public ScalarFunction function() {
        return function;
    }

    /** g′. */
    public ScalarFunction derivative() {
        return derivative;
    }
}
