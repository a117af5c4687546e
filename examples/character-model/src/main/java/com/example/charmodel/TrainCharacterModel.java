package com.example.charmodel;

import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelSizes;
import io.github.backproof.model.Sampling;
import io.github.backproof.numerics.kernel.Products;
import io.github.backproof.training.AdamW;
import io.github.backproof.training.CharacterText;
import io.github.backproof.training.GradientClipping;
import io.github.backproof.training.LearningRate;
import io.github.backproof.training.Trainer;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Trains a small model of the reference on the text that comes along, and lets it write. */
public final class TrainCharacterModel {
    private static final int STEPS = 300;
    private static final int WINDOW = 64;
    private static final int BATCH = 12;
    private static final long SEED = 1;

    private TrainCharacterModel() {}

    /** Prints the loss as it falls, then a few lines of the model's own. */
    public static void main(String[] arguments) {
        CharacterText text = CharacterText.corpus();
        ModelConfig config = ModelConfig.gpt2(new ModelSizes(text.vocabulary(), WINDOW, 64, 2, 4, 4, 256));
        LanguageModel model = new LanguageModel(config, new Initialisation(SEED, 0.05).of(config));
        Trainer trainer = new Trainer(
                text, WINDOW, BATCH, new LearningRate(3e-3, 3e-4, 20, STEPS), new GradientClipping(1), SEED);
        print(
                "%d characters, %d different ones: guessing costs %.2f nats. %d parameters, kernel %s.%n",
                text.tokens().length,
                text.vocabulary(),
                Math.log(text.vocabulary()),
                config.trainedCount(),
                Products.kernel());
        long start = System.nanoTime();
        LanguageModel trained = trained(trainer, model);
        print("%.1f s. It writes:%n%n", (System.nanoTime() - start) / 1e9);
        int[] written = new Sampling(0.7, SEED).continued(trained, text.tokensOf("The "), WINDOW - 4);
        print("The %s%n", text.text(written));
    }

    private static LanguageModel trained(Trainer trainer, LanguageModel model) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setMaxRenderedLength(100)
                .build()) {
            Smoothed loss = new Smoothed();
            return trainer.trained(model, new AdamW(AdamW.Settings.USUAL), (step, value) -> {
                bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f nats", loss.with(value)));
                bar.step();
            });
        }
    }

    /** The mean of the last losses, each weighing a tenth less than the one after it. */
    private static final class Smoothed {
        private double mean = Double.NaN;

        double with(double value) {
            mean = Double.isNaN(mean) ? value : 0.9 * mean + 0.1 * value;
            return mean;
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
