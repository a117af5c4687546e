package io.github.backproof.benchmarks;

import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.kernel.Products;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Times forward and backward of the paper's network: {@code ModelStep BLOCKS N_T REPETITIONS}. */
public final class ModelStep {
    private ModelStep() {}

    /** Prints the median and the best time of a step, after one that does not count. */
    public static void main(String[] arguments) {
        int blocks = Integer.parseInt(arguments[0]);
        int tokens = Integer.parseInt(arguments[1]);
        int repetitions = Integer.parseInt(arguments[2]);
        ModelConfig config = ModelConfig.paper(blocks);
        LanguageModel model = new LanguageModel(config, new Initialisation(0, 0.02).of(config));
        SplittableRandom random = new SplittableRandom(0);
        int[] sequence = random.ints(tokens, 0, config.sizes().vocabulary()).toArray();
        double[] forward = new double[repetitions];
        double[] step = new double[repetitions];
        double loss = 0;
        for (int i = -1; i < repetitions; i++) {
            long start = System.nanoTime();
            LanguageModel.LossPass pass = model.nextTokenLoss(sequence);
            long middle = System.nanoTime();
            Map<String, Matrix> gradients = pass.gradients().get();
            long end = System.nanoTime();
            loss = pass.value().at(0, 0) + 0 * gradients.size();
            if (i >= 0) {
                forward[i] = (middle - start) / 1e9;
                step[i] = (end - start) / 1e9;
            }
        }
        Arrays.sort(forward);
        Arrays.sort(step);
        System.out.printf(
                Locale.ROOT,
                "Backproof float64 blocks=%d n=%d cores=%d kernel=%s params=%d fwd=%.3f step=%.3f best=%.3f loss=%.6f%n",
                blocks,
                tokens,
                Runtime.getRuntime().availableProcessors(),
                Products.kernel(),
                config.trainedCount(),
                forward[repetitions / 2],
                step[repetitions / 2],
                step[0],
                loss);
    }
}
