package io.github.backproof.bench;

import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CallContext;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Stepper;
import io.github.backproof.reference.StepwiseLayer;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Sizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reference layer as its author might have wrapped it: arrays of its own, a batch, one call after the other. */
final class ReferenceAsLayer implements Layer, ShowsScores, DecodesStepwise, TakesPadding, TakesTargets {
    private final GradientUpdate updates;
    private final LayerSettings settings;
    private final Sizes sizes;
    private final Arithmetic arithmetic;
    private final LayerMaker maker;
    private final Map<ParameterSpec, double[]> values = new LinkedHashMap<>();
    private final Map<ParameterSpec, double[]> gradients = new LinkedHashMap<>();
    private CallContext context = CallContext.NONE;
    private List<Matrix> inputs = List.of();
    private List<Matrix> errors = List.of();
    private List<Pass> passes = List.of();
    private List<Stepper> decoded = List.of();

    ReferenceAsLayer(
            List<ParameterSpec> parameters,
            GradientUpdate updates,
            LayerSettings settings,
            Sizes sizes,
            Arithmetic arithmetic,
            LayerMaker maker) {
        this.updates = updates;
        this.settings = settings;
        this.sizes = sizes;
        this.arithmetic = arithmetic;
        this.maker = maker;
        for (ParameterSpec spec : parameters) {
            values.put(spec, new double[sizes.rows(spec) * sizes.columns(spec)]);
            gradients.put(spec, new double[sizes.rows(spec) * sizes.columns(spec)]);
        }
    }

    @Override
    public void targets(int[] targets) {
        context = context.withTargets(Arrays.stream(targets).boxed().toList());
    }

    @Override
    public void visible(boolean[] visible) {
        List<Boolean> all = new ArrayList<>();
        for (boolean one : visible) {
            all.add(one);
        }
        context = context.withVisible(all);
    }

    @Override
    public Tensor forward(Tensor input) {
        inputs = sequences(input);
        passes = inputs.stream().map(x -> layer().forward(x)).toList();
        return joined(passes.stream().map(Pass::output).toList());
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        errors = sequences(outputGradient);
        if (updates == GradientUpdate.REPLACE) {
            gradients.values().forEach(array -> Arrays.fill(array, 0));
        }
        List<Matrix> ofInputs = new ArrayList<>();
        for (int b = 0; b < passes.size(); b++) {
            Gradients result = passes.get(b).backward(errors.get(b));
            gradients.forEach((spec, array) -> result.of(spec.name()).ifPresent(gradient -> add(gradient, array)));
            ofInputs.add(result.input());
        }
        return joined(ofInputs);
    }

    private void add(Matrix gradient, double[] array) {
        double[] added = arithmetic.outOf().apply(gradient).toArray();
        for (int k = 0; k < array.length; k++) {
            array[k] = arithmetic.sum().applyAsDouble(array[k], added[k]);
        }
    }

    @Override
    public Tensor weights(int head) {
        return tensor(scores().weights().get(head));
    }

    @Override
    public Tensor scoreGradient(int head) {
        return tensor(scores().scoreGradients().get(head));
    }

    private SelfAttention.Scores scores() {
        Matrix x = inputs.get(0);
        return ((SelfAttention) layer()).scoresOf(x, errors.isEmpty() ? x : errors.get(0));
    }

    @Override
    public void restart() {
        decoded = List.of(((StepwiseLayer) layer()).start());
    }

    @Override
    public Tensor step(Tensor token) {
        Stepper.Next next = decoded.get(0).next(matrix(token));
        decoded = List.of(next.after());
        return tensor(next.output());
    }

    @Override
    public List<NamedParameter> parameters() {
        List<NamedParameter> named = new ArrayList<>();
        values.forEach((spec, array) -> named.add(named(spec, array)));
        return named;
    }

    private NamedParameter named(ParameterSpec spec, double[] array) {
        int rows = sizes.rows(spec);
        int columns = sizes.columns(spec);
        NamedParameter.View view = NamedParameter.view(array, 0, rows, columns);
        return spec.training() == ParameterSpec.Training.FROZEN
                ? NamedParameter.frozen(spec.name(), view)
                : NamedParameter.trained(spec.name(), view, NamedParameter.view(gradients.get(spec), 0, rows, columns));
    }

    private ReferenceLayer layer() {
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        values.forEach((spec, array) -> parameters.put(
                spec.name(), arithmetic.into().apply(DenseMatrix.of(sizes.rows(spec), sizes.columns(spec), array))));
        return maker.make(settings.with(context), parameters);
    }

    private List<Matrix> sequences(Tensor rows) {
        Matrix all = matrix(rows);
        int batch = sizes.of(Dimension.BATCH);
        int length = all.rows() / batch;
        List<Matrix> parts = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            parts.add(batch == 1 ? all : all.rowRange(b * length, (b + 1) * length));
        }
        return parts;
    }

    private Tensor joined(List<Matrix> parts) {
        return tensor(parts.size() == 1 ? parts.get(0) : parts.get(0).above(parts.subList(1, parts.size())));
    }

    private Matrix matrix(Tensor tensor) {
        return arithmetic.into().apply(DenseMatrix.of(tensor.rows(), tensor.columns(), tensor.toDoubles()));
    }

    private Tensor tensor(Matrix matrix) {
        DenseMatrix dense = arithmetic.outOf().apply(matrix);
        return Tensor.of(dense.toArray(), dense.rows(), dense.columns());
    }
}
