package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A layer of drawn size in one fixed form, whatever its author chose: weights in by out, vectors as one row, gradients
 * replaced by each backward.
 */
public final class BoundLayer {
    private final String name;
    private final LayerKind kind;
    private final Conventions conventions;
    private Sizes sizes;
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

    /** The sizes of its input. */
    public Sizes sizes() {
        return sizes;
    }

    /** From the next forward on, sequences have so many tokens; not for a layer that is built for their number. */
    public void sequencesOf(int tokens) {
        sizes = sizes.with(Dimension.TOKENS, tokens);
    }

    /** The forward pass of an n_T by input width matrix. */
    public Call forward(DenseMatrix x) {
        forwards++;
        return checked("forward", sizes.outputRows(kind), kind.outputWidth(), raw.forward(tensor(x), sizes));
    }

    /** The backward pass of the latest forward; afterwards {@link #gradient} holds this backward's gradients alone. */
    public Call backward(DenseMatrix delta) {
        if (conventions.gradients() == GradientUpdate.ACCUMULATE) {
            parameters.values().forEach(parameter -> parameter.gradient().ifPresent(BoundLayer::clear));
        }
        return backwardAsDeclared(delta);
    }

    /** The backward pass of the latest forward, which adds to the gradients that are there or replaces them, as the layer declares. */
    public Call backwardAsDeclared(DenseMatrix delta) {
        backwards++;
        RawLayer.Call call = raw.backward(tensor(delta), sizes);
        return kind.takesTokens()
                ? new Call(nothing(sizes.inputRows()), matrix(call.argumentAfterwards(), delta.rows()))
                : checked("backward", sizes.inputRows(), kind.inputWidth(), call);
    }

    /** A column of zeros: token numbers have no gradient, whatever backward returns for them. */
    private static DenseMatrix nothing(int rows) {
        return DenseMatrix.filled(rows, 1, 0);
    }

    /** Tells a loss its targets for the next forwards. */
    public void targets(int... targets) {
        tell(TakesTargets.class, "targets", layer -> layer.targets(targets.clone()));
    }

    /** Tells which tokens are no padding in the next forwards. */
    public void visible(boolean... visible) {
        tell(TakesPadding.class, "visible", layer -> layer.visible(visible.clone()));
    }

    /** The weights of a head in the latest forward. */
    public DenseMatrix weights(int head) {
        return square("weights", asked(ShowsScores.class, "weights", layer -> layer.weights(head)));
    }

    /** The gradient of a head's scores in the latest backward. */
    public DenseMatrix scoreGradient(int head) {
        return square("scoreGradient", asked(ShowsScores.class, "scoreGradient", layer -> layer.scoreGradient(head)));
    }

    /** The outputs of the rows of an input, one after the other, by a layer that decodes stepwise. */
    public DenseMatrix stepwise(DenseMatrix x) {
        tell(DecodesStepwise.class, "restart", DecodesStepwise::restart);
        int width = sizes.of(kind.outputWidth());
        double[] values = new double[x.rows() * width];
        for (int t = 0; t < x.rows(); t++) {
            Tensor token = tensor(x.rowRange(t, t + 1));
            Tensor row = asked(DecodesStepwise.class, "step", layer -> layer.step(token));
            if (row.size() != width) {
                throw SubjectFailure.of(
                        "%s.step returned %d values where a row of %d was due.".formatted(name, row.size(), width));
            }
            System.arraycopy(row.toDoubles(), 0, values, t * width, width);
        }
        return DenseMatrix.owning(x.rows(), width, values);
    }

    private <T> void tell(Class<T> optional, String member, Consumer<T> call) {
        Object target = raw.target();
        SubjectCode.call(target.getClass(), member, () -> {
            call.accept(optional.cast(target));
            return true;
        });
    }

    private <T> Tensor asked(Class<T> optional, String member, Function<T, Tensor> call) {
        Object target = raw.target();
        Tensor answer = SubjectCode.call(target.getClass(), member, () -> call.apply(optional.cast(target)));
        if (answer == null) {
            throw SubjectFailure.of(name + "." + member + " returned null.");
        }
        return answer;
    }

    private DenseMatrix square(String member, Tensor values) {
        int n = sizes.inputRows();
        if (values.size() != n * n) {
            throw SubjectFailure.of("%s.%s returned %d values where %d by %d (n_T by n_T) was due."
                    .formatted(name, member, values.size(), n, n));
        }
        return matrix(values, n);
    }

    private static DenseMatrix matrix(Tensor values, int rows) {
        return DenseMatrix.of(rows, values.size() / rows, values.toDoubles());
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
        return () -> kind.parameters(sizes.of(Dimension.BLOCKS)).stream()
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
        write(spec, "parameter", values, parameters.get(spec.name()).values());
    }

    /** Writes the gradient of a parameter that the layer has, where it keeps one. */
    public void setGradient(ParameterSpec spec, DenseMatrix values) {
        parameters.get(spec.name()).gradient().ifPresent(view -> write(spec, "gradient", values, view));
    }

    private void write(ParameterSpec spec, String what, DenseMatrix values, NamedParameter.View view) {
        Tensor now = view.read();
        requireSize(spec, what, now);
        DenseMatrix stored = isTransposed(spec) ? values.transposed() : values;
        view.write(Tensor.of(stored.toArray(), now.shape()));
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
        return spec.isWeightMatrix() && conventions.weights() == WeightLayout.OUT_IN;
    }

    private void requireSize(ParameterSpec spec, String what, Tensor values) {
        int expected = sizes.rows(spec) * sizes.columns(spec);
        if (values.size() != expected) {
            throw SubjectFailure.ofShape("%s: the %s \"%s\" holds %d values where %s has %d."
                    .formatted(name, what, spec.name(), values.size(), kind, expected));
        }
    }

    private Call checked(String member, int rows, Dimension width, RawLayer.Call call) {
        int columns = sizes.of(width);
        Tensor result = call.result();
        boolean flat = result.shape().length == 1;
        boolean fits = flat ? result.size() == rows * columns : result.rows() == rows && result.columns() == columns;
        if (!fits) {
            String actual = flat ? result.size() + " values" : result.rows() + " by " + result.columns();
            String tokens = kind.isLoss() && member.equals("forward") ? "1" : "n_T";
            throw SubjectFailure.ofShape("%s.%s returned %s where %d by %d (%s by %s) was due."
                    .formatted(name, member, actual, rows, columns, tokens, width.symbol()));
        }
        Tensor argument = call.argumentAfterwards();
        int argumentRows = member.equals("forward") ? sizes.inputRows() : sizes.outputRows(kind);
        return new Call(matrix(result, rows), matrix(argument, argumentRows));
    }

    private static Tensor tensor(DenseMatrix matrix) {
        return Tensor.of(matrix.toArray(), matrix.rows(), matrix.columns());
    }

    private static void clear(NamedParameter.View view) {
        Tensor now = view.read();
        view.write(Tensor.of(new double[now.size()], now.shape()));
    }
}
