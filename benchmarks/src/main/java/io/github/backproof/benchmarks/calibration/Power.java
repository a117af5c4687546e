package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.property.Trial;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How small a relative error of a gradient is caught in one standard run, 100 tries, of GEN-12 on attention of 16 tokens, 64 features
 * and 4 heads.
 *
 * @param precision what the layer computes in
 * @param seed everything follows from it
 */
record Power(Precision precision, long seed) {
    private static final int TRIES = RunSettings.DEFAULT_TRIES;
    private static final String SPURIOUS = "key.bias";

    /**
     * The smallest error that a run catches, by kind of mistake, over places and runs, sorted: the share of them below an error is the
     * probability that it is caught.
     */
    Map<String, double[]> thresholds(int runs) {
        Map<String, List<double[]>> all = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            thresholdsOf(run)
                    .forEach((name, found) ->
                            all.computeIfAbsent(name, n -> new ArrayList<>()).add(found));
        }
        Map<String, double[]> sorted = new LinkedHashMap<>();
        all.forEach((name, parts) -> sorted.put(
                name, parts.stream().flatMapToDouble(Arrays::stream).sorted().toArray()));
        return sorted;
    }

    /** In one run: an error is caught as soon as one of the tries catches it. */
    private Map<String, double[]> thresholdsOf(int run) {
        Subject subject = AttentionLayers.subject(precision, AttentionLayers.RIGHT);
        Map<String, double[]> entries = new LinkedHashMap<>();
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (int t = 0; t < TRIES; t++) {
            Bench bench = Bench.of(subject, AttentionLayers.given(number(run, t)));
            Observed deviation = bench.deviation(bench.x(), bench.delta());
            Observed right = bench.instead(AttentionLayers.RIGHT, bench.x(), bench.delta());
            Map<String, UncertainMatrix> deviations = new LinkedHashMap<>(deviation.gradients());
            deviations.put(Mistake.INPUT, deviation.inputGradient());
            deviations.forEach((name, d) -> {
                UncertainMatrix g = name.equals(Mistake.INPUT)
                        ? right.inputGradient()
                        : right.gradient(name.equals(SPURIOUS) ? "query.bias" : name);
                widths.put(name, g.columns());
                entries.merge(name, needed(d, g.value()), Power::smaller);
            });
        }
        return byMistake(entries, widths);
    }

    /** The relative error of each entry that would just be seen. */
    private static double[] needed(UncertainMatrix deviation, DenseMatrix gradient) {
        return deviation
                .level()
                .plus(deviation.value().absolute())
                .dividedBy(gradient.absolute())
                .toArray();
    }

    private static double[] smaller(double[] a, double[] b) {
        double[] least = new double[a.length];
        Arrays.setAll(least, k -> Math.min(a[k], b[k]));
        return least;
    }

    private static Map<String, double[]> byMistake(Map<String, double[]> entries, Map<String, Integer> widths) {
        Map<String, double[]> byMistake = new LinkedHashMap<>();
        List<Double> single = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        double overall = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, double[]> of : entries.entrySet()) {
            if (of.getKey().equals(SPURIOUS)) {
                double least = Arrays.stream(of.getValue()).min().orElseThrow();
                byMistake.put("spurious key-bias gradient", new double[] {least});
                continue;
            }
            int width = widths.get(of.getKey());
            for (int k = 0; k < of.getValue().length; k += width) {
                double[] row = Arrays.copyOfRange(of.getValue(), k, k + width);
                Arrays.stream(row).forEach(single::add);
                double least = Arrays.stream(row).min().orElseThrow();
                rows.add(least);
                overall = Math.min(overall, least);
            }
        }
        byMistake.put("one entry", single.stream().mapToDouble(d -> d).toArray());
        byMistake.put("one row", rows.stream().mapToDouble(d -> d).toArray());
        byMistake.put("overall scale", new double[] {overall});
        return byMistake;
    }

    /** How many of so many standard runs, each with a mistake of its own, end in a violation of GEN-12. Run, not computed. */
    long caught(int runs, Function<SplittableRandom, Mistake> mistakes) {
        InvariantProperty property = Invariants.all().stream()
                .filter(candidate -> candidate.spec().id().equals("GEN-12"))
                .findFirst()
                .orElseThrow();
        return LongStream.range(0, runs)
                .parallel()
                .filter(run -> {
                    Mistake mistake = mistakes.apply(new SplittableRandom(number((int) run, -1)));
                    Subject subject = AttentionLayers.subject(precision, mistake.in(AttentionLayers.RIGHT));
                    for (int t = 0; t < TRIES; t++) {
                        if (property.tryOn(AttentionLayers.given(number((int) run, t)), new Trial(subject))
                                .isPresent()) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
    }

    /** A mistake of this size in an entry anywhere but in the key bias, whose gradient is zero and has no relative error. */
    static Function<SplittableRandom, Mistake> anywhere(double error) {
        List<String> matrices = List.of("query.weight", "key.weight", "value.weight", "output.weight");
        List<String> vectors = List.of("query.bias", "value.bias", "output.bias");
        return random -> {
            int which = random.nextInt(8);
            String name = which < 4 ? matrices.get(which) : which < 7 ? vectors.get(which - 4) : Mistake.INPUT;
            int rows = which < 4 ? 64 : which < 7 ? 1 : 16;
            return Mistake.inEntry(name, random.nextInt(rows), random.nextInt(64), error);
        };
    }

    /** The same mistake in every run. */
    static Function<SplittableRandom, Mistake> always(DoubleFunction<Mistake> mistake, double error) {
        return random -> mistake.apply(error);
    }

    private long number(int run, int attempt) {
        return (seed * 1_000_003 + run) * 1_000_003 + attempt;
    }
}
