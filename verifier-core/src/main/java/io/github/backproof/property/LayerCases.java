package io.github.backproof.property;

import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws the cases for the subject under test: only the sizes and numbers that its kind has. */
public final class LayerCases implements ArbitrarySupplier<LayerCase> {
    private static final int MOST_NUMBER = 999;
    private static final int ORDINARY_PARTS = 20;
    /** How much larger than a square sums of products become. */
    private static final double MARGIN = 1000;

    private static final double LEAST_SCALE = 1e-3;
    private static final double GREATEST_SCALE = 1e3;
    private static final List<Inputs> CORNERS = corners();
    private static final List<Double> EPSILONS = List.of(1e-5, 1e-3, 0.1, 1.0, 0.0);
    // Never equal to a rank: at α = r a forgotten α/r goes unseen.
    private static final List<Double> ALPHAS = List.of(5.5, 0.5, 7.25, 16.5);

    /** For jqwik. */
    public LayerCases() {}

    @Override
    public Arbitrary<LayerCase> get() {
        return of(PropertyRun.current().subject());
    }

    /** The cases for a subject. */
    static Arbitrary<LayerCase> of(Subject subject) {
        return Combinators.combine(SizesDrawn.of(subject), scalars(subject), inputs(subject.precision()), numbers())
                .as(LayerCase::new);
    }

    private static Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(0, MOST_NUMBER).withoutEdgeCases();
    }

    /** Two thirds ordinary, of size one; the corners share the rest, as far as their squares are within the precision's range. */
    private static Arbitrary<Inputs> inputs(Precision precision) {
        List<Tuple.Tuple2<Integer, Inputs>> shares = new ArrayList<>();
        shares.add(Tuple.of(ORDINARY_PARTS, Inputs.ORDINARY));
        CORNERS.stream()
                .filter(corner -> hasSquaresIn(precision, corner))
                .forEach(corner -> shares.add(Tuple.of(1, corner)));
        return Arbitraries.frequency(shares).withoutEdgeCases();
    }

    /** A thousandth and a thousand, or what comes nearest to them with squares that are well within the precision's range. */
    static List<Double> extremeScales(Precision precision) {
        double least = Math.sqrt(precision.smallestNormal() * MARGIN);
        double most = Math.sqrt(precision.largest() / MARGIN) / Inputs.ORDINARY.greatest();
        return List.of(Math.max(LEAST_SCALE, least), Math.min(GREATEST_SCALE, most));
    }

    private static boolean hasSquaresIn(Precision precision, Inputs corner) {
        return corner.greatest() * corner.greatest() < precision.largest() / MARGIN
                && corner.spread() * corner.spread() > precision.smallestNormal();
    }

    private static List<Inputs> corners() {
        List<Inputs> corners = new ArrayList<>();
        corners.add(new Inputs(InputForm.ORDINARY, LEAST_SCALE));
        corners.add(new Inputs(InputForm.ORDINARY, GREATEST_SCALE));
        for (InputForm form : InputForm.values()) {
            if (form != InputForm.ORDINARY) {
                corners.add(new Inputs(form, 1));
            }
        }
        return corners;
    }

    private static Arbitrary<Map<Hyperparameter, Double>> scalars(Subject subject) {
        return switch (subject.kind()) {
            case LORA_LINEAR -> Arbitraries.of(ALPHAS).map(alpha -> Map.of(Hyperparameter.LORA_ALPHA, alpha));
            case LAYER_NORM, RMS_NORM, TRANSFORMER_BLOCK, LANGUAGE_MODEL ->
                epsilons(subject).map(epsilon -> Map.of(Hyperparameter.EPSILON, epsilon));
            default -> Arbitraries.just(Map.of());
        };
    }

    private static Arbitrary<Double> epsilons(Subject subject) {
        return subject.fixedEpsilon().isPresent()
                ? Arbitraries.just(subject.fixedEpsilon().getAsDouble())
                : Arbitraries.of(EPSILONS);
    }
}
