package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head linear attention with an output projection (open question 3). X is n_T by d.
 *
 * @param projections the four linear layers
 * @param heads n_h
 * @param head how one head computes
 */
public record LinearAttention(AttentionProjections projections, int heads, LinearAttentionHead head)
        implements ReferenceLayer {
    @Override
    public Pass forward(Matrix x) {
        List<Matrix> q = Heads.split(projections.query().output(x), heads);
        List<Matrix> k = Heads.split(projections.key().output(x), heads);
        List<Matrix> v = Heads.split(projections.value().output(x), heads);
        List<LinearAttentionHead.Run> runs = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            runs.add(head.forward(q.get(h), k.get(h), v.get(h)));
        }
        Matrix concatenated =
                Heads.merge(runs.stream().map(LinearAttentionHead.Run::output).toList());
        return new Pass(projections.output().output(concatenated), delta -> backward(x, runs, concatenated, delta));
    }

    private Gradients backward(Matrix x, List<LinearAttentionHead.Run> runs, Matrix concatenated, Matrix delta) {
        Gradients ofOutput = projections.output().backward(concatenated, delta);
        List<Matrix> errors = Heads.split(ofOutput.input(), heads);
        List<SelfAttention.HeadGradients> ofHeads = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            ofHeads.add(runs.get(h).backward().apply(errors.get(h)));
        }
        Gradients q = projections
                .query()
                .backward(
                        x,
                        Heads.merge(ofHeads.stream()
                                .map(SelfAttention.HeadGradients::query)
                                .toList()));
        Gradients k = projections
                .key()
                .backward(
                        x,
                        Heads.merge(ofHeads.stream()
                                .map(SelfAttention.HeadGradients::key)
                                .toList()));
        Gradients v = projections
                .value()
                .backward(
                        x,
                        Heads.merge(ofHeads.stream()
                                .map(SelfAttention.HeadGradients::value)
                                .toList()));
        return Gradients.ofInput(v.input().plus(q.input()).plus(k.input()))
                .withPart("query", q)
                .withPart("key", k)
                .withPart("value", v)
                .withPart("output", ofOutput);
    }
}
