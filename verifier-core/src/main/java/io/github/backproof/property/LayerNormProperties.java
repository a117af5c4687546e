package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.BatchNorm;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.TwoPassLayerNorm;
import io.github.backproof.specs.Dimension;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family LN: layer normalisation. What is about its backward pass alone is in {@link LayerNormBackwardProperties}. */
public interface LayerNormProperties extends LayerLaws {

    /** Row t of Y is the same numbers when the other rows of X are others. */
    @Invariant("LN-01")
    @Property
    default void outputIsTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        TokenByToken.output(trial.on(given), trial);
    }

    /** With w = 1 and b = 0: each row of Y has mean 0 and variance σ²/(σ² + ε). */
    @Invariant("LN-03")
    @Property
    default void rowsAreStandardised(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withoutWeightAndBias(trial.on(given));
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix y = bench.output(x);
        trial.zero("mean of a row of Y", y.rowMeans());

        RowStatistics rows = RowStatistics.centred(x, bench.hypers().epsilon());
        UncertainMatrix expected = rows.meanSquare().dividedBy(rows.meanSquareAndEpsilon());
        trial.equal("variance of a row of Y", y.rowDot(y).scaledBy(1.0 / y.columns()), expected);
    }

    /** f(X + c1ᵗ) = f(X), with another c for each row; the gradients stay, too. */
    @Invariant("LN-04")
    @Property
    default void shiftingRowsChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix c = Bench.exact(bench.draw().normal("c", x.rows(), 1, 0, 3));
        UncertainMatrix delta = Bench.exact(bench.delta());
        Observed straight = bench.run(x, delta);
        Observed shifted = bench.run(bench.handedOver(x.plus(c.broadcastColumns(x.columns()))), delta);
        trial.equal("Y", shifted.output(), straight.output());
        trial.equal("Δ_in", shifted.inputGradient(), straight.inputGradient());
        trial.equalGradients(shifted.gradients(), straight.gradients());
    }

    /** f(cX; c²ε) = f(X; ε); dw and db stay, and Δ_in is divided by c. */
    @Invariant(value = "LN-05", needs = Need.GIVEN_EPSILON)
    @Property
    default void scalingInputAndEpsilonChangesNothing(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        NormProperties.scalingInputAndEpsilonChangesNothing(trial.on(given), trial);
    }

    /** f(XΠ; wΠ, bΠ) = f(X; w, b) Π. */
    @Invariant("LN-09")
    @Property
    default void outputIsPermutedWithTheFeatures(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().columns());
        Bench permuted = bench.with("weight", w -> w.columns(order)).with("bias", b -> b.columns(order));
        trial.equal(
                "Y",
                permuted.output(Bench.exact(bench.x().columns(order))),
                bench.output(Bench.exact(bench.x())).columns(order));
    }

    /** A row of equal features gives b, and all gradients are finite, when ε > 0. */
    @Invariant("LN-10")
    @Property
    default void constantRowGivesTheBias(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).withEpsilonAboveZero();
        if (bench.hypers().epsilon() == 0) {
            trial.cannotTell();
            return;
        }
        DenseMatrix x = bench.x();
        int t = bench.draw().index("t", x.rows());
        DenseMatrix constant = bench.draw().normal("c", x.rows(), 1, 0, 1).broadcastColumns(x.columns());
        Observed observed = bench.run(Rows.keep(new int[] {t}, constant, x), bench.delta());
        trial.equal("Y of a constant row", observed.output().rows(t), bench.exact("bias"));
        trial.numbers("Δ_in", observed.inputGradient());
        observed.gradients().forEach((name, gradient) -> trial.numbers("d " + name, gradient));
    }

    /** With w = 1 and b = 0: f(X) = BN(Xᵗ)ᵗ, forward and backward. */
    @Invariant("LN-11")
    @Property
    default void isBatchNormOfTheTranspose(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withoutWeightAndBias(trial.on(given));
        UncertainMatrix ones = Bench.exact(DenseMatrix.filled(1, bench.x().rows(), 1));
        BatchNorm batchNorm =
                new BatchNorm(ones, ones.scaledBy(0), bench.hypers().epsilon());
        Pass pass = batchNorm.forward(Bench.exact(bench.x()).transposed());
        Gradients gradients = pass.backward(Bench.exact(bench.delta()).transposed());
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal("Y", observed.output(), (UncertainMatrix) pass.output().transposed());
        trial.equal("Δ_in", observed.inputGradient(), (UncertainMatrix)
                gradients.input().transposed());
    }

    /** Row t alone gives the same numbers as within its sequence. */
    @Invariant(value = "LN-12", needs = Need.ANY_LENGTH)
    @Property
    default void tokenAloneGivesTheSame(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Bench alone = bench.with(Dimension.TOKENS, 1);
        DenseMatrix x = bench.x();
        DenseMatrix delta = bench.delta();
        int t = bench.draw().index("t", x.rows());
        trial.identical(
                "Y",
                () -> alone.layer().forward(x.rows(t)).result(),
                () -> bench.layer().forward(x).result().rows(t));
        trial.identical(
                "Δ_in",
                () -> TokenByToken.backward(alone, x.rows(t), delta.rows(t)),
                () -> TokenByToken.backward(bench, x, delta).rows(t));
    }

    /** Far from zero, Y is the reference's as nearly as a variance made of deviations allows. */
    @Invariant("LN-13")
    @Property
    default void largeOffsetCostsNoAccuracy(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).withEpsilonAboveZero();
        Precision precision = bench.subject().precision();
        DenseMatrix features =
                bench.draw().normal("features", bench.x().rows(), bench.x().columns(), 0, 1);
        // c takes half of the digits: x keeps the other half for its features, and x² keeps none.
        double size = 1 / Math.sqrt(precision.unitRoundoff());
        DenseMatrix c = bench.draw().normal("c", features.rows(), 1, 1, 0.25).scaledBy(size);
        DenseMatrix x = features.plus(c.broadcastColumns(features.columns())).each(precision::round);
        UncertainMatrix inTwoPasses = bench.instead(LayerNormProperties::inTwoPasses, x, bench.delta())
                .output()
                .continuedIn(Precision.FLOAT64);
        trial.zero(
                "Y − reference", Bench.exact(bench.layer().forward(x).result()).minus(inTwoPasses));
    }

    private static ReferenceLayer inTwoPasses(LayerSettings settings, Map<String, Matrix> parameters) {
        return new TwoPassLayerNorm(parameters.get("weight"), parameters.get("bias"), settings.epsilon());
    }

    private static Bench withoutWeightAndBias(Bench bench) {
        return bench.with("weight", w -> DenseMatrix.filled(1, w.columns(), 1)).with("bias", b -> b.scaledBy(0));
    }
}
