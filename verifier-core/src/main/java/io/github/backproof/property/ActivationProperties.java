package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Elementwise;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.NonLinearity;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ACT: activations, Y = g(X). g′ is seen as Δ_in with Δ = 1. */
public interface ActivationProperties extends LayerLaws {
    /** Entry (t, j) of Y and Δ_in is the same number when the other entries of X and Δ are others. */
    @Invariant("ACT-01")
    @Property
    default void passesAreEntryWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int entry = bench.draw().index("entry", bench.x().rows() * bench.x().columns());
        DenseMatrix otherX = otherwise(bench, entry, bench.x(), "X");
        DenseMatrix otherDelta = otherwise(bench, entry, bench.delta(), "Δ");
        identicalEntry(
                trial,
                "Y",
                entry,
                () -> bench.layer().forward(otherX).result(),
                () -> bench.layer().forward(bench.x()).result());
        identicalEntry(
                trial,
                "Δ_in",
                entry,
                () -> TokenByToken.backward(bench, otherX, otherDelta),
                () -> TokenByToken.backward(bench, bench.x(), bench.delta()));
    }

    /** g(x) − g(−x) = x and g′(x) + g′(−x) = 1. */
    @Invariant(value = "ACT-02", needs = Need.GELU_OR_SILU)
    @Property
    default void sharesOfBothSignsAddUp(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed plus = bench.run(bench.x(), ones(bench));
        Observed minus = bench.run(bench.x().scaledBy(-1), ones(bench));
        trial.equal("g(x) − g(−x)", plus.output().minus(minus.output()), Bench.exact(bench.x()));
        trial.equal("g′(x) + g′(−x)", plus.inputGradient().plus(minus.inputGradient()), Bench.exact(ones(bench)));
    }

    /** Where the two GELUs differ most, g and g′ are those of the declared one. */
    @Invariant(value = "ACT-03", needs = Need.GELU)
    @Property
    default void geluIsTheDeclaredOne(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        // Where the derivatives of the two GELUs differ most, and where their outputs do.
        for (double centre : List.of(2.0, 2.7)) {
            DenseMatrix sizes = bench.draw()
                    .normal("x near " + centre, bench.x().rows(), bench.x().columns(), centre, 0.1);
            DenseMatrix x = sizes.pairwise(bench.delta("signs"), Math::copySign);
            Observed other = bench.instead(ActivationProperties::otherGelu, x, ones(bench));
            Observed declared = bench.instead(bench.right(), x, ones(bench));
            Observed deviation = bench.deviation(x, ones(bench));
            zeroIfTold(
                    trial, "Y − reference", deviation.output(), other.output().minus(declared.output()));
            zeroIfTold(
                    trial,
                    "Δ_in − reference",
                    deviation.inputGradient(),
                    other.inputGradient().minus(declared.inputGradient()));
        }
    }

    private static ReferenceLayer otherGelu(LayerSettings settings, Map<String, Matrix> parameters) {
        return new Elementwise(Activation.of(settings.gelu() == Gelu.ERF ? Gelu.TANH : Gelu.ERF));
    }

    /** Where the precision does not tell the variants apart, neither does the deviation from one of them. */
    private static void zeroIfTold(
            Trial trial, String quantity, UncertainMatrix deviation, UncertainMatrix betweenVariants) {
        if (RoundingLevel.ofZero(betweenVariants).isAgreement()) {
            trial.cannotTell();
        } else {
            trial.zero(quantity, deviation);
        }
    }

    /** Far out: g(x) = x, g(−x) = 0, g′(x) = 1, g′(−x) = 0. At zero: g(0) = 0, and g′(0) = ½, or 0 or 1 for ReLU. */
    @Invariant("ACT-04")
    @Property
    default void tailsAndZeroAreExact(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix x = farOut(bench);
        DenseMatrix nothing = x.scaledBy(0);
        Observed right = bench.run(x, ones(bench));
        Observed left = bench.run(x.scaledBy(-1), ones(bench));
        trial.equal("g(x) far out", right.output(), Bench.exact(x));
        trial.zero("g(−x) far out", left.output());
        trial.equal("g′(x) far out", right.inputGradient(), Bench.exact(ones(bench)));
        trial.zero("g′(−x) far out", left.inputGradient());

        Observed atZero = bench.run(nothing, ones(bench));
        trial.zero("g(0)", atZero.output());
        UncertainMatrix slope = atZero.inputGradient();
        if (bench.subject().conventions().variant().activation() == NonLinearity.RELU) {
            trial.exactlyZero("g′(0)(1 − g′(0))", slope.value().each(s -> s * (1 - s)));
        } else {
            trial.equal("g′(0)", slope, Bench.exact(ones(bench)).scaledBy(0.5));
        }
    }

    /** Sizes whose cube is within the range: the tanh form takes it. */
    private static DenseMatrix farOut(Bench bench) {
        Precision precision = bench.subject().precision();
        // Exponentials overflow far before the one; from the other on g is x or 0 to rounding, in every precision.
        int farthest = 2000;
        int far = 50;
        int end = (int) Math.min(farthest, Math.cbrt(precision.largest()));
        int start = Math.min(far, end / 2);
        int rows = bench.x().rows();
        int columns = bench.x().columns();
        DenseMatrix drawn = bench.draw().numbers("far out", rows * columns, end - start + 1);
        return DenseMatrix.of(rows, columns, drawn.toArray()).each(x -> precision.round(start + x));
    }

    /** With ReLU: g(2X) = 2g(X), g′(2X) = g′(X) and Y = X ∘ g′(X), to the bit. */
    @Invariant(value = "ACT-05", needs = Need.RELU)
    @Property
    default void reluHasNoScale(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix x = bench.x();
        DenseMatrix twice = x.scaledBy(2);
        trial.identical(
                "g(2X)",
                () -> bench.layer().forward(twice).result(),
                () -> bench.layer().forward(x).result().scaledBy(2));
        trial.identical(
                "g′(2X)",
                () -> TokenByToken.backward(bench, twice, ones(bench)),
                () -> TokenByToken.backward(bench, x, ones(bench)));
        trial.identical(
                "Y",
                () -> bench.layer().forward(x).result(),
                () -> x.hadamard(TokenByToken.backward(bench, x, ones(bench))));
    }

    private static DenseMatrix ones(Bench bench) {
        return DenseMatrix.filled(bench.x().rows(), bench.x().columns(), 1);
    }

    private static void identicalEntry(
            Trial trial, String name, int entry, Supplier<DenseMatrix> actual, Supplier<DenseMatrix> expected) {
        DenseMatrix seen = expected.get();
        trial.identical(name, () -> keep(entry, actual.get(), seen), () -> keep(entry, expected.get(), seen));
    }

    private static DenseMatrix otherwise(Bench bench, int entry, DenseMatrix values, String name) {
        return keep(entry, values, bench.draw().normal("other " + name, values.rows(), values.columns(), 0, 8));
    }

    /** An entry of one matrix within another. */
    private static DenseMatrix keep(int entry, DenseMatrix kept, DenseMatrix others) {
        double[] values = others.toArray();
        values[entry] = kept.at(entry / kept.columns(), entry % kept.columns());
        return DenseMatrix.of(kept.rows(), kept.columns(), values);
    }
}
