package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family LORA: a low-rank adapter beside a frozen linear layer. D is "down", U is "up", s the declared scale. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class LoraProperties {

    /** Y − base(X) = s·XDU. */
    @Invariant("LORA-01")
    @Property
    void adapterAddsScaledProduct(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    void doublingAlphaDoublesGradients(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with("weight", LoraProperties::nothing);
        Bench doubled = bench.withLoraAlpha(2 * bench.hypers().loraAlpha());
        twoTimes(trial, "dD", doubled, bench, observed -> observed.gradient("down"));
        twoTimes(trial, "dU", doubled, bench, observed -> observed.gradient("up"));
        twoTimes(trial, "Δ_in", doubled, bench, Observed::inputGradient);
    }

    /** Δ_in = ΔWᵗ + s·Δ(DU)ᵗ. */
    @Invariant("LORA-05")
    @Property
    void frozenPathCarriesTheError(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    void zeroUpProjectionIsTheBase(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
