package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Softmax;
import java.util.SplittableRandom;

/**
 * Draws text from a model: each token from softmax(Z/T), then fed back.
 *
 * @param temperature T > 0; small values take the likeliest token nearly always
 * @param seed the same seed draws the same tokens
 */
public record Sampling(double temperature, long seed) {
    /** Checks that the temperature is positive. */
    public Sampling {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("A temperature is greater than 0; " + temperature + " is not.");
        }
    }

    /**
     * Continues a prompt.
     *
     * @param prompt at least one token
     * @param count how many tokens to draw
     * @return the drawn tokens, without the prompt
     */
    public int[] continued(LanguageModel model, int[] prompt, int count) {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("A prompt has at least one token.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Decoding.Next next = Decoding.of(model).next(prompt[0]);
        for (int t = 1; t < prompt.length; t++) {
            next = next.state().next(prompt[t]);
        }
        int[] drawn = new int[count];
        for (int t = 0; t < count; t++) {
            drawn[t] = draw(next.logits(), random.nextDouble());
            next = next.state().next(drawn[t]);
        }
        return drawn;
    }

    /** The token at which the probabilities, added up from the first, pass the given one. */
    private int draw(Matrix logits, double level) {
        Matrix p = new Softmax().weights(logits.scaledBy(1 / temperature));
        double sum = 0;
        for (int token = 0; token < p.columns() - 1; token++) {
            sum += p.at(0, token);
            if (level < sum) {
                return token;
            }
        }
        return p.columns() - 1;
    }
}
