package io.github.backproof.fault;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.Softmax;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in the softmax of each row. */
final class SoftmaxFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "softmax-guarded-denominator",
                    "Left out the maximum and guarded the denominator with a constant instead.",
                    "eq. 15",
                    "SM-01",
                    new Softmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            Matrix exponentials = z.map(Elementary.EXP);
                            Matrix guarded = exponentials.rowSums().map(new Shift(0.001));
                            return exponentials.dividedBy(guarded.broadcastColumns(z.columns()));
                        }
                    }),
            fault("softmax-along-columns", "Normalised along the wrong axis.", "eq. 15", "SM-02", new Softmax() {
                @Override
                protected Matrix probabilities(Matrix z) {
                    return super.probabilities(z.transposed()).transposed();
                }
            }),
            fault(
                    "softmax-row-term-missing",
                    "Wrote the softmax backward as if every entry were a sigmoid: P ∘ Δ.",
                    "eq. 25",
                    "SM-03",
                    new Softmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return super.rowTerm(p, delta).scaledBy(0);
                        }
                    }));

    private SoftmaxFaults() {}

    private static Fault fault(String id, String story, String equation, String invariant, Softmax layer) {
        return new Fault(id, story, equation, Place.in(LayerKind.SOFTMAX), invariant, (settings, parameters) -> layer);
    }
}
