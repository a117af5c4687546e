package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head softmax self-attention with an output projection.
 *
 * <p>X is n_T by d; a head sees n_T by d_ρ slices of queries, keys and values, with d_ρ = d/n_h. S and P are n_T by n_T per
 * head. The causal mask sets what lies in the future to −∞ before the softmax: multiplying by zero there would leave exp(0) = 1.
 */
public class SelfAttention implements ReferenceLayer {
    private final AttentionProjections projections;
    private final int heads;
    private final Masking masking;
    private final Softmax softmax = new Softmax();

    /** One head's Q, K, V (n_T by d_ρ), P (n_T by n_T) and O = PV (n_T by d_ρ), kept for backward. */
    public record Head(Matrix query, Matrix key, Matrix value, Matrix weights, Matrix output) {}

    /** The errors of one head's Q, K and V, each n_T by d_ρ. */
    public record HeadGradients(Matrix query, Matrix key, Matrix value) {}

    /** Attention with a number of heads that divides d. */
    public SelfAttention(AttentionProjections projections, int heads, Masking masking) {
        this.projections = projections;
        this.heads = heads;
        this.masking = masking;
    }

    @Override
    public Pass forward(Matrix x) {
        List<Matrix> queries = split(projections.query().output(x));
        List<Matrix> keys = split(projections.key().output(x));
        List<Matrix> values = split(projections.value().output(x));
        List<Head> run = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            run.add(head(queries.get(h), keys.get(h), values.get(h)));
        }
        Matrix concatenated = merge(run.stream().map(Head::output).toList());
        return new Pass(projections.output().output(concatenated), delta -> backward(x, run, concatenated, delta));
    }

    private Head head(Matrix q, Matrix k, Matrix v) {
        Matrix p = weights(masked(scaled(scores(q, k))));
        return new Head(q, k, v, p, headOutput(p, v));
    }

    /** S = QKᵗ, the raw scores (eq. 10). */
    protected Matrix scores(Matrix q, Matrix k) {
        return q.times(k.transposed());
    }

    /** S/√d_ρ (eq. 12). */
    protected Matrix scaled(Matrix s) {
        return s.scaledBy(1 / Math.sqrt(headWidth()));
    }

    /** −∞ where a token would see its future (eq. 13, read so that exp gives 0). */
    protected Matrix masked(Matrix s) {
        return masking == Masking.CAUSAL ? s.withoutFuture() : s;
    }

    /** P = softmax(S), row by row (eq. 15). */
    protected Matrix weights(Matrix s) {
        return softmax.probabilities(s);
    }

    /** O = PV (eq. 18). */
    protected Matrix headOutput(Matrix p, Matrix v) {
        return p.times(v);
    }

    private Gradients backward(Matrix x, List<Head> run, Matrix concatenated, Matrix delta) {
        Gradients ofOutput = projections.output().backward(concatenated, delta);
        List<Matrix> errors = split(ofOutput.input());
        List<HeadGradients> ofHeads = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            ofHeads.add(headBackward(run.get(h), errors.get(h)));
        }
        Gradients q = projections
                .query()
                .backward(x, merge(ofHeads.stream().map(HeadGradients::query).toList()));
        Gradients k = projections
                .key()
                .backward(x, merge(ofHeads.stream().map(HeadGradients::key).toList()));
        Gradients v = projections
                .value()
                .backward(x, merge(ofHeads.stream().map(HeadGradients::value).toList()));
        return Gradients.ofInput(inputGradient(v.input(), q.input(), k.input()))
                .withPart("query", q)
                .withPart("key", k)
                .withPart("value", v)
                .withPart("output", ofOutput);
    }

    private HeadGradients headBackward(Head head, Matrix delta) {
        Matrix dP = weightsGradient(delta, head.value());
        Matrix dS = scaledGradient(maskedGradient(scoreGradient(head.weights(), dP)));
        return new HeadGradients(
                queryGradient(dS, head.key()), keyGradient(dS, head.query()), valueGradient(head.weights(), delta));
    }

    /** dV = PᵗΔ (eq. 21). */
    protected Matrix valueGradient(Matrix p, Matrix delta) {
        return p.transposed().times(delta);
    }

    /** dP = ΔVᵗ (eq. 25). */
    protected Matrix weightsGradient(Matrix delta, Matrix v) {
        return delta.times(v.transposed());
    }

    /** dS = P ∘ (dP − (dP ⊖ P)1ᵗ) (eq. 25); each row sums to zero (eq. 26). */
    protected Matrix scoreGradient(Matrix p, Matrix dP) {
        return softmax.scoreGradient(p, dP);
    }

    /** The mask's backward (eq. 27): nothing to do, P is already zero where the mask is. */
    protected Matrix maskedGradient(Matrix dS) {
        return dS;
    }

    /** dS/√d_ρ (eq. 28). */
    protected Matrix scaledGradient(Matrix dS) {
        return dS.scaledBy(1 / Math.sqrt(headWidth()));
    }

    /** dQ = dS K (eq. 30). */
    protected Matrix queryGradient(Matrix dS, Matrix k) {
        return dS.times(k);
    }

    /** dK = dSᵗ Q (eq. 31). Its columns sum to zero, because the rows of dS do (eq. 29). */
    protected Matrix keyGradient(Matrix dS, Matrix q) {
        return dS.transposed().times(q);
    }

    /** Δ_in = value + query + key contribution (eq. 33). */
    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
        return viaValue.plus(viaQuery).plus(viaKey);
    }

    /** The heads' columns, in order (eq. 35). */
    protected List<Matrix> split(Matrix all) {
        List<Matrix> parts = new ArrayList<>();
        int width = all.columns() / heads;
        for (int h = 0; h < heads; h++) {
            parts.add(all.columnRange(h * width, (h + 1) * width));
        }
        return parts;
    }

    /** The heads side by side, in order (eq. 34). */
    protected Matrix merge(List<Matrix> parts) {
        return parts.stream().reduce(Matrix::beside).orElseThrow();
    }

    /** d_ρ. */
    protected int headWidth() {
        return projections.key().outputs() / heads;
    }
}
