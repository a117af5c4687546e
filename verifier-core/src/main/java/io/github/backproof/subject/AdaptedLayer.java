package io.github.backproof.subject;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;
import java.util.concurrent.Callable;

/** A subject that implements {@link Layer}. A tensor cannot be changed, so the argument afterwards is the argument. */
record AdaptedLayer(Layer layer) implements RawLayer {
    @Override
    public Call forward(Tensor input, Sizes sizes) {
        return new Call(call("forward", () -> layer.forward(input)), input);
    }

    @Override
    public Call backward(Tensor outputGradient, Sizes sizes) {
        return new Call(call("backward", () -> layer.backward(outputGradient)), outputGradient);
    }

    @Override
    public List<NamedParameter> parameters() {
        return call("parameters", layer::parameters);
    }

    @Override
    public Object target() {
        return layer;
    }

    private <T> T call(String member, Callable<T> code) {
        T result = SubjectCode.call(layer.getClass(), member, code);
        if (result == null) {
            throw SubjectFailure.of(layer.getClass().getSimpleName() + "." + member + " returned null.");
        }
        return result;
    }
}
