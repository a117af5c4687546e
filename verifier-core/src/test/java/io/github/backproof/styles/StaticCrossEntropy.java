package io.github.backproof.styles;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import java.util.Arrays;

/** A loss that returns a number, is told its targets as an argument, and whose backward starts from 1. */
@GradientChecked(LayerKind.CROSS_ENTROPY)
public final class StaticCrossEntropy {
    private StaticCrossEntropy() {}

    static double forward(double[][] logits, int[] targets) {
        double sum = 0;
        for (int t = 0; t < logits.length; t++) {
            if (targets[t] >= 0) {
                sum -= logProbabilities(logits[t])[targets[t]];
            }
        }
        return sum / count(targets);
    }

    static double[][] backward(@Input double[][] logits, int[] targets) {
        double[][] d = new double[logits.length][logits[0].length];
        for (int t = 0; t < logits.length; t++) {
            if (targets[t] >= 0) {
                double[] logs = logProbabilities(logits[t]);
                for (int v = 0; v < logs.length; v++) {
                    d[t][v] = (Math.exp(logs[v]) - (v == targets[t] ? 1 : 0)) / count(targets);
                }
            }
        }
        return d;
    }

    private static long count(int[] targets) {
        return Arrays.stream(targets).filter(target -> target >= 0).count();
    }

    private static double[] logProbabilities(double[] row) {
        double most = Arrays.stream(row).max().orElseThrow();
        double rest = Math.log(Arrays.stream(row).map(v -> Math.exp(v - most)).sum());
        return Arrays.stream(row).map(v -> v - most - rest).toArray();
    }
}
