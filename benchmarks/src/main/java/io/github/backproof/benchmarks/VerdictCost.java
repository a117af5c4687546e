package io.github.backproof.benchmarks;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.numerics.kernel.Products;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What an entry by entry verdict on all gradients of an attention layer costs, warm, in milliseconds and in forwards of the same layer:
 * {@code VerdictCost TOKENS HEADS D...}.
 */
public final class VerdictCost {
    private static final long WARM_UP_NANOS = 8_000_000_000L;
    private static final int REPETITIONS = 31;

    private VerdictCost() {}

    /** Prints a line for each width. */
    public static void main(String[] arguments) {
        int tokens = Integer.parseInt(arguments[0]);
        int heads = Integer.parseInt(arguments[1]);
        System.out.println(
                "attention, " + tokens + " tokens, " + heads + " heads, float64, kernel " + Products.kernel());
        for (int i = 2; i < arguments.length; i++) {
            print(tokens, heads, Integer.parseInt(arguments[i]));
        }
    }

    private static void print(int tokens, int heads, int d) {
        Bench bench = bench(tokens, heads, d);
        DenseMatrix x = bench.x();
        DenseMatrix delta = bench.delta();
        BoundLayer layer = bench.layer();
        double forward = milliseconds(() -> layer.forward(x).result().at(0, 0));
        double backward = milliseconds(() -> {
            layer.forward(x);
            return layer.backward(delta).result().at(0, 0);
        });
        double verdict = milliseconds(() -> severity(bench.deviation(x, delta)));
        System.out.printf(
                Locale.ROOT,
                "d = %3d: forward %.3f ms, forward and backward %.3f ms, verdict %.3f ms, that is %.1f forwards%n",
                d,
                forward,
                backward,
                verdict,
                verdict / forward);
    }

    private static double severity(Observed deviation) {
        double worst = severity(deviation.inputGradient());
        for (UncertainMatrix gradient : deviation.gradients().values()) {
            worst = Math.max(worst, severity(gradient));
        }
        if (worst > 1) {
            throw new IllegalStateException("A right layer was accused.");
        }
        return worst;
    }

    private static double severity(UncertainMatrix deviation) {
        return RoundingLevel.ofZero(deviation).severity();
    }

    private static Bench bench(int tokens, int heads, int d) {
        Conventions conventions =
                new Conventions(WeightLayout.IN_OUT, GradientUpdate.REPLACE, LoraScale.ALPHA, Gelu.ERF, Masking.NONE);
        Subject subject = ReferenceSubject.of(
                "attention",
                LayerKind.SELF_ATTENTION,
                conventions,
                Precision.FLOAT64,
                Arithmetic.FAST,
                RightLayer.of(LayerKind.SELF_ATTENTION));
        Sizes sizes = new Sizes(Map.of(Dimension.TOKENS, tokens, Dimension.FEATURES, d, Dimension.HEADS, heads));
        return Bench.of(subject, new LayerCase(sizes, Map.of(), Inputs.ORDINARY, 1));
    }

    /** Work whose result is used. */
    private interface Work {
        double run();
    }

    private static double milliseconds(Work work) {
        double used = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            used += work.run();
        }
        double[] times = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long before = System.nanoTime();
            used += work.run();
            times[i] = (System.nanoTime() - before) / 1e6;
        }
        Arrays.sort(times);
        return Double.isNaN(used) ? Double.NaN : times[REPETITIONS / 2];
    }
}
