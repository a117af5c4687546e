package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConductTest {
    /** y = x, which no law of a softmax would let pass; what it computes is of no concern here. */
    static class Copying {
        double[][] forward(double[][] x) {
            double[][] y = new double[x.length][];
            for (int t = 0; t < x.length; t++) {
                y[t] = x[t].clone();
            }
            return y;
        }

        double[][] backward(double[][] delta) {
            return forward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class WellBehaved {
        private final Copying layer = new Copying();

        double[][] forward(double[][] x) {
            return layer.forward(x);
        }

        double[][] backward(double[][] delta) {
            return layer.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class HandsOnItsArgument {
        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] delta) {
            return new Copying().backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class SharesOneRow {
        double[][] forward(double[][] x) {
            return new Copying().forward(x);
        }

        double[][] backward(double[][] delta) {
            double[][] dx = new Copying().backward(delta);
            dx[0] = delta[0];
            return dx;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class ChangesItsOutputLater {
        private double[][] y = new double[0][];

        double[][] forward(double[][] x) {
            y = new Copying().forward(x);
            return y;
        }

        double[][] backward(double[][] delta) {
            y[0][0]++;
            return new Copying().backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class KnowsItsThread {
        private static final ThreadLocal<Double> SUMMAND =
                ThreadLocal.withInitial(() -> Thread.currentThread().getName().equals("backproof-second") ? 1.0 : 0.0);

        double[][] forward(double[][] x) {
            double[][] y = new Copying().forward(x);
            y[0][0] += SUMMAND.get();
            return y;
        }

        double[][] backward(double[][] delta) {
            return new Copying().backward(delta);
        }
    }

    /** As a library does that splits its sums among as many threads as it finds. */
    @GradientChecked(LayerKind.SOFTMAX)
    static final class RoundsInAnotherWayElsewhere {
        double[][] forward(double[][] x) {
            double[][] y = new Copying().forward(x);
            boolean elsewhere = Thread.currentThread().getName().equals("backproof-second");
            y[0][0] = elsewhere ? Math.nextUp(y[0][0]) : y[0][0];
            return y;
        }

        double[][] backward(double[][] delta) {
            return new Copying().backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class SharesItsInput {
        private static double[][] latest = {{0}};

        double[][] forward(double[][] x) {
            latest = x;
            return new Copying().forward(x);
        }

        double[][] backward(double[][] delta) {
            double[][] dx = new Copying().backward(delta);
            dx[0][0] += latest[0][0];
            return dx;
        }
    }

    @ParameterizedTest
    @EnumSource(LayerKind.class)
    void the_reference_behaves_well(LayerKind kind) {
        Subject right = ReferenceSubject.of(
                "right",
                kind,
                Conventions.USUAL.with(LoraScale.ALPHA_OVER_R),
                Precision.FLOAT32,
                ReferenceSubject.Arithmetic.rounded(Precision.FLOAT32, SummationOrder.LAST_TO_FIRST),
                RightLayer.of(kind));
        assertThat(Conduct.of(right)).isEmpty();
    }

    @Test
    void a_layer_that_keeps_to_itself_behaves_well() {
        assertThat(Conduct.of(bound(WellBehaved.class).subject())).isEmpty();
    }

    @Test
    void another_thread_may_round_in_another_way() {
        assertThat(Conduct.of(bound(RoundsInAnotherWayElsewhere.class).subject()))
                .isEmpty();
    }

    @Test
    void each_law_is_broken_by_its_control_alone() {
        assertThat(Conduct.of(bound(HandsOnItsArgument.class).subject())).containsOnlyKeys(RunLaw.RESULT_IS_ITS_OWN);
        assertThat(Conduct.of(bound(SharesOneRow.class).subject())).containsOnlyKeys(RunLaw.RESULT_IS_ITS_OWN);
        assertThat(Conduct.of(bound(ChangesItsOutputLater.class).subject())).containsOnlyKeys(RunLaw.ARRAYS_STAY);
        assertThat(Conduct.of(bound(KnowsItsThread.class).subject())).containsOnlyKeys(RunLaw.SAME_ON_ANOTHER_THREAD);
        assertThat(Conduct.of(bound(SharesItsInput.class).subject())).containsOnlyKeys(RunLaw.INSTANCES_ARE_APART);
    }

    private static Binding.Bound bound(Class<?> type) {
        return (Binding.Bound) SubjectBinder.bind(type);
    }
}
