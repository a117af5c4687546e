package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * One layer after another, Y = g(f(X)); the error goes through them in the opposite order.
 *
 * @param first f
 * @param second g
 */
public record Chain(ReferenceLayer first, ReferenceLayer second) implements ReferenceLayer {
    @Override
    public Pass forward(Matrix x) {
        Pass before = first.forward(x);
        Pass after = second.forward(before.output());
        return new Pass(after.output(), delta -> {
            Gradients ofSecond = after.backward(delta);
            Gradients ofFirst = before.backward(ofSecond.input());
            return ofFirst.withAll(ofSecond.parameters());
        });
    }
}
