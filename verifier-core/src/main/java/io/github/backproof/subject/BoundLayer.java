package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.storage.Numbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private final Map<String, StoredParameter> parameters;
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
        this.parameters = raw.parameters();
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
        return checked("forward", sizes.outputRows(kind), kind.outputWidth(), raw.forward(x, sizes));
    }

    /** The backward pass of the latest forward; afterwards {@link #gradient} holds this backward's gradients alone. */
    public Call backward(DenseMatrix delta) {
        if (conventions.gradients() == GradientUpdate.ACCUMULATE) {
            for (ParameterSpec spec : parameters()) {
                setGradient(spec, DenseMatrix.filled(sizes.rows(spec), sizes.columns(spec), 0));
            }
        }
        return backwardAsDeclared(delta);
    }

    /** The backward pass of the latest forward, which adds to the gradients that are there or replaces them, as the layer declares. */
    public Call backwardAsDeclared(DenseMatrix delta) {
        backwards++;
        RawLayer.Call call = raw.backward(delta, sizes);
        return kind.takesTokens()
                ? new Call(nothing(sizes.inputRows()), matrix(delta.rows(), call.argumentAfterwards()))
                : checked("backward", sizes.inputRows(), kind.inputWidth(), call);
    }

    /** A column of zeros: token numbers have no gradient, whatever backward returns for them. */
    private static DenseMatrix nothing(int rows) {
        return DenseMatrix.filled(rows, 1, 0);
    }

    /** What the arrays hold now that the latest passes were given and gave, by X, Y, Δ and Δ_in; none that nobody can change. */
    public Map<String, double[]> held() {
        return raw.held();
    }

    /** Overwrites one of them, if it is there. */
    public void overwrite(String name) {
        raw.overwrite(name);
    }

    /** Tells a loss its targets for the next forwards. */
    public void targets(int... targets) {
        raw.targets(targets);
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
        return matrix(n, values.toDoubles());
    }

    private static DenseMatrix matrix(int rows, double[] values) {
        return DenseMatrix.owning(rows, values.length / rows, values);
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
        return canonical(shape(spec), parameters.get(spec.name()).values());
    }

    /** Writes a parameter that the layer has. */
    public void set(ParameterSpec spec, DenseMatrix values) {
        write(shape(spec), values, parameters.get(spec.name()).values());
    }

    /** Writes the gradient of a parameter that the layer has, where it keeps one. */
    public void setGradient(ParameterSpec spec, DenseMatrix values) {
        parameters.get(spec.name()).gradient().ifPresent(stored -> write(shape(spec), values, stored));
    }

    /** The gradient of a parameter that the layer has; empty when it keeps none, or gives it at a backward only. */
    public Optional<DenseMatrix> gradient(ParameterSpec spec) {
        return parameters
                .get(spec.name())
                .gradient()
                .filter(Stored::isThere)
                .map(stored -> canonical(shape(spec), stored));
    }

    /** The places of a parameter that have to hold what is written to them, each with what lies there. */
    Map<Stored, String> written(ParameterSpec spec) {
        StoredParameter parameter = parameters.get(spec.name());
        Map<Stored, String> places = new LinkedHashMap<>();
        places.put(parameter.values(), "\"" + spec.name() + "\"");
        if (conventions.gradients() == GradientUpdate.ACCUMULATE) {
            parameter.gradient().ifPresent(place -> places.put(place, "the gradient of \"" + spec.name() + "\""));
        }
        return places;
    }

    /** Whether the layer gives the parameter a gradient. */
    boolean hasGradient(ParameterSpec spec) {
        return parameters.get(spec.name()).gradient().isPresent();
    }

    /** The shape of a parameter as it is stored. */
    StoredShape shape(ParameterSpec spec) {
        return StoredShape.of(spec, conventions.weights(), sizes);
    }

    private static void write(StoredShape shape, DenseMatrix values, Stored stored) {
        stored.write((shape.isTransposed() ? values.transposed() : values).rowByRow(), shape);
    }

    private static DenseMatrix canonical(StoredShape shape, Stored stored) {
        DenseMatrix values = DenseMatrix.owning(shape.rows(), shape.columns(), stored.read(shape));
        return shape.isTransposed() ? values.transposed() : values;
    }

    private Call checked(String member, int rows, Dimension width, RawLayer.Call call) {
        int columns = sizes.of(width);
        Numbers result = call.result();
        if (!fits(rows, columns, result.shape())) {
            throw SubjectFailure.ofShape("%s.%s returned %s where %s was due."
                    .formatted(name, member, actual(result), due(member, rows, width, result.shape().length)));
        }
        int argumentRows = member.equals("forward") ? sizes.inputRows() : sizes.outputRows(kind);
        return new Call(matrix(rows, result.values()), matrix(argumentRows, call.argumentAfterwards()));
    }

    private boolean fits(int rows, int columns, int... shape) {
        return switch (shape.length) {
            case 1 -> shape[0] == rows * columns;
            case 2 -> shape[0] == rows && shape[1] == columns;
            default ->
                shape.length == 3
                        && shape[0] == sizes.of(Dimension.BATCH)
                        && shape[0] * shape[1] == rows
                        && shape[2] == columns;
        };
    }

    private static String actual(Numbers result) {
        return result.shape().length == 1
                ? result.values().length + " values"
                : Arrays.stream(result.shape()).mapToObj(Integer::toString).collect(Collectors.joining(" by "));
    }

    private String due(String member, int rows, Dimension width, int rank) {
        String tokens = kind.isLoss() && member.equals("forward") ? "1" : "n_T";
        return rank == 3
                ? "%d by %d by %d (n_B by %s by %s)"
                        .formatted(
                                sizes.of(Dimension.BATCH),
                                rows / sizes.of(Dimension.BATCH),
                                sizes.of(width),
                                tokens,
                                width.symbol())
                : "%d by %d (%s by %s)".formatted(rows, sizes.of(width), tokens, width.symbol());
    }

    private static Tensor tensor(DenseMatrix matrix) {
        return Tensor.of(matrix.toArray(), matrix.rows(), matrix.columns());
    }
}
