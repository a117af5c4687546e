package io.github.backproof.subject;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** A subject that implements {@link Layer}. A tensor cannot be changed, so the argument afterwards is the argument. */
record AdaptedLayer(Layer layer) implements RawLayer {
    @Override
    public Call forward(Tensor input) {
        return call("forward", layer::forward, input);
    }

    @Override
    public Call backward(Tensor outputGradient) {
        return call("backward", layer::backward, outputGradient);
    }

    @Override
    public List<NamedParameter> parameters() {
        try {
            return layer.parameters();
        } catch (Throwable thrown) {
            throw SubjectFailure.thrown(layer.getClass(), "parameters", thrown);
        }
    }

    private Call call(String member, UnaryOperator<Tensor> pass, Tensor argument) {
        Tensor result;
        try {
            result = pass.apply(argument);
        } catch (Throwable thrown) {
            throw SubjectFailure.thrown(layer.getClass(), member, thrown);
        }
        if (result == null) {
            throw SubjectFailure.of(layer.getClass().getSimpleName() + "." + member + " returned null.");
        }
        return new Call(result, argument);
    }
}
