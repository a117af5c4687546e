package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundedMatrix;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SuppliedSubject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reference, right or with a fault, as a layer under test. */
public final class ReferenceSubject {
    private ReferenceSubject() {}

    /**
     * A subject.
     *
     * @param name what reports call it
     * @param kind what it computes
     * @param conventions what it declares
     * @param precision what it says it computes in
     * @param arithmetic how it computes
     * @param maker makes the layer: the reference, or the reference with a fault
     */
    public static Subject of(
            String name,
            LayerKind kind,
            Conventions conventions,
            Precision precision,
            Arithmetic arithmetic,
            LayerMaker maker) {
        return new SuppliedSubject(
                name,
                kind,
                conventions,
                precision,
                kind.parameters().stream().map(ParameterSpec::name).collect(Collectors.toSet()),
                (sizes, hypers) -> new AsLayer(kind, settings(conventions, sizes, hypers), sizes, arithmetic, maker));
    }

    /**
     * How a layer computes.
     *
     * @param into the numbers it is given, in its arithmetic
     * @param outOf the numbers it returns
     */
    public record Arithmetic(Function<DenseMatrix, Matrix> into, Function<Matrix, DenseMatrix> outOf) {
        /** As the reference does: in float64, by the fastest kernels. */
        public static final Arithmetic FAST = new Arithmetic(matrix -> matrix, DenseMatrix.class::cast);

        /** One rounding after the other. */
        public static Arithmetic rounded(Precision precision, SummationOrder order) {
            return new Arithmetic(
                    matrix -> RoundedMatrix.of(matrix, precision, order), matrix -> ((RoundedMatrix) matrix).value());
        }
    }

    private static LayerSettings settings(Conventions conventions, Sizes sizes, Hypers hypers) {
        return new LayerSettings(
                sizes.of(Dimension.HEADS),
                conventions.masking(),
                conventions.gelu(),
                hypers.epsilon(),
                conventions.loraScale().factor(hypers.loraAlpha(), sizes.of(Dimension.RANK)));
    }

    private static final class AsLayer implements Layer {
        private final LayerSettings settings;
        private final Sizes sizes;
        private final Arithmetic arithmetic;
        private final LayerMaker maker;
        private final Map<ParameterSpec, double[]> values = new LinkedHashMap<>();
        private final Map<ParameterSpec, double[]> gradients = new LinkedHashMap<>();
        private Pass pass;

        AsLayer(LayerKind kind, LayerSettings settings, Sizes sizes, Arithmetic arithmetic, LayerMaker maker) {
            this.settings = settings;
            this.sizes = sizes;
            this.arithmetic = arithmetic;
            this.maker = maker;
            for (ParameterSpec spec : kind.parameters()) {
                values.put(spec, new double[sizes.rows(spec) * sizes.columns(spec)]);
                gradients.put(spec, new double[sizes.rows(spec) * sizes.columns(spec)]);
            }
        }

        @Override
        public Tensor forward(Tensor input) {
            Map<String, Matrix> parameters = new LinkedHashMap<>();
            values.forEach((spec, array) -> parameters.put(
                    spec.name(),
                    arithmetic.into().apply(DenseMatrix.of(sizes.rows(spec), sizes.columns(spec), array))));
            pass = maker.make(settings, parameters).forward(matrix(input));
            return tensor(pass.output());
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            Gradients result = pass.backward(matrix(outputGradient));
            gradients.forEach((spec, array) -> result.of(spec.name())
                    .ifPresent(gradient ->
                            System.arraycopy(arithmetic.outOf().apply(gradient).toArray(), 0, array, 0, array.length)));
            return tensor(result.input());
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
                    : NamedParameter.trained(
                            spec.name(), view, NamedParameter.view(gradients.get(spec), 0, rows, columns));
        }

        private Matrix matrix(Tensor tensor) {
            return arithmetic.into().apply(DenseMatrix.of(tensor.rows(), tensor.columns(), tensor.toDoubles()));
        }

        private Tensor tensor(Matrix matrix) {
            DenseMatrix values = arithmetic.outOf().apply(matrix);
            return Tensor.of(values.toArray(), values.rows(), values.columns());
        }
    }
}
