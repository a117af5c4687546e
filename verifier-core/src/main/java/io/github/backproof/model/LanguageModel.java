package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
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
import java.util.stream.IntStream;

/**
 * A language model: token embedding and positions, transformer blocks, a norm, the logits layer (tables 2, 3). Immutable; training
 * makes a new model of the new parameters.
 *
 * <p>What the loss of n_T tokens keeps for its backward in a model of GPT-2's form, in numbers: per block n_T(13d + 2d_hidden + 2 +
 * n_h·n_T), and n_T(2d + 2 + n_vocab) behind the blocks. The paper's full network at n_T = 64 keeps 16.3 million, at n_T =
 * 1,024 402 million.
 */
public class LanguageModel {
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
            passes.add(block(b, batch).forward(x));
            x = passes.get(b).output();
        }
        Pass norm = finalNorm().forward(x);
        Projection logits = logits();
        Matrix read = readByLogits(norm.output(), x);
        return new ModelPass(logits.output(norm.output()), delta -> {
            Gradients ofLogits = logits.backward(read, delta);
            return backward(ofLogits, norm, passes, tokens, positions);
        });
    }

    /** X = the rows of the tokens' embeddings, plus those of their positions where these are learned (eq. 2). */
    protected Matrix embedded(int[] tokens, int[] positions) {
        Matrix x = tokenTable().output(tokens);
        return config.positions() == Positions.LEARNED ? x.plus(positionTable().output(positionRows(positions))) : x;
    }

    /** The table of token embeddings. */
    protected Embedding tokenTable() {
        return new Embedding(parameters.get("embedding.weight"));
    }

    /** The table of learned positions. */
    protected Embedding positionTable() {
        return new Embedding(parameters.get("position.weight"));
    }

    /** The row of the position table for each position, counted from 0. */
    protected int[] positionRows(int... positions) {
        return positions;
    }

    /** The position of a token that is decoded after so many others. */
    protected int decodedPosition(int tokensBefore) {
        return tokensBefore;
    }

    /** What a block's attention keeps for the next tokens: all keys and values so far (§3.1). */
    protected KeyValues remembered(KeyValues past, KeyValues withNewest) {
        return withNewest;
    }

    /** A block (tables 2, 3). */
    protected TransformerBlock block(int number, Sequences sequences) {
        return layers.block(number, sequences);
    }

    /** The norm in front of the logits layer (tables 2, 3). */
    protected ReferenceLayer finalNorm() {
        return layers.norm("norm");
    }

    /** Z = FW + 1bᵗ, with the embedding's table for W where it is tied. */
    protected Projection logits() {
        return layers.logits();
    }

    /** F, what the logits layer has read: the norm's output. */
    protected Matrix readByLogits(Matrix normed, Matrix stream) {
        return normed;
    }

    /** The error of the normed stream, on its way from the logits layer to the final norm. */
    protected Matrix errorOfNormed(Matrix error) {
        return error;
    }

    private Map<String, Matrix> backward(
            Gradients ofLogits, Pass norm, List<Pass> blocks, int[] tokens, int[] positions) {
        Map<String, Matrix> found = new LinkedHashMap<>();
        put(found, "logits", ofLogits);
        Gradients ofNorm = norm.backward(errorOfNormed(ofLogits.input()));
        put(found, "norm", ofNorm);
        Matrix error = ofNorm.input();
        for (int b : backwardOrder(blocks.size())) {
            Gradients ofBlock = backThrough(b, blocks.get(b), error);
            put(found, "blocks." + b, ofBlock);
            error = ofBlock.input();
        }
        if (config.adapters().isEmpty()) {
            embeddingGradients(found, error, tokens, positions);
        }
        return inOrder(found);
    }

    /** The error goes through the blocks from the last to the first. */
    protected int[] backwardOrder(int blocks) {
        return IntStream.range(0, blocks).map(b -> blocks - 1 - b).toArray();
    }

    /** A block's backward. */
    protected Gradients backThrough(int number, Pass block, Matrix error) {
        return block.backward(error);
    }

    private void embeddingGradients(Map<String, Matrix> found, Matrix error, int[] tokens, int[] positions) {
        Matrix viaTokens = tokenTable().weightGradient(error, tokens);
        Matrix viaLogits = found.remove("logits.table");
        found.put("embedding.weight", viaLogits == null ? viaTokens : tableGradient(viaLogits, viaTokens));
        if (config.positions() == Positions.LEARNED) {
            found.put("position.weight", positionTable().weightGradient(error, positionRows(positions)));
        }
    }

    /** dE of a table that both ends share: the logits layer's part plus the embedding's (eq. 3). */
    protected Matrix tableGradient(Matrix viaLogits, Matrix viaTokens) {
        return viaLogits.plus(viaTokens);
    }

    /** The layers around these parameters. */
    ModelLayers layers() {
        return layers;
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
