package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundedMatrix;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.CallContext;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tying;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SuppliedSubject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reference, right or with a fault, as a layer under test. */
public final class ReferenceSubject {
    private static final Set<Dimension> TOLD = Set.of(Dimension.KEY_VALUE_HEADS, Dimension.BATCH);
    private static final int MOST_BLOCKS = 9;

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
        return of(name, kind, conventions, precision, arithmetic, maker, (layer, sizes) -> layer);
    }

    /**
     * A subject that behaves in its own way.
     *
     * @param behaviour the layer as it is handed out, in these sizes
     */
    public static Subject of(
            String name,
            LayerKind kind,
            Conventions conventions,
            Precision precision,
            Arithmetic arithmetic,
            LayerMaker maker,
            BiFunction<Layer, Sizes, Layer> behaviour) {
        return of(name, kind, conventions, precision, arithmetic, maker, behaviour, parameters(kind, conventions));
    }

    /**
     * The reference, right or with a fault, computing as a given subject says it does.
     *
     * @param maker makes the layer
     * @param behaviour the layer as it is handed out, which takes so many sequences at once
     */
    public static Subject like(Subject subject, LayerMaker maker, BiFunction<Layer, Integer, Layer> behaviour) {
        return of(
                "the reference for " + subject.name(),
                subject.kind(),
                subject.conventions().with(WeightLayout.IN_OUT),
                subject.precision(),
                Arithmetic.rounded(subject.precision(), SummationOrder.FIRST_TO_LAST),
                maker,
                (layer, sizes) -> behaviour.apply(layer, sizes.of(Dimension.BATCH)),
                subject.parameterNames());
    }

    /** A subject that has none of the biases which its kind may do without. */
    public static Subject withoutBiases(
            String name,
            LayerKind kind,
            Conventions conventions,
            Precision precision,
            Arithmetic arithmetic,
            LayerMaker maker) {
        Set<String> names = parameters(kind, conventions).stream()
                .filter(parameter -> !isOptionalBias(kind.parameter(parameter).orElseThrow()))
                .collect(Collectors.toSet());
        return of(name, kind, conventions, precision, arithmetic, maker, (layer, sizes) -> layer, names);
    }

    private static boolean isOptionalBias(ParameterSpec spec) {
        return spec.presence() == ParameterSpec.Presence.OPTIONAL && spec.name().endsWith("bias");
    }

    private static Subject of(
            String name,
            LayerKind kind,
            Conventions conventions,
            Precision precision,
            Arithmetic arithmetic,
            LayerMaker maker,
            BiFunction<Layer, Sizes, Layer> behaviour,
            Set<String> parameters) {
        return new SuppliedSubject(
                name,
                kind,
                conventions,
                precision,
                TOLD,
                optional(kind),
                parameters,
                (sizes, hypers) -> behaviour.apply(
                        new ReferenceAsLayer(
                                shapes(kind, sizes, parameters),
                                conventions.gradients(),
                                settings(conventions, sizes, hypers),
                                sizes,
                                arithmetic,
                                maker),
                        sizes));
    }

    private static List<ParameterSpec> shapes(LayerKind kind, Sizes sizes, Set<String> names) {
        return kind.parameters(sizes.of(Dimension.BLOCKS)).stream()
                .filter(spec -> names.contains(spec.name()))
                .toList();
    }

    private static Set<Class<?>> optional(LayerKind kind) {
        return switch (kind) {
            case SELF_ATTENTION -> Set.of(ShowsScores.class, DecodesStepwise.class, TakesPadding.class);
            case LANGUAGE_MODEL -> Set.of(DecodesStepwise.class);
            case CROSS_ENTROPY -> Set.of(TakesTargets.class);
            default -> Set.of();
        };
    }

    private static Set<String> parameters(LayerKind kind, Conventions conventions) {
        return kind.parameters(MOST_BLOCKS).stream()
                .filter(spec -> has(spec, conventions))
                .map(ParameterSpec::name)
                .collect(Collectors.toSet());
    }

    /** Whether a layer with these conventions has the parameter. */
    private static boolean has(ParameterSpec spec, Conventions conventions) {
        return switch (spec.name()) {
            case "position.weight" -> conventions.variant().positions() == Positions.LEARNED;
            case "logits.weight" -> conventions.variant().tying() == Tying.UNTIED;
            default -> true;
        };
    }

    /**
     * How a layer computes.
     *
     * @param into the numbers it is given, in its arithmetic
     * @param outOf the numbers it returns
     * @param sum of two numbers
     */
    public record Arithmetic(
            Function<DenseMatrix, Matrix> into, Function<Matrix, DenseMatrix> outOf, DoubleBinaryOperator sum) {
        /** As the reference does: in float64, by the fastest kernels. */
        public static final Arithmetic FAST = new Arithmetic(matrix -> matrix, DenseMatrix.class::cast, Double::sum);

        /** One rounding after the other. */
        public static Arithmetic rounded(Precision precision, SummationOrder order) {
            return new Arithmetic(
                    matrix -> RoundedMatrix.of(matrix, precision, order),
                    matrix -> ((RoundedMatrix) matrix).value(),
                    (a, b) -> precision.round(a + b));
        }
    }

    private static LayerSettings settings(Conventions conventions, Sizes sizes, Hypers hypers) {
        return new LayerSettings(
                sizes.of(Dimension.HEADS),
                sizes.of(Dimension.KEY_VALUE_HEADS),
                conventions.masking(),
                conventions.gelu(),
                hypers.epsilon(),
                conventions.loraScale().factor(hypers.loraAlpha(), sizes.of(Dimension.RANK)),
                conventions.variant(),
                CallContext.NONE);
    }
}
