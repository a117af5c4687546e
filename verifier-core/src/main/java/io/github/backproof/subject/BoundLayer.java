package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A layer of drawn size in one fixed form, whatever its author chose: weights in by out, vectors as one row, gradients
 * replaced by each backward.
 */
public final class BoundLayer {
    private final String name;
    private final LayerKind kind;
    private final Conventions conventions;
    private final Sizes sizes;
    private final RawLayer raw;
    private final Map<String, NamedParameter> parameters = new LinkedHashMap<>();
    private int forwards;
    private int backwards;

    /**
     * One call of forward or backward.
     *
     * @param result what it returned
     * @param argumentAfterwards what its argument held when it returned
     */
    public record Call(DenseMatrix result, DenseMatrix argumentAfterwards) {}

    BoundLayer(String name, LayerKind kind, Conventions conventions, Sizes sizes, RawLayer raw) {
        this.name = name;
        this.kind = kind;
        this.conventions = conventions;
        this.sizes = sizes;
        this.raw = raw;
        raw.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    }

    /** The sizes it was built with. */
    public Sizes sizes() {
        return sizes;
    }

    /** The forward pass of an n_T by input width matrix. */
    public Call forward(DenseMatrix x) {
        forwards++;
        return checked("forward", kind.outputWidth(), raw.forward(tensor(x)));
    }

    /** The backward pass of the latest forward; afterwards {@link #gradient} holds this backward's gradients alone. */
    public Call backward(DenseMatrix delta) {
        if (conventions.gradients() == GradientUpdate.ACCUMULATE) {
            parameters.values().forEach(parameter -> parameter.gradient().ifPresent(BoundLayer::clear));
        }
        backwards++;
        return checked("backward", kind.inputWidth(), raw.backward(tensor(delta)));
    }

    /** How often forward was called. */
    public int forwards() {
        return forwards;
    }

    /** How often backward was called. */
    public int backwards() {
        return backwards;
    }

    /** The specifications of the parameters that this layer has, in the kind's order. */
    public Iterable<ParameterSpec> parameters() {
        return () -> kind.parameters().stream()
                .filter(spec -> parameters.containsKey(spec.name()))
                .iterator();
    }

    /** The names this layer gives its parameters, known to the kind or not. */
    Set<String> declaredNames() {
        return Set.copyOf(parameters.keySet());
    }

    /** Whether any parameter is stored in float32. */
    boolean storesFloats() {
        return parameters.values().stream()
                .anyMatch(parameter -> parameter.values().precision() == DeclaredPrecision.FLOAT32);
    }

    /** Whether the layer has the parameter. */
    public boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    /** The values of a parameter that the layer has. */
    public DenseMatrix parameter(ParameterSpec spec) {
        return canonical(spec, "parameter", parameters.get(spec.name()).values().read());
    }

    /** Writes a parameter that the layer has. */
    public void set(ParameterSpec spec, DenseMatrix values) {
        Tensor now = parameters.get(spec.name()).values().read();
        requireSize(spec, "parameter", now);
        DenseMatrix stored = isTransposed(spec) ? values.transposed() : values;
        parameters.get(spec.name()).values().write(Tensor.of(stored.toArray(), now.shape()));
    }

    /** The gradient of a parameter that the layer has; empty when it keeps none. */
    public Optional<DenseMatrix> gradient(ParameterSpec spec) {
        return parameters.get(spec.name()).gradient().map(view -> canonical(spec, "gradient", view.read()));
    }

    private DenseMatrix canonical(ParameterSpec spec, String what, Tensor values) {
        requireSize(spec, what, values);
        int rows = sizes.rows(spec);
        int columns = sizes.columns(spec);
        return isTransposed(spec)
                ? DenseMatrix.of(columns, rows, values.toDoubles()).transposed()
                : DenseMatrix.of(rows, columns, values.toDoubles());
    }

    private boolean isTransposed(ParameterSpec spec) {
        return spec.isMatrix() && conventions.weights() == WeightLayout.OUT_IN;
    }

    private void requireSize(ParameterSpec spec, String what, Tensor values) {
        int expected = sizes.rows(spec) * sizes.columns(spec);
        if (values.size() != expected) {
            throw SubjectFailure.of("%s: the %s \"%s\" holds %d values where %s has %d."
                    .formatted(name, what, spec.name(), values.size(), kind, expected));
        }
    }

    private Call checked(String member, Dimension width, RawLayer.Call call) {
        int rows = sizes.of(Dimension.TOKENS);
        int columns = sizes.of(width);
        Tensor result = call.result();
        boolean flat = result.shape().length == 1;
        boolean fits = flat ? result.size() == rows * columns : result.rows() == rows && result.columns() == columns;
        if (!fits) {
            String actual = flat ? result.size() + " values" : result.rows() + " by " + result.columns();
            throw SubjectFailure.of("%s.%s returned %s where %d by %d (n_T by %s) was due."
                    .formatted(name, member, actual, rows, columns, width.symbol()));
        }
        Tensor argument = call.argumentAfterwards();
        return new Call(
                DenseMatrix.of(rows, columns, result.toDoubles()),
                DenseMatrix.of(rows, argument.size() / rows, argument.toDoubles()));
    }

    private static Tensor tensor(DenseMatrix matrix) {
        return Tensor.of(matrix.toArray(), matrix.rows(), matrix.columns());
    }

    private static void clear(NamedParameter.View view) {
        Tensor now = view.read();
        view.write(Tensor.of(new double[now.size()], now.shape()));
    }
}
