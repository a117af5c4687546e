package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import java.util.Optional;

/** A layer norm that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLayerNorm extends LayerNorm implements Joinable<JoinableLayerNorm> {
    private Partner<JoinableLayerNorm> partner = Partner.none();

    /** @see LayerNorm#LayerNorm */
    public JoinableLayerNorm(Matrix weight, Matrix bias, double epsilon) {
        super(weight, bias, epsilon);
    }

    @Override
    public Optional<JoinableLayerNorm> joinedWith(JoinableLayerNorm other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableLayerNorm beside(Partner<JoinableLayerNorm> other) {
        JoinableLayerNorm copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLayerNorm clone() {
        try {
            return (JoinableLayerNorm) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Normalised normalise(Matrix x) {
        return partner.of("normalise").map(other -> other.normalise(x)).orElseGet(() -> super.normalise(x));
    }

    @Override
    protected Matrix mean(Matrix x) {
        return partner.of("mean").map(other -> other.mean(x)).orElseGet(() -> super.mean(x));
    }

    @Override
    protected Matrix variance(Matrix centred) {
        return partner.of("variance").map(other -> other.variance(centred)).orElseGet(() -> super.variance(centred));
    }

    @Override
    protected Matrix inOnePassOrTwo(Matrix variance, Matrix x) {
        return partner.of("inOnePassOrTwo")
                .map(other -> other.inOnePassOrTwo(variance, x))
                .orElseGet(() -> super.inOnePassOrTwo(variance, x));
    }

    @Override
    protected Matrix beforeOrAfter(Matrix centred, Matrix mean) {
        return partner.of("beforeOrAfter")
                .map(other -> other.beforeOrAfter(centred, mean))
                .orElseGet(() -> super.beforeOrAfter(centred, mean));
    }

    @Override
    protected Matrix deviation(Matrix variance) {
        return partner.of("deviation")
                .map(other -> other.deviation(variance))
                .orElseGet(() -> super.deviation(variance));
    }

    @Override
    protected Matrix output(Matrix xHat) {
        return partner.of("output").map(other -> other.output(xHat)).orElseGet(() -> super.output(xHat));
    }

    @Override
    protected Normalised kept(Normalised normalised, Matrix x) {
        return partner.of("kept").map(other -> other.kept(normalised, x)).orElseGet(() -> super.kept(normalised, x));
    }

    @Override
    protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
        return partner.of("weightedInputGradient")
                .map(other -> other.weightedInputGradient(normalised, delta))
                .orElseGet(() -> super.weightedInputGradient(normalised, delta));
    }

    @Override
    protected Matrix weighted(Matrix delta) {
        return partner.of("weighted").map(other -> other.weighted(delta)).orElseGet(() -> super.weighted(delta));
    }

    @Override
    protected Matrix inputGradient(Normalised normalised, Matrix h) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(normalised, h))
                .orElseGet(() -> super.inputGradient(normalised, h));
    }

    @Override
    protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
        return partner.of("overDeviation")
                .map(other -> other.overDeviation(numerator, deviation))
                .orElseGet(() -> super.overDeviation(numerator, deviation));
    }

    @Override
    protected Matrix meanTerm(Matrix h) {
        return partner.of("meanTerm").map(other -> other.meanTerm(h)).orElseGet(() -> super.meanTerm(h));
    }

    @Override
    protected Matrix deviationTerm(Matrix xHat, Matrix h) {
        return partner.of("deviationTerm")
                .map(other -> other.deviationTerm(xHat, h))
                .orElseGet(() -> super.deviationTerm(xHat, h));
    }

    @Override
    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
        return partner.of("weightGradient")
                .map(other -> other.weightGradient(xHat, delta))
                .orElseGet(() -> super.weightGradient(xHat, delta));
    }

    @Override
    protected Matrix biasGradient(Matrix delta) {
        return partner.of("biasGradient")
                .map(other -> other.biasGradient(delta))
                .orElseGet(() -> super.biasGradient(delta));
    }
}
