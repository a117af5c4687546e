package io.github.backproof.reference;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.backproof.model.Initialisation;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.numerics.DenseMatrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Times forward and backward of the paper's network under PyTorch's autograd: {@code AutogradStep BLOCKS N_T REPETITIONS}. */
public final class AutogradStep {
    private AutogradStep() {}

    /** Prints the median and the best time of a step, after one that does not count. */
    public static void main(String[] arguments) {
        ModelConfig config = ModelConfig.paper(Integer.parseInt(arguments[0]));
        int[] tokens = new SplittableRandom(0)
                .ints(Integer.parseInt(arguments[1]), 0, config.sizes().vocabulary())
                .toArray();
        int repetitions = Integer.parseInt(arguments[2]);
        double[] steps = new double[repetitions];
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Map<String, NDArray> parameters = new LinkedHashMap<>();
            new Initialisation(0, 0.02).of(config).forEach((name, value) -> {
                NDArray array = Torch.array(manager, (DenseMatrix) value);
                array.setRequiresGradient(true);
                parameters.put(name, array);
            });
            double loss = 0;
            for (int i = -1; i < repetitions; i++) {
                long start = System.nanoTime();
                loss = step(config, parameters, tokens);
                if (i >= 0) {
                    steps[i] = (System.nanoTime() - start) / 1e9;
                }
            }
            Arrays.sort(steps);
            System.out.printf(
                    Locale.ROOT,
                    "PyTorch %s float64 blocks=%s n=%s step=%.3f best=%.3f loss=%.6f%n",
                    Engine.getEngine("PyTorch").getVersion(),
                    arguments[0],
                    arguments[1],
                    steps[repetitions / 2],
                    steps[0],
                    loss);
        }
    }

    private static double step(ModelConfig config, Map<String, NDArray> parameters, int[] tokens) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector();
                NDManager scope =
                        parameters.get("embedding.weight").getManager().newSubManager()) {
            Map<String, NDArray> here = new LinkedHashMap<>();
            parameters.forEach((name, array) -> {
                NDArray alias = array;
                alias.attach(scope);
                here.put(name, alias);
            });
            NDArray loss = new TorchModel(config, here).nextTokenLoss(tokens);
            collector.backward(loss);
            double value = loss.toDoubleArray()[0];
            parameters.values().forEach(array -> array.attach(scope.getParentManager()));
            return value;
        }
    }
}
