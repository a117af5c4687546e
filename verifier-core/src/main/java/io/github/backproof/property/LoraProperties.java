package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family LORA: a low-rank adapter beside a frozen linear layer. D is "down", U is "up", s the declared scale. */
public interface LoraProperties extends LayerLaws {

    /** Y − base(X) = s·XDU. */
    @Invariant("LORA-01")
    @Property
    default void adapterAddsScaledProduct(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix base = bench.with("up", LoraProperties::nothing).output(x);
        UncertainMatrix adapter =
                x.times(bench.exact("down")).times(bench.exact("up")).scaledBy(bench.loraScale());
        trial.equal("Y − base(X)", bench.output(x).minus(base), adapter);
    }

    /** With W = 0, doubling α doubles dD, dU and Δ_in to the bit. */
    @Invariant("LORA-02")
    @Property
    default void doublingAlphaDoublesGradients(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with("weight", LoraProperties::nothing);
        Bench doubled = bench.withLoraAlpha(2 * bench.hypers().loraAlpha());
        twoTimes(trial, "dD", doubled, bench, observed -> observed.gradient("down"));
        twoTimes(trial, "dU", doubled, bench, observed -> observed.gradient("up"));
        twoTimes(trial, "Δ_in", doubled, bench, Observed::inputGradient);
    }

    /** A column of zeros in D and a row of zeros in U change nothing but the shapes of dD and dU, where they have no gradient. */
    @Invariant(value = "LORA-03", needs = Need.DRAWN_SIZES)
    @Property
    default void paddingTheRankChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Bench padded = paddedByOne(bench);
        if (isBeyondFullRank(padded) && isRefused(padded)) {
            trial.cannotTell();
            return;
        }
        Observed observed = bench.run(bench.x(), bench.delta());
        Observed ofPadded = padded.run(bench.x(), bench.delta());
        trial.equal("Y", ofPadded.output(), observed.output());
        trial.equal("Δ_in", ofPadded.inputGradient(), observed.inputGradient());
        UncertainMatrix dD = observed.gradient("down");
        UncertainMatrix dU = observed.gradient("up");
        trial.equal(
                "dD", ofPadded.gradient("down"), dD.beside(List.of(Bench.exact(DenseMatrix.filled(dD.rows(), 1, 0)))));
        trial.equal(
                "dU", ofPadded.gradient("up"), dU.above(List.of(Bench.exact(DenseMatrix.filled(1, dU.columns(), 0)))));
    }

    /** Rank r + 1 with the scale of r. The reference counts a rounding of its scale, and so that of the new α. */
    private static Bench paddedByOne(Bench bench) {
        int rank = bench.sizes().of(Dimension.RANK);
        LoraScale convention = bench.subject().conventions().loraScale();
        double raised = convention.factor(1, rank) / convention.factor(1, rank + 1);
        return bench.with("down", d -> d.beside(List.of(DenseMatrix.filled(d.rows(), 1, 0))))
                .with("up", u -> u.above(List.of(DenseMatrix.filled(1, u.columns(), 0))))
                .with(Dimension.RANK, rank + 1)
                .withLoraAlpha(raised * bench.hypers().loraAlpha());
    }

    private static boolean isBeyondFullRank(Bench bench) {
        int full = Math.min(bench.sizes().of(Dimension.INPUTS), bench.sizes().of(Dimension.OUTPUTS));
        return bench.sizes().of(Dimension.RANK) > full;
    }

    private static boolean isRefused(Bench bench) {
        try {
            bench.layer();
            return false;
        } catch (SubjectFailure refused) {
            return true;
        }
    }

    /** W and b are as before, and an array for their gradients, if there is one, is still zero; exactly. */
    @Invariant("LORA-04")
    @Property
    default void frozenParametersStayAndHaveNoGradient(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        layer.forward(bench.x());
        layer.backward(bench.delta());
        for (ParameterSpec spec : layer.parameters()) {
            if (spec.training() == ParameterSpec.Training.FROZEN) {
                trial.identical(
                        spec.name(), layer.parameter(spec), bench.parameters().get(spec.name()));
                layer.gradient(spec).ifPresent(gradient -> trial.exactlyZero("d " + spec.name(), gradient));
            }
        }
    }

    /** Δ_in = ΔWᵗ + s·Δ(DU)ᵗ. */
    @Invariant("LORA-05")
    @Property
    default void frozenPathCarriesTheError(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix delta = Bench.exact(bench.delta());
        UncertainMatrix frozen = delta.times(bench.exact("weight").transposed());
        UncertainMatrix adapter = delta.times(bench.exact("up").transposed())
                .times(bench.exact("down").transposed())
                .scaledBy(bench.loraScale());
        trial.equal("Δ_in", bench.run(bench.x(), bench.delta()).inputGradient(), frozen.plus(adapter));
    }

    /** With U = 0: Y is the base's, dD = 0, both exactly, and dU = s·(XD)ᵗΔ. */
    @Invariant("LORA-06")
    @Property
    default void zeroUpProjectionIsTheBase(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with("up", LoraProperties::nothing);
        Bench base = bench.with("down", LoraProperties::nothing);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.identical(
                "Y",
                () -> bench.layer().forward(bench.x()).result(),
                () -> base.layer().forward(bench.x()).result());
        trial.exactlyZero("dD", observed.gradient("down").value());
        UncertainMatrix projected = Bench.exact(bench.x()).times(bench.exact("down"));
        UncertainMatrix expected =
                projected.transposed().times(Bench.exact(bench.delta())).scaledBy(bench.loraScale());
        trial.equal("dU", observed.gradient("up"), expected);
    }

    /** W + s·DU in place of W, with U = 0, gives the same Y and the same Δ_in. */
    @Invariant("LORA-07")
    @Property
    default void mergedAdapterGivesTheSameLayer(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix adapter = bench.exact("down").times(bench.exact("up")).scaledBy(bench.loraScale());
        Bench merged =
                bench.handing("weight", bench.exact("weight").plus(adapter)).with("up", LoraProperties::nothing);
        Observed observed = bench.run(bench.x(), bench.delta());
        Observed ofMerged = merged.run(bench.x(), bench.delta());
        trial.equal("Y", ofMerged.output(), observed.output());
        trial.equal("Δ_in", ofMerged.inputGradient(), observed.inputGradient());
    }

    /** DᵗdD = dU Uᵗ. */
    @Invariant("LORA-08")
    @Property
    default void gradientsBalance(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal(
                "DᵗdD",
                bench.exact("down").transposed().times(observed.gradient("down")),
                observed.gradient("up").times(bench.exact("up").transposed()));
    }

    /** With G = XᵗΔ: dD = s·GUᵗ and dU = s·DᵗG. */
    @Invariant("LORA-09")
    @Property
    default void gradientsFollowFromTheFullGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix full = Bench.exact(bench.x()).transposed().times(Bench.exact(bench.delta()));
        UncertainMatrix ofD = full.times(bench.exact("up").transposed()).scaledBy(bench.loraScale());
        UncertainMatrix ofU = bench.exact("down").transposed().times(full).scaledBy(bench.loraScale());
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal("dD", observed.gradient("down"), ofD);
        trial.equal("dU", observed.gradient("up"), ofU);
    }

    /** The gradient arrays hold r(f_in + f_out) numbers. */
    @Invariant("LORA-10")
    @Property
    default void trainedParametersAreTheAdapters(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        // Gradients that backward returns are there after it only.
        layer.forward(bench.x());
        layer.backward(bench.delta());
        int count = 0;
        for (ParameterSpec spec : layer.parameters()) {
            count += layer.gradient(spec)
                    .map(gradient -> gradient.rows() * gradient.columns())
                    .orElse(0);
        }
        Sizes sizes = bench.sizes();
        int due = sizes.of(Dimension.RANK) * (sizes.of(Dimension.INPUTS) + sizes.of(Dimension.OUTPUTS));
        trial.identical("number of trained parameters", DenseMatrix.filled(1, 1, count), DenseMatrix.filled(1, 1, due));
    }

    /** XᵗΔ_in = XᵗΔWᵗ + dD Dᵗ. */
    @Invariant("LORA-11")
    @Property
    default void inputGradientBelongsToDownGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix transposed = Bench.exact(bench.x()).transposed();
        UncertainMatrix frozen = transposed
                .times(Bench.exact(bench.delta()))
                .times(bench.exact("weight").transposed());
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix adapter =
                observed.gradient("down").times(bench.exact("down").transposed());
        trial.equal("XᵗΔ_in", transposed.times(observed.inputGradient()), frozen.plus(adapter));
    }

    private static void twoTimes(
            Trial trial, String name, Bench twice, Bench once, Function<Observed, UncertainMatrix> part) {
        DenseMatrix x = once.x();
        trial.rescaled(
                name,
                () -> part.apply(twice.run(x, twice.delta())).value(),
                () -> part.apply(once.run(x, once.delta())).value().scaledBy(2),
                x.rows() * x.columns());
    }

    private static DenseMatrix nothing(DenseMatrix values) {
        return values.scaledBy(0);
    }
}
