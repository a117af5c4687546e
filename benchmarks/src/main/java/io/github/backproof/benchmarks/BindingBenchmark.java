package io.github.backproof.benchmarks;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.SubjectBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What binding costs in a try of attention of 16 tokens and 64 features: the layer itself computes nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BindingBenchmark {
    private static final Sizes SIZES =
            new Sizes(Map.of(Dimension.TOKENS, 16, Dimension.FEATURES, 64, Dimension.HEADS, 4));

    private final SplittableRandom random = new SplittableRandom(1);
    private final BoundLayer layer = ((Binding.Bound) SubjectBinder.bind(HollowAttention.class))
            .subject()
            .build(SIZES, new Hypers(1, 1));
    private final Map<ParameterSpec, DenseMatrix> parameters = parameters();
    private final float[][][] weights = new float[4][64][64];
    private final double[] drawn = random.doubles(64 * 64).toArray();
    private final DenseMatrix x = matrix(16, 64);
    private final DenseMatrix delta = matrix(16, 64);

    /** Writes every parameter. */
    @Benchmark
    public void set() {
        parameters.forEach(layer::set);
    }

    /** Hands the input and the error over and takes what comes back. */
    @Benchmark
    public void pass(Blackhole results) {
        results.consume(layer.forward(x));
        results.consume(layer.backward(delta));
    }

    /** Reads every gradient. */
    @Benchmark
    public void read(Blackhole results) {
        parameters.keySet().forEach(spec -> results.consume(layer.gradient(spec)));
    }

    /** All of it, as in a try. */
    @Benchmark
    public void all(Blackhole results) {
        set();
        pass(results);
        read(results);
    }

    /** The same copies by hand, without any binding: four weights each way, and two arguments of which each is read twice. */
    @Benchmark
    public void byHand(Blackhole results) {
        for (float[][] weight : weights) {
            write(drawn, weight);
        }
        for (int pass = 0; pass < 2; pass++) {
            float[][] argument = new float[16][64];
            write(drawn, argument);
            results.consume(read(argument));
            results.consume(read(argument));
        }
        for (float[][] weight : weights) {
            results.consume(read(weight));
        }
    }

    private static void write(double[] values, float[][] rows) {
        int at = 0;
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) values[at++];
            }
        }
    }

    private static double[] read(float[][] rows) {
        double[] values = new double[rows.length * rows[0].length];
        int at = 0;
        for (float[] row : rows) {
            for (float value : row) {
                values[at++] = value;
            }
        }
        return values;
    }

    private Map<ParameterSpec, DenseMatrix> parameters() {
        Map<ParameterSpec, DenseMatrix> all = new LinkedHashMap<>();
        layer.parameters().forEach(spec -> all.put(spec, matrix(SIZES.rows(spec), SIZES.columns(spec))));
        return all;
    }

    private DenseMatrix matrix(int rows, int columns) {
        return DenseMatrix.of(
                rows,
                columns,
                random.doubles((long) rows * columns).map(v -> v - 0.5).toArray());
    }
}
