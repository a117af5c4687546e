package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A layer that someone forgot: input and error go past it, and its parameters have gradients of zero.
 *
 * @param forgotten the layer
 */
record Bypassed(ReferenceLayer forgotten) implements ReferenceLayer {
    @Override
    public Pass forward(Matrix x) {
        Pass pass = forgotten.forward(x);
        return new Pass(
                x,
                delta -> new Gradients(
                        delta, withoutParameters(pass.backward(delta)).parameters()));
    }

    /** The same gradients, but for those of parameters, which are zero. */
    static Gradients withoutParameters(Gradients gradients) {
        Map<String, Matrix> nothing = new LinkedHashMap<>();
        gradients.parameters().forEach((name, gradient) -> nothing.put(name, gradient.scaledBy(0)));
        return new Gradients(gradients.input(), nothing);
    }
}
