package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family SM: the softmax of each row. Z is the input, P the output. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class SoftmaxProperties {

    /** softmax(Z + c1ᵗ) = softmax(Z), with another c for each row. */
    @Invariant("SM-01")
    @Property
    void shiftingRowsChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix c = Bench.exact(bench.draw().normal("c", z.rows(), 1, 0, 3));
        UncertainMatrix shifted = bench.handedOver(z.plus(c.broadcastColumns(z.columns())));
        trial.equal("P", bench.output(shifted), bench.output(z));
    }

    /** P ≥ 0 and P1 = 1. */
    @Invariant("SM-02")
    @Property
    void rowsAreProbabilities(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix p = bench.output(Bench.exact(bench.x()));
        trial.exactlyZero("negative part of P", p.value().each(entry -> Math.min(entry, 0)));
        trial.zero("P1 − 1", p.rowSums().minus(Bench.exact(DenseMatrix.filled(p.rows(), 1, 1))));
    }

    /** dZ1 = 0. */
    @Invariant("SM-03")
    @Property
    void rowsOfScoreGradientSumToZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("dZ1", bench.run(bench.x(), bench.delta()).inputGradient().rowSums());
    }
}
