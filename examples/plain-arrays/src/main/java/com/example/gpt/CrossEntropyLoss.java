package com.example.gpt;

/** The mean cross-entropy of the tokens that have a target, in nats. N is batch · time, V the vocabulary. */
final class CrossEntropyLoss {
    /** The target of a token whose prediction does not count. */
    static final int NO_TARGET = -1;

    private int[] targets; // (N)
    private float[] probabilities; // (N, V)

    /** Logits (N, V) and targets (N) to the loss. */
    float forward(float[] logits, int[] targets) {
        this.targets = targets.clone();
        probabilities = new float[logits.length];
        int vocabulary = logits.length / targets.length;
        float total = 0f;
        for (int n = 0; n < targets.length; n++) {
            total += tokenLoss(logits, n * vocabulary, vocabulary, targets[n]);
        }
        return total / counted();
    }

    /** The gradient of the loss to that of the logits (N, V). */
    float[] backward(float dLoss) {
        float[] dLogits = new float[probabilities.length];
        int vocabulary = probabilities.length / targets.length;
        float share = dLoss / counted();
        for (int n = 0; n < targets.length; n++) {
            if (targets[n] == NO_TARGET) {
                continue;
            }
            for (int v = 0; v < vocabulary; v++) {
                float expected = v == targets[n] ? 1f : 0f;
                dLogits[n * vocabulary + v] = (probabilities[n * vocabulary + v] - expected) * share;
            }
        }
        return dLogits;
    }

    /** The targets of a sequence (T): each token is to predict the next one, and the last one nothing. */
    static int[] nextTokens(int[] tokens) {
        int[] next = new int[tokens.length];
        for (int t = 0; t < tokens.length; t++) {
            next[t] = t + 1 < tokens.length ? tokens[t + 1] : NO_TARGET;
        }
        return next;
    }

    /** Fills a row of probabilities and returns its loss. */
    private float tokenLoss(float[] logits, int row, int vocabulary, int target) {
        float max = Float.NEGATIVE_INFINITY;
        for (int v = 0; v < vocabulary; v++) {
            max = Math.max(max, logits[row + v]);
        }
        float sum = 0f;
        for (int v = 0; v < vocabulary; v++) {
            probabilities[row + v] = (float) Math.exp(logits[row + v] - max);
            sum += probabilities[row + v];
        }
        for (int v = 0; v < vocabulary; v++) {
            probabilities[row + v] /= sum;
        }
        return target == NO_TARGET ? 0f : max - logits[row + target] + (float) Math.log(sum);
    }

    private int counted() {
        int counted = 0;
        for (int target : targets) {
            counted += target == NO_TARGET ? 0 : 1;
        }
        return counted;
    }
}
