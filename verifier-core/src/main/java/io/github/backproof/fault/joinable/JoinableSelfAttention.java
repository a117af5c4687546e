package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.AttentionSettings;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ScoreFunction;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Softmax;
import io.github.backproof.reference.Stepper;
import java.util.List;
import java.util.Optional;

/** A self-attention that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableSelfAttention extends SelfAttention implements Joinable<JoinableSelfAttention> {
    private AttentionProjections projections;
    private AttentionSettings settings;
    private Partner<JoinableSelfAttention> partner = Partner.none();

    /** @see SelfAttention#SelfAttention */
    public JoinableSelfAttention(AttentionProjections projections, AttentionSettings settings) {
        super(projections, settings);
        this.projections = projections;
        this.settings = settings;
    }

    @Override
    public Optional<JoinableSelfAttention> joinedWith(JoinableSelfAttention other, LayerSettings declared) {
        Optional<AttentionProjections> linear = linearLayers(other, declared);
        Optional<ScoreFunction> function = scoreFunction(other);
        return linear.isPresent() && function.isPresent()
                ? Partner.joined(with(linear.get(), function.get()), other.with(linear.get(), function.get()))
                : Optional.empty();
    }

    private Optional<AttentionProjections> linearLayers(JoinableSelfAttention other, LayerSettings declared) {
        Optional<Projection> q = Parts.joined(projections.query(), other.projections.query(), declared);
        Optional<Projection> k = Parts.joined(projections.key(), other.projections.key(), declared);
        Optional<Projection> v = Parts.joined(projections.value(), other.projections.value(), declared);
        Optional<Projection> o = Parts.joined(projections.output(), other.projections.output(), declared);
        return q.isPresent() && k.isPresent() && v.isPresent() && o.isPresent()
                ? Optional.of(new AttentionProjections(q.get(), k.get(), v.get(), o.get()))
                : Optional.empty();
    }

    private Optional<ScoreFunction> scoreFunction(JoinableSelfAttention other) {
        ScoreFunction own = settings.scoreFunction();
        ScoreFunction others = other.settings.scoreFunction();
        if (others.getClass() == Softmax.class) {
            return Optional.of(own);
        }
        return own.getClass() == Softmax.class ? Optional.of(others) : Optional.empty();
    }

    private JoinableSelfAttention with(AttentionProjections linear, ScoreFunction function) {
        JoinableSelfAttention copy = clone();
        copy.projections = linear;
        copy.settings = settings.withScoreFunction(function);
        return copy;
    }

    @Override
    public JoinableSelfAttention beside(Partner<JoinableSelfAttention> other) {
        JoinableSelfAttention copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableSelfAttention clone() {
        try {
            return (JoinableSelfAttention) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected AttentionProjections projections() {
        return partner.of("projections").map(other -> other.projections()).orElseGet(() -> projections);
    }

    @Override
    protected AttentionSettings settings() {
        return partner.of("settings").map(other -> other.settings()).orElseGet(() -> settings);
    }

    @Override
    protected Matrix headWeights(int h, Matrix q, Matrix k) {
        return partner.of("headWeights")
                .map(other -> other.headWeights(h, q, k))
                .orElseGet(() -> super.headWeights(h, q, k));
    }

    @Override
    protected Matrix scores(Matrix q, Matrix k) {
        return partner.of("scores").map(other -> other.scores(q, k)).orElseGet(() -> super.scores(q, k));
    }

    @Override
    protected Matrix scaled(Matrix s) {
        return partner.of("scaled").map(other -> other.scaled(s)).orElseGet(() -> super.scaled(s));
    }

    @Override
    protected Matrix masked(Matrix s) {
        return partner.of("masked").map(other -> other.masked(s)).orElseGet(() -> super.masked(s));
    }

    @Override
    protected Matrix weights(Matrix s) {
        return partner.of("weights").map(other -> other.weights(s)).orElseGet(() -> super.weights(s));
    }

    @Override
    protected Matrix headOutput(Matrix p, Matrix v) {
        return partner.of("headOutput").map(other -> other.headOutput(p, v)).orElseGet(() -> super.headOutput(p, v));
    }

    @Override
    public Step step(KeyValues past, Matrix x) {
        return partner.of("step").map(other -> other.step(past, x)).orElseGet(() -> super.step(past, x));
    }

    @Override
    protected KeyValues remembered(KeyValues past, List<Matrix> keys, List<Matrix> values) {
        return partner.of("remembered")
                .map(other -> other.remembered(past, keys, values))
                .orElseGet(() -> super.remembered(past, keys, values));
    }

    @Override
    protected KeyValues attended(KeyValues past, KeyValues seen) {
        return partner.of("attended")
                .map(other -> other.attended(past, seen))
                .orElseGet(() -> super.attended(past, seen));
    }

    @Override
    public Stepper start() {
        return partner.of("start").map(other -> other.start()).orElseGet(() -> super.start());
    }

    @Override
    public Scores scoresOf(Matrix x, Matrix delta) {
        return partner.of("scoresOf").map(other -> other.scoresOf(x, delta)).orElseGet(() -> super.scoresOf(x, delta));
    }

    @Override
    protected Matrix valueGradient(Matrix p, Matrix delta) {
        return partner.of("valueGradient")
                .map(other -> other.valueGradient(p, delta))
                .orElseGet(() -> super.valueGradient(p, delta));
    }

    @Override
    protected Matrix weightsGradient(Matrix delta, Head head) {
        return partner.of("weightsGradient")
                .map(other -> other.weightsGradient(delta, head))
                .orElseGet(() -> super.weightsGradient(delta, head));
    }

    @Override
    protected Matrix rememberedWeights(Head head) {
        return partner.of("rememberedWeights")
                .map(other -> other.rememberedWeights(head))
                .orElseGet(() -> super.rememberedWeights(head));
    }

    @Override
    protected Matrix scoreGradient(Matrix p, Matrix dP) {
        return partner.of("scoreGradient")
                .map(other -> other.scoreGradient(p, dP))
                .orElseGet(() -> super.scoreGradient(p, dP));
    }

    @Override
    protected Matrix maskedGradient(Matrix dS) {
        return partner.of("maskedGradient")
                .map(other -> other.maskedGradient(dS))
                .orElseGet(() -> super.maskedGradient(dS));
    }

    @Override
    protected Matrix scaledGradient(Matrix dS) {
        return partner.of("scaledGradient")
                .map(other -> other.scaledGradient(dS))
                .orElseGet(() -> super.scaledGradient(dS));
    }

    @Override
    protected Matrix queryGradient(Matrix dS, Head head) {
        return partner.of("queryGradient")
                .map(other -> other.queryGradient(dS, head))
                .orElseGet(() -> super.queryGradient(dS, head));
    }

    @Override
    protected Matrix keyGradient(Matrix dS, Head head) {
        return partner.of("keyGradient")
                .map(other -> other.keyGradient(dS, head))
                .orElseGet(() -> super.keyGradient(dS, head));
    }

    @Override
    protected List<Matrix> overGroups(List<Matrix> ofQueryHeads) {
        return partner.of("overGroups")
                .map(other -> other.overGroups(ofQueryHeads))
                .orElseGet(() -> super.overGroups(ofQueryHeads));
    }

    @Override
    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(viaValue, viaQuery, viaKey))
                .orElseGet(() -> super.inputGradient(viaValue, viaQuery, viaKey));
    }

    @Override
    protected List<Matrix> split(Matrix all, int heads) {
        return partner.of("split").map(other -> other.split(all, heads)).orElseGet(() -> super.split(all, heads));
    }

    @Override
    protected Matrix concatenated(List<Matrix> outputs) {
        return partner.of("concatenated")
                .map(other -> other.concatenated(outputs))
                .orElseGet(() -> super.concatenated(outputs));
    }

    @Override
    protected List<Matrix> headErrors(Matrix error) {
        return partner.of("headErrors").map(other -> other.headErrors(error)).orElseGet(() -> super.headErrors(error));
    }

    @Override
    protected Matrix merge(List<Matrix> errors) {
        return partner.of("merge").map(other -> other.merge(errors)).orElseGet(() -> super.merge(errors));
    }

    @Override
    protected int keyValueHead(int queryHead) {
        return partner.of("keyValueHead")
                .map(other -> other.keyValueHead(queryHead))
                .orElseGet(() -> super.keyValueHead(queryHead));
    }

    @Override
    protected int headWidth() {
        return partner.of("headWidth").map(other -> other.headWidth()).orElseGet(() -> super.headWidth());
    }
}
