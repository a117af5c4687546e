package io.github.backproof.model;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.Sequences;
import io.github.backproof.specs.Reduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A model's forward pass on one sequence, taken apart: what enters each block is kept, and the rest can be run from there.
 *
 * <p>The head is the norm, the logits layer and the loss. Its error Δ, the gradient of the loss with respect to what enters it, is
 * known once; behind the blocks, ⟨Δ, X⟩ then stands for the loss, with the same gradient at a fraction of the cost.
 */
final class ModelStages {
    /** The stage before the first block. */
    static final int EMBEDDING = -1;

    /** How many rows of logits are in memory at a time. */
    private static final int ROWS_AT_ONCE = 512;

    private final LanguageModel model;
    private final int[] tokens;
    private final List<Matrix> inputs = new ArrayList<>();
    private final DenseMatrix headError;

    ModelStages(LanguageModel model, int[] tokens) {
        this.model = model;
        this.tokens = tokens.clone();
        inputs.add(embedded(model));
        for (int b = 0; b < blocks(); b++) {
            inputs.add(model.block(b, Sequences.ONE).forward(input(b)).output());
        }
        this.headError = (DenseMatrix) backThroughHead();
    }

    /** What enters a block; after the last one, what enters the head. */
    Matrix input(int block) {
        return inputs.get(block);
    }

    /** Δ, the error of what enters the head. */
    DenseMatrix headError() {
        return headError;
    }

    private int blocks() {
        return model.config().sizes().blocks();
    }

    private Matrix embedded(LanguageModel moved) {
        return moved.embedded(tokens, Sequences.ONE.positions(tokens.length));
    }

    private Matrix backThroughHead() {
        Pass norm = model.finalNorm().forward(input(blocks()));
        Projection logits = model.logits();
        Matrix error = loss(logits.output(norm.output())).logitsGradient();
        return norm.backward(logits.backward(norm.output(), error).input()).input();
    }

    /** The loss of a model by what enters its head. */
    double lossOfHead(LanguageModel other, Matrix x) {
        Matrix normed = other.finalNorm().forward(x).output();
        return loss(other.logits().output(normed)).value().at(0, 0);
    }

    private CrossEntropy.Loss loss(Matrix logits) {
        return new CrossEntropy(Reduction.MEAN).of(logits, CrossEntropy.nextTokens(tokens));
    }

    /** ⟨Δ, X⟩ for models that differ from this one in a parameter before the head. */
    List<Double> beforeHead(int stage, List<LanguageModel> moved) {
        if (stage == EMBEDDING) {
            return beforeHeadFrom(0, moved.stream().map(this::embedded).toList());
        }
        List<Matrix> outputs = moved.stream()
                .map(other ->
                        other.block(stage, Sequences.ONE).forward(input(stage)).output())
                .toList();
        return beforeHeadFrom(stage + 1, outputs);
    }

    /** ⟨Δ, X⟩ when these enter a block, each as a sequence of its own. */
    List<Double> beforeHeadFrom(int block, List<Matrix> starts) {
        Sequences batch = new Sequences(Collections.nCopies(starts.size(), tokens.length));
        Matrix x = batch.join(starts);
        for (int b = block; b < blocks(); b++) {
            x = model.block(b, batch).forward(x).output();
        }
        return batch.split(x).stream()
                .map(end -> headError.dot((DenseMatrix) end))
                .toList();
    }
}
