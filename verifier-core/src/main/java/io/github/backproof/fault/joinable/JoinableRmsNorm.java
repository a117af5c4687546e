package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.RmsNorm;
import java.util.Optional;

/** An RMS norm that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableRmsNorm extends RmsNorm implements Joinable<JoinableRmsNorm> {
    private Partner<JoinableRmsNorm> partner = Partner.none();

    /** @see RmsNorm#RmsNorm */
    public JoinableRmsNorm(Matrix weight, double epsilon) {
        super(weight, epsilon);
    }

    @Override
    public Optional<JoinableRmsNorm> joinedWith(JoinableRmsNorm other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableRmsNorm beside(Partner<JoinableRmsNorm> other) {
        JoinableRmsNorm copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableRmsNorm clone() {
        try {
            return (JoinableRmsNorm) super.clone();
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
    protected Matrix rootMeanSquare(Matrix x) {
        return partner.of("rootMeanSquare")
                .map(other -> other.rootMeanSquare(x))
                .orElseGet(() -> super.rootMeanSquare(x));
    }

    @Override
    protected Matrix meanSquare(Matrix x) {
        return partner.of("meanSquare").map(other -> other.meanSquare(x)).orElseGet(() -> super.meanSquare(x));
    }

    @Override
    protected Matrix root(Matrix meanSquare) {
        return partner.of("root").map(other -> other.root(meanSquare)).orElseGet(() -> super.root(meanSquare));
    }

    @Override
    protected Matrix output(Matrix xHat) {
        return partner.of("output").map(other -> other.output(xHat)).orElseGet(() -> super.output(xHat));
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
    protected Matrix overRoot(Matrix numerator, Matrix rootMeanSquare) {
        return partner.of("overRoot")
                .map(other -> other.overRoot(numerator, rootMeanSquare))
                .orElseGet(() -> super.overRoot(numerator, rootMeanSquare));
    }

    @Override
    protected Matrix sizeTerm(Matrix xHat, Matrix h) {
        return partner.of("sizeTerm").map(other -> other.sizeTerm(xHat, h)).orElseGet(() -> super.sizeTerm(xHat, h));
    }

    @Override
    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
        return partner.of("weightGradient")
                .map(other -> other.weightGradient(xHat, delta))
                .orElseGet(() -> super.weightGradient(xHat, delta));
    }
}
