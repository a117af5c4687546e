package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.Sequences;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A language model: token embedding and positions, transformer blocks, a norm, the logits layer (tables 2, 3). Immutable; training
 * makes a new model of the new parameters.
 *
 * <p>What the loss of n_T tokens keeps for its backward in a model of GPT-2's form, in numbers: per block n_T(13d + 2d_hidden + 2 +
 * n_h·n_T), and n_T(2d + 2 + n_vocab) behind the blocks. The paper's full network at n_T = 64 keeps 16.3 million, at n_T =
 * 1,024 402 million.
 */
public final class LanguageModel {
    private final ModelConfig config;
    private final Map<String, Matrix> parameters;
    private final ModelLayers layers;

    /**
     * A model with the given parameters.
     *
     * @throws IllegalArgumentException if a parameter is missing, unknown, or of another shape
     */
    public LanguageModel(ModelConfig config, Map<String, Matrix> parameters) {
        this.config = config;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.layers = new ModelLayers(config, this.parameters);
        new ParameterCheck(config, this.parameters).throwIfWrong();
    }

    /** What it is made of. */
    public ModelConfig config() {
        return config;
    }

    /** Every parameter by name. */
    public Map<String, Matrix> parameters() {
        return parameters;
    }

    /** The same model with some parameters replaced. */
    public LanguageModel with(Map<String, Matrix> changed) {
        Map<String, Matrix> all = new LinkedHashMap<>(parameters);
        all.putAll(changed);
        return new LanguageModel(config, all);
    }

    /**
     * A forward pass that has run.
     *
     * @param logits Z, the sequences' tokens by n_vocab
     * @param backward maps dZ to the gradient of each trained parameter, by name
     */
    public record ModelPass(Matrix logits, Function<Matrix, Map<String, Matrix>> backward) {}

    /**
     * A loss, with the way back to the parameters.
     *
     * @param value L, 1 by 1, in nats
     * @param gradients computes the gradient of each trained parameter, by name
     */
    public record LossPass(Matrix value, Supplier<Map<String, Matrix>> gradients) {}

    /** The mean loss of predicting each token of a sequence from those before it (§1). */
    public LossPass nextTokenLoss(int... tokens) {
        int[] targets = CrossEntropy.nextTokens(tokens);
        return loss(List.of(tokens), List.of(targets), Reduction.MEAN);
    }

    /**
     * The loss of a batch.
     *
     * @param sequences token numbers
     * @param targets for each token the one to predict, {@link CrossEntropy#NONE} for none
     */
    public LossPass loss(List<int[]> sequences, List<int[]> targets, Reduction reduction) {
        ModelPass pass = forward(sequences);
        CrossEntropy.Loss loss = new CrossEntropy(reduction).of(pass.logits(), concatenated(targets));
        // The way back must not hold on to the logits: at GPT-2's vocabulary they are the largest matrix of all.
        Function<Matrix, Map<String, Matrix>> backward = pass.backward();
        return new LossPass(loss.value(), () -> backward.apply(loss.logitsGradient()));
    }

    /** The logits of a batch of sequences, one below the other. */
    public ModelPass forward(List<int[]> sequences) {
        int[] tokens = concatenated(sequences);
        Sequences batch = new Sequences(sequences.stream().map(s -> s.length).toList());
        int[] positions = batch.positions(tokens.length);
        List<Pass> passes = new ArrayList<>();
        Matrix x = embedded(tokens, positions);
        for (int b = 0; b < config.sizes().blocks(); b++) {
            passes.add(layers.block(b, batch).forward(x));
            x = passes.get(b).output();
        }
        Pass norm = layers.norm("norm").forward(x);
        Projection logits = layers.logits();
        return new ModelPass(
                logits.output(norm.output()), delta -> backward(delta, logits, norm, passes, tokens, positions));
    }

    /** The rows of the tokens' embeddings, and of their positions' where these are learned (eq. 2). */
    Matrix embedded(int[] tokens, int[] positions) {
        Matrix x = new Embedding(parameters.get("embedding.weight")).output(tokens);
        return config.positions() == Positions.LEARNED
                ? x.plus(new Embedding(parameters.get("position.weight")).output(positions))
                : x;
    }

    /** The layers around these parameters. */
    ModelLayers layers() {
        return layers;
    }

    private Map<String, Matrix> backward(
            Matrix delta, Projection logits, Pass norm, List<Pass> blocks, int[] tokens, int[] positions) {
        Map<String, Matrix> found = new LinkedHashMap<>();
        Gradients ofLogits = logits.backward(norm.output(), delta);
        put(found, "logits", ofLogits);
        Gradients ofNorm = norm.backward(ofLogits.input());
        put(found, "norm", ofNorm);
        Matrix error = ofNorm.input();
        for (int b = blocks.size() - 1; b >= 0; b--) {
            Gradients ofBlock = blocks.get(b).backward(error);
            put(found, "blocks." + b, ofBlock);
            error = ofBlock.input();
        }
        if (config.adapters().isEmpty()) {
            embeddingGradients(found, error, tokens, positions);
        }
        return inOrder(found);
    }

    /** The embedding's gradient (eq. 3), with the logits layer's where they share a table, and that of learned positions. */
    private void embeddingGradients(Map<String, Matrix> found, Matrix error, int[] tokens, int[] positions) {
        Matrix ofTokens = new Embedding(parameters.get("embedding.weight")).weightGradient(error, tokens);
        Matrix table = found.remove("logits.table");
        found.put("embedding.weight", table == null ? ofTokens : table.plus(ofTokens));
        if (config.positions() == Positions.LEARNED) {
            Embedding learned = new Embedding(parameters.get("position.weight"));
            found.put("position.weight", learned.weightGradient(error, positions));
        }
    }

    private static void put(Map<String, Matrix> found, String part, Gradients gradients) {
        gradients.parameters().forEach((name, gradient) -> found.put(part + "." + name, gradient));
    }

    private Map<String, Matrix> inOrder(Map<String, Matrix> found) {
        Map<String, Matrix> ordered = new LinkedHashMap<>();
        config.parameters().stream()
                .filter(ParameterShape::isTrained)
                .forEach(shape -> ordered.put(shape.name(), found.get(shape.name())));
        return Collections.unmodifiableMap(ordered);
    }

    private static int[] concatenated(List<int[]> sequences) {
        return sequences.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
