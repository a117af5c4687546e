package io.github.backproof.benchmarks;

import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelSizes;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.Mlp;
import io.github.backproof.reference.ReferenceLayer;
import java.util.Optional;
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

/** Forward and backward of layers at 128 tokens of GPT-2's width, and of a small model. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LayerBenchmark {
    private static final int TOKENS = 128;
    private static final int WIDTH = 768;

    private final SplittableRandom random = new SplittableRandom(1);
    private final DenseMatrix x = matrix(TOKENS, WIDTH);
    private final ReferenceLayer norm = new LayerNorm(matrix(1, WIDTH), matrix(1, WIDTH), 1e-5);
    private final ReferenceLayer mlp = new Mlp(linear(WIDTH, 4 * WIDTH), linear(4 * WIDTH, WIDTH), Activation.GELU_ERF);
    private final LanguageModel model = model();

    /** Layer norm. */
    @Benchmark
    public Object layerNorm() {
        return norm.forward(x).backward(x);
    }

    /** MLP with the exact GELU. */
    @Benchmark
    public Object mlp() {
        return mlp.forward(x).backward(x);
    }

    /** A model of two blocks, 64 wide, at 64 tokens. */
    @Benchmark
    public Object smallModel() {
        return model.nextTokenLoss(new SplittableRandom(2).ints(64, 0, 50).toArray())
                .gradients()
                .get();
    }

    private Linear linear(int in, int out) {
        return new Linear(matrix(in, out), Optional.of(matrix(1, out)));
    }

    private DenseMatrix matrix(int rows, int columns) {
        return DenseMatrix.owning(
                rows,
                columns,
                random.doubles((long) rows * columns, -0.05, 0.05).toArray());
    }

    private static LanguageModel model() {
        ModelConfig config = ModelConfig.gpt2(new ModelSizes(50, 64, 64, 2, 4, 4, 256));
        return new LanguageModel(config, new Initialisation(1, 0.02).of(config));
    }
}
