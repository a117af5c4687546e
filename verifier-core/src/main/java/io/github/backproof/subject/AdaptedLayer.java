package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.storage.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A subject that implements {@link Layer}. A tensor cannot be changed, so the argument afterwards is the argument.
 *
 * @param name the name reports use
 * @param kind what it computes
 * @param layer the layer
 */
record AdaptedLayer(String name, LayerKind kind, Layer layer) implements RawLayer {
    @Override
    public Call forward(DenseMatrix input, Sizes sizes) {
        return passed("forward", input, layer::forward);
    }

    @Override
    public Call backward(DenseMatrix outputGradient, Sizes sizes) {
        return passed("backward", outputGradient, layer::backward);
    }

    private interface Pass {
        Tensor of(Tensor argument);
    }

    private Call passed(String member, DenseMatrix argument, Pass pass) {
        Tensor tensor = Tensor.of(argument.toArray(), argument.rows(), argument.columns());
        Tensor result = call(member, () -> pass.of(tensor));
        return new Call(new Numbers(result.toDoubles(), result.shape()), argument.toArray());
    }

    @Override
    public Map<String, StoredParameter> parameters() {
        Map<String, StoredParameter> parameters = new LinkedHashMap<>();
        for (NamedParameter parameter : call("parameters", layer::parameters)) {
            parameters.put(
                    parameter.name(),
                    new StoredParameter(
                            new View(parameter.name(), "parameter", parameter.values()),
                            parameter.gradient().map(view -> new View(parameter.name(), "gradient", view))));
        }
        return parameters;
    }

    @Override
    public void targets(int... targets) {
        call("targets", () -> {
            ((TakesTargets) layer).targets(targets.clone());
            return true;
        });
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

    /** A view of the author's storage. */
    private final class View implements Stored {
        private final String parameter;
        private final String what;
        private final NamedParameter.View view;

        View(String parameter, String what, NamedParameter.View view) {
            this.parameter = parameter;
            this.what = what;
            this.view = view;
        }

        @Override
        public double[] read(StoredShape shape) {
            return fitting(shape).toDoubles();
        }

        @Override
        public void write(double[] values, StoredShape shape) {
            view.write(Tensor.of(values, fitting(shape).shape()));
        }

        private Tensor fitting(StoredShape shape) {
            Tensor now = view.read();
            if (now.size() != shape.size()) {
                throw SubjectFailure.ofShape("%s: the %s \"%s\" holds %d values where %s has %d."
                        .formatted(name, what, parameter, now.size(), kind, shape.size()));
            }
            return now;
        }

        @Override
        public String label() {
            return name;
        }

        @Override
        public DeclaredPrecision precision() {
            return view.precision();
        }

        @Override
        public int[] extents() {
            return view.read().shape();
        }
    }
}
