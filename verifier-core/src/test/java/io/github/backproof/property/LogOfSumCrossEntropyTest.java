package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A right cross-entropy that takes the logarithm of the sum first, and then rounds numbers of the logits' size, is not accused. */
class LogOfSumCrossEntropyTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 1000);

    /** L = (1/N) Σ ((m + log Σ exp(z − m)) − z[y]). */
    @GradientChecked(LayerKind.CROSS_ENTROPY)
    static final class LogOfSum implements TakesTargets {
        private int[] targets = new int[0];
        private float[][] dz = new float[0][];

        @Override
        public void targets(int[] given) {
            targets = given;
        }

        float[][] forward(float[][] z) {
            int counted = (int) Arrays.stream(targets).filter(y -> y >= 0).count();
            dz = new float[z.length][z[0].length];
            float loss = 0;
            for (int t = 0; t < z.length; t++) {
                if (targets[t] >= 0) {
                    loss += row(z[t], targets[t], dz[t], counted);
                }
            }
            return new float[][] {{loss / counted}};
        }

        private static float row(float[] z, int target, float[] gradient, int counted) {
            float most = Float.NEGATIVE_INFINITY;
            for (float logit : z) {
                most = Math.max(most, logit);
            }
            float sum = 0;
            for (float logit : z) {
                sum += (float) Math.exp(logit - most);
            }
            float logOfSum = most + (float) Math.log(sum);
            for (int j = 0; j < z.length; j++) {
                gradient[j] = ((float) Math.exp(z[j] - most) / sum - (j == target ? 1 : 0)) / counted;
            }
            return logOfSum - z[target];
        }

        float[][] backward(float[][] delta) {
            float[][] scaled = new float[dz.length][];
            for (int t = 0; t < dz.length; t++) {
                scaled[t] = new float[dz[t].length];
                for (int j = 0; j < dz[t].length; j++) {
                    scaled[t][j] = delta[0][0] * dz[t][j];
                }
            }
            return scaled;
        }
    }

    @Test
    void the_log_of_the_sum_is_not_accused() {
        Subject subject = ((Binding.Bound) SubjectBinder.bind(LogOfSum.class)).subject();
        for (InvariantProperty property : Invariants.concerning(subject)) {
            if (property.notApplicableTo(subject).isEmpty()) {
                Verdict verdict = Judge.verdict(property, subject, SETTINGS);
                assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.UPHELD);
            }
        }
    }
}
