package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.kernel.Workers;
import io.github.backproof.specs.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Multi-head self-attention with an output projection.
 *
 * <p>X is n_T by d. A head sees n_T by d_ρ slices of queries and keys and n_T by d_h slices of values; S and P are n_T by n_T per
 * head. The mask sets what may not be seen to −∞ before the softmax: multiplying by zero there would leave exp(0) = 1. With fewer
 * key-value heads than query heads, a run of query heads shares one.
 */
public class SelfAttention implements StepwiseLayer {
    private final AttentionProjections projections;
    private final AttentionSettings settings;

    /** One head's Q, K (n_T by d_ρ), V (n_T by d_h), P (n_T by n_T) and O = PV (n_T by d_h), kept for backward. */
    public record Head(Matrix query, Matrix key, Matrix value, Matrix weights, Matrix output) {}

    /** The errors of one head's Q, K and V, in their shapes. */
    public record HeadGradients(Matrix query, Matrix key, Matrix value) {}

    /** Softmax attention of one sequence, with a number of heads that divides d. */
    public SelfAttention(AttentionProjections projections, int heads, Masking masking) {
        this(projections, AttentionSettings.of(heads, masking));
    }

    /** Attention as settled. */
    public SelfAttention(AttentionProjections projections, AttentionSettings settings) {
        this.projections = projections;
        this.settings = settings;
    }

    @Override
    public Pass forward(Matrix x) {
        Sequences sequences = settings().sequences();
        List<Matrix> queries = sequences.split(projections().query().output(x));
        List<Matrix> keys = sequences.split(projections().key().output(x));
        List<Matrix> values = sequences.split(projections().value().output(x));
        List<List<Head>> run = new ArrayList<>();
        for (int b = 0; b < queries.size(); b++) {
            run.add(heads(queries.get(b), keys.get(b), values.get(b)));
        }
        Matrix concatenated = sequences.join(run.stream().map(this::outputs).toList());
        return new Pass(projections().output().output(concatenated), delta -> backward(x, run, concatenated, delta));
    }

    /** Its linear layers. */
    protected AttentionProjections projections() {
        return projections;
    }

    /** How it attends. */
    protected AttentionSettings settings() {
        return settings;
    }

    /** The heads of one sequence. */
    private List<Head> heads(Matrix query, Matrix key, Matrix value) {
        int n = query.rows();
        int[] positions = Sequences.ONE.positions(n);
        List<Matrix> q = settings().turned(split(query, settings().heads()), positions);
        List<Matrix> k = settings().turned(split(key, settings().keyValueHeads()), positions);
        List<Matrix> v = split(value, settings().keyValueHeads());
        return each(n, h -> head(h, q.get(h), k.get(keyValueHead(h)), v.get(keyValueHead(h))));
    }

    private Head head(int h, Matrix q, Matrix k, Matrix v) {
        Matrix p = headWeights(h, q, k);
        return new Head(q, k, v, p, headOutput(p, v));
    }

    private Matrix outputs(List<Head> heads) {
        return concatenated(heads.stream().map(Head::output).toList());
    }

    /** P of query head h, from Q and K (eqs. 10 to 15). */
    protected Matrix headWeights(int h, Matrix q, Matrix k) {
        return weights(masked(scaled(scores(q, k))));
    }

    /** S = QKᵗ, the raw scores (eq. 10). */
    protected Matrix scores(Matrix q, Matrix k) {
        return q.times(k.transposed());
    }

    /** S/√d_ρ (eq. 12). */
    protected Matrix scaled(Matrix s) {
        return s.scaledBy(1 / Math.sqrt(headWidth()));
    }

    /** −∞ where a token may not look (eq. 13, read so that exp gives 0). */
    protected Matrix masked(Matrix s) {
        return s.where(settings().mask(), Double.NEGATIVE_INFINITY);
    }

    /** P = softmax(S), row by row (eq. 15), or another score function of S. */
    protected Matrix weights(Matrix s) {
        return settings().scoreFunction().weights(s);
    }

    /** O = PV (eq. 18). */
    protected Matrix headOutput(Matrix p, Matrix v) {
        return p.times(v);
    }

    /**
     * One more token after those already seen; its row of what {@link #forward} gives for all of them (§3.1). Not for score
     * functions that depend on the number of keys.
     *
     * @param past the keys and values of the tokens before
     * @param x the token, 1 by d
     */
    public Step step(KeyValues past, Matrix x) {
        int at = past.tokens();
        List<Matrix> q = settings()
                .turned(split(projections().query().output(x), settings().heads()), at);
        List<Matrix> k = settings()
                .turned(split(projections().key().output(x), settings().keyValueHeads()), at);
        List<Matrix> v = split(projections().value().output(x), settings().keyValueHeads());
        KeyValues seen = remembered(past, k, v);
        KeyValues open = attended(past, seen);
        List<Matrix> outputs = new ArrayList<>();
        for (int h = 0; h < settings().heads(); h++) {
            Matrix s = scaled(scores(q.get(h), open.keys().get(keyValueHead(h))));
            Matrix masked = s.where((row, other) -> settings().mask().isOpen(at, other), Double.NEGATIVE_INFINITY);
            outputs.add(headOutput(weights(masked), open.values().get(keyValueHead(h))));
        }
        return new Step(projections().output().output(concatenated(outputs)), seen);
    }

    /** The cache after a token: its keys and values below those of the past (§3.1). */
    protected KeyValues remembered(KeyValues past, List<Matrix> keys, List<Matrix> values) {
        return past.and(keys, values);
    }

    /** What a token looks at: the past and itself, which is all that has been seen. */
    protected KeyValues attended(KeyValues past, KeyValues seen) {
        return seen;
    }

    /**
     * What one token gives.
     *
     * @param output its row of Y, 1 by d
     * @param seen the keys and values, with its own
     */
    public record Step(Matrix output, KeyValues seen) {}

    @Override
    public Stepper start() {
        return after(KeyValues.NONE);
    }

    private Stepper after(KeyValues past) {
        return token -> {
            Step step = step(past, token);
            return new Stepper.Next(step.output(), after(step.seen()));
        };
    }

    private Gradients backward(Matrix x, List<List<Head>> run, Matrix concatenated, Matrix delta) {
        Gradients ofOutput = projections().output().backward(concatenated, delta);
        List<Matrix> errors = settings().sequences().split(ofOutput.input());
        List<HeadGradients> ofSequences = new ArrayList<>();
        for (int b = 0; b < errors.size(); b++) {
            ofSequences.add(sequenceBackward(run.get(b), headErrors(errors.get(b))));
        }
        Gradients q = projections().query().backward(x, joined(ofSequences, HeadGradients::query));
        Gradients k = projections().key().backward(x, joined(ofSequences, HeadGradients::key));
        Gradients v = projections().value().backward(x, joined(ofSequences, HeadGradients::value));
        return Gradients.ofInput(inputGradient(v.input(), q.input(), k.input()))
                .withPart("query", q)
                .withPart("key", k)
                .withPart("value", v)
                .withPart("output", ofOutput);
    }

    private Matrix joined(List<HeadGradients> ofSequences, Function<HeadGradients, Matrix> part) {
        return settings().sequences().join(ofSequences.stream().map(part).toList());
    }

    /** The errors of one sequence's queries, keys and values, the heads side by side. */
    private HeadGradients sequenceBackward(List<Head> heads, List<Matrix> errors) {
        List<HeadGradients> ofHeads = each(errors.get(0).rows(), h -> headBackward(heads.get(h), errors.get(h)));
        List<Matrix> queries = ofHeads.stream().map(HeadGradients::query).toList();
        List<Matrix> keys = overGroups(ofHeads.stream().map(HeadGradients::key).toList());
        List<Matrix> values =
                overGroups(ofHeads.stream().map(HeadGradients::value).toList());
        int[] positions = Sequences.ONE.positions(errors.get(0).rows());
        return new HeadGradients(
                merge(settings().turnedBack(queries, positions)),
                merge(settings().turnedBack(keys, positions)),
                merge(values));
    }

    private HeadGradients headBackward(Head head, Matrix delta) {
        Matrix dS = scaledGradient(scoreError(head, delta));
        return new HeadGradients(queryGradient(dS, head), keyGradient(dS, head), valueGradient(head.weights(), delta));
    }

    /** dS of a head's masked and scaled scores. */
    private Matrix scoreError(Head head, Matrix delta) {
        return maskedGradient(scoreGradient(rememberedWeights(head), weightsGradient(delta, head)));
    }

    /**
     * What attention computes on the way, head by head.
     *
     * @param weights P of each head, n_T by n_T
     * @param scoreGradients dS of each head, n_T by n_T, of the masked and scaled scores
     */
    public record Scores(List<Matrix> weights, List<Matrix> scoreGradients) {}

    /** The weights and score gradients of one sequence. */
    public Scores scoresOf(Matrix x, Matrix delta) {
        List<Head> heads = heads(
                projections().query().output(x),
                projections().key().output(x),
                projections().value().output(x));
        List<Matrix> errors = headErrors(
                projections().output().backward(outputs(heads), delta).input());
        return new Scores(
                heads.stream().map(Head::weights).toList(),
                IntStream.range(0, heads.size())
                        .mapToObj(h -> scoreError(heads.get(h), errors.get(h)))
                        .toList());
    }

    /** dV = PᵗΔ (eq. 21). */
    protected Matrix valueGradient(Matrix p, Matrix delta) {
        return p.transposed().times(delta);
    }

    /** dP = ΔVᵗ (eq. 25). */
    protected Matrix weightsGradient(Matrix delta, Head head) {
        return delta.times(head.value().transposed());
    }

    /** P as the softmax's backward reads it: the forward's, with its mask. */
    protected Matrix rememberedWeights(Head head) {
        return head.weights();
    }

    /** dS = P ∘ (dP − (dP ⊖ P)1ᵗ) (eq. 25); each row sums to zero (eq. 26). */
    protected Matrix scoreGradient(Matrix p, Matrix dP) {
        return settings().scoreFunction().scoreGradient(p, dP);
    }

    /** The mask's backward (eq. 27): nothing to do, P is already zero where the mask is. */
    protected Matrix maskedGradient(Matrix dS) {
        return dS;
    }

    /** dS/√d_ρ (eq. 28), by the factor of the scores. */
    protected Matrix scaledGradient(Matrix dS) {
        return scaled(dS);
    }

    /** dQ = dS K (eq. 30). */
    protected Matrix queryGradient(Matrix dS, Head head) {
        return dS.times(head.key());
    }

    /** dK = dSᵗ Q (eq. 31). Its columns sum to zero, because the rows of dS do (eq. 29). */
    protected Matrix keyGradient(Matrix dS, Head head) {
        return dS.transposed().times(head.query());
    }

    /** The error of a shared key or value head: the sum over the query heads that it serves. */
    protected List<Matrix> overGroups(List<Matrix> ofQueryHeads) {
        return IntStream.range(0, settings().keyValueHeads())
                .mapToObj(j -> IntStream.range(0, settings().heads())
                        .filter(h -> keyValueHead(h) == j)
                        .mapToObj(ofQueryHeads::get)
                        .reduce(Matrix::plus)
                        .orElseThrow())
                .toList();
    }

    /** Δ_in = value + query + key contribution (eq. 33). */
    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
        return viaValue.plus(viaQuery).plus(viaKey);
    }

    /** The heads' columns, in order (eq. 35). */
    protected List<Matrix> split(Matrix all, int heads) {
        return Heads.split(all, heads);
    }

    /** The heads' outputs side by side, in order (eq. 34). */
    protected Matrix concatenated(List<Matrix> outputs) {
        return Heads.merge(outputs);
    }

    /** The heads' columns of the error of their concatenated outputs, in order (eq. 35). */
    protected List<Matrix> headErrors(Matrix error) {
        return Heads.split(error, settings().heads());
    }

    /** The errors of the heads' queries, keys or values side by side, in the order they were cut. */
    protected Matrix merge(List<Matrix> errors) {
        return Heads.merge(errors);
    }

    /** The key-value head that serves a query head. */
    protected int keyValueHead(int queryHead) {
        return queryHead / (settings().heads() / settings().keyValueHeads());
    }

    /** d_ρ. */
    protected int headWidth() {
        return projections().key().outputs() / settings().keyValueHeads();
    }

    private <T> List<T> each(int tokens, IntFunction<T> work) {
        return Workers.inOrder(settings().heads(), (long) tokens * tokens, work);
    }
}
