package io.github.backproof.training;

import io.github.backproof.model.LanguageModel;
import io.github.backproof.specs.Reduction;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a model on random stretches of a text.
 *
 * @param text the text
 * @param window how many characters a stretch predicts
 * @param batch how many stretches make a step
 * @param rates the learning rates
 * @param clipping limits the gradients
 * @param seed draws the stretches
 */
public record Trainer(
        CharacterText text, int window, int batch, LearningRate rates, GradientClipping clipping, long seed) {
    /** Is told of each step. */
    @FunctionalInterface
    public interface Progress {
        /** The loss of a step before it moved anything, in nats per character. */
        void step(int number, double loss);
    }

    /** The model after all steps. */
    public LanguageModel trained(LanguageModel model, Optimiser optimiser, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        LanguageModel current = model;
        for (int step = 0; step < rates.steps(); step++) {
            int[] starts = random.ints(batch, 0, text.tokens().length - window).toArray();
            LanguageModel.LossPass loss = loss(current, starts);
            progress.step(step, loss.value().at(0, 0));
            current = current.with(optimiser.step(
                    current.parameters(), clipping.applied(loss.gradients().get()), rates.at(step)));
        }
        return current;
    }

    /** Every character of a stretch predicts the one after it. */
    private LanguageModel.LossPass loss(LanguageModel model, int[] starts) {
        List<int[]> inputs =
                IntStream.of(starts).mapToObj(s -> text.window(s, window)).toList();
        List<int[]> targets =
                IntStream.of(starts).mapToObj(s -> text.window(s + 1, window)).toList();
        return model.loss(inputs, targets, Reduction.MEAN);
    }
}
