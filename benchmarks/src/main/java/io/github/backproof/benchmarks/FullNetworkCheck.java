package io.github.backproof.benchmarks;

import io.github.backproof.model.DirectionalModelCheck;
import io.github.backproof.model.DirectionalModelCheck.Finding;
import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.kernel.Products;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Forward, backward and a directional check of every parameter of the paper's full network: {@code FullNetworkCheck BLOCKS N_T}. */
public final class FullNetworkCheck {
    private FullNetworkCheck() {}

    /** Prints the times and the findings that come nearest to their rounding level. */
    public static void main(String[] arguments) {
        ModelConfig config = ModelConfig.paper(Integer.parseInt(arguments[0]));
        int[] tokens = new SplittableRandom(0)
                .ints(Integer.parseInt(arguments[1]), 0, config.sizes().vocabulary())
                .toArray();
        long start = System.nanoTime();
        LanguageModel model = new LanguageModel(config, new Initialisation(0, 0.02).of(config));
        print("parameters %d, kernel %s, built in %.1f s%n", config.trainedCount(), Products.kernel(), since(start));
        long step = System.nanoTime();
        LanguageModel.LossPass pass = model.nextTokenLoss(tokens);
        Map<String, Matrix> gradients = pass.gradients().get();
        print("loss %.9f, forward and backward %.1f s%n", pass.value().at(0, 0), since(step));
        long check = System.nanoTime();
        List<Finding> findings =
                new DirectionalModelCheck(model, tokens, new Initialisation(1, 1)).against(gradients, finding -> {});
        print("%d parameters checked in %.1f s, %.1f s in all%n", findings.size(), since(check), since(start));
        long wrong =
                findings.stream().filter(f -> !f.comparison().isAgreement()).count();
        print("%d disagree; peak memory of the process %s%n", wrong, Memory.peak());
        findings.stream()
                .sorted(Comparator.comparingDouble(
                        (Finding f) -> -f.comparison().severity()))
                .limit(5)
                .forEach(f -> print(
                        "  %-36s claimed % .6e measured % .6e residual %.1e level %.1e%n",
                        f.name(),
                        f.claimed(),
                        f.measured(),
                        f.comparison().residual(),
                        f.comparison().roundingLevel()));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
