package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A layer as a part of another: its parameters go by the part's name, a dot, and their own.
 *
 * @param name the part's name
 * @param layer the layer
 */
public record Named(String name, ReferenceLayer layer) implements ReferenceLayer {
    @Override
    public Pass forward(Matrix x) {
        Pass pass = layer.forward(x);
        return new Pass(pass.output(), delta -> {
            Gradients gradients = pass.backward(delta);
            return Gradients.ofInput(gradients.input()).withPart(name, gradients);
        });
    }
}
