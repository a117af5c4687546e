package io.github.backproof.fault;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** A right layer, around which something goes wrong: what a fault overrides calls the right pass. */
abstract class Misbehaving implements Layer {
    private final Layer right;

    Misbehaving(Layer right) {
        this.right = right;
    }

    @Override
    public Tensor forward(Tensor input) {
        return right.forward(input);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        return right.backward(outputGradient);
    }

    @Override
    public final List<NamedParameter> parameters() {
        return right.parameters();
    }

    /** What is in the gradients now, by parameter. */
    final Map<String, Tensor> gradients() {
        return parameters().stream()
                .filter(parameter -> parameter.gradient().isPresent())
                .collect(Collectors.toMap(
                        NamedParameter::name,
                        parameter -> parameter.gradient().orElseThrow().read()));
    }

    /** Makes each gradient a function of what is in it and of another tensor of the same shape. */
    final void changeGradients(Map<String, Tensor> others, DoubleBinaryOperator function) {
        for (NamedParameter parameter : parameters()) {
            parameter
                    .gradient()
                    .ifPresent(view -> view.write(combined(view.read(), others.get(parameter.name()), function)));
        }
    }

    /** What is in the parameters now, by name. */
    final Map<String, Tensor> values() {
        return parameters().stream()
                .collect(Collectors.toMap(NamedParameter::name, p -> p.values().read()));
    }

    /** Writes the parameters. */
    final void setValues(Map<String, Tensor> others) {
        parameters().forEach(parameter -> parameter.values().write(others.get(parameter.name())));
    }

    /** f(a), entry by entry. */
    static Tensor mapped(Tensor a, DoubleUnaryOperator function) {
        return Tensor.of(Arrays.stream(a.toDoubles()).map(function).toArray(), a.shape());
    }

    /** f(a, b), entry by entry. */
    static Tensor combined(Tensor a, Tensor b, DoubleBinaryOperator function) {
        double[] left = a.toDoubles();
        double[] right = b.toDoubles();
        Arrays.setAll(left, k -> function.applyAsDouble(left[k], right[k]));
        return Tensor.of(left, a.shape());
    }

    /** Rows, from one up to, not including, another. */
    static Tensor rows(Tensor a, int from, int to) {
        return Tensor.of(
                Arrays.copyOfRange(a.toDoubles(), from * a.columns(), to * a.columns()), to - from, a.columns());
    }

    /** Rows one below the other. */
    static Tensor stacked(List<Tensor> parts) {
        List<double[]> rows = new ArrayList<>();
        parts.forEach(part -> rows.addAll(List.of(part.toDoubleRows())));
        return Tensor.of(rows.toArray(double[][]::new));
    }

    /** A tensor of zeros. */
    static Tensor zeros(int rows, int columns) {
        return Tensor.of(new double[rows * columns], rows, columns);
    }
}
