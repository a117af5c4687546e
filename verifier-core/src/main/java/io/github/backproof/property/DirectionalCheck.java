package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.BoundedMatrix;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.subject.BoundLayer;
import java.util.function.Function;

/** Compares a gradient with the numerical derivative of ⟨Δ, f⟩ along one random direction. */
final class DirectionalCheck {
    private final Bench bench;
    private final DenseMatrix delta;
    private final double noise;
    private final double outputScale;

    /** What a comparison along one direction came to. */
    record Result(String quantity, boolean resolved, Comparison comparison) {
        void reportTo(Trial trial) {
            if (resolved) {
                trial.judge(quantity, comparison);
            } else {
                trial.cannotTell();
            }
        }
    }

    /** A check around a case whose output, with its bounds, is known. */
    DirectionalCheck(Bench bench, BoundedMatrix output) {
        this.bench = bench;
        this.delta = bench.delta();
        this.outputScale = delta.absolute().dot(output.value().absolute());
        this.noise =
                RoundingLevel.SAFETY * RoundingLevel.ofSum(Bench.exact(delta).hadamard(output));
    }

    /**
     * Moves one block, the input or a parameter, along a direction.
     *
     * @param name what its gradient is called
     * @param point its value
     * @param gradient what backward says about it
     * @param forward the forward pass as a function of the block
     */
    Result along(
            String name, DenseMatrix point, BoundedMatrix gradient, Function<DenseMatrix, BoundLayer.Call> forward) {
        DenseMatrix direction = bench.draw().direction(name, point.rows(), point.columns());
        Derivative derivative = Derivative.of(step -> difference(point, direction, step, gradient, forward), noise);
        double claimed = gradient.value().dot(direction);
        double claimedLevel = RoundingLevel.SAFETY * RoundingLevel.ofSum(gradient.hadamard(Bench.exact(direction)));
        double scale = gradient.value().absolute().dot(direction.absolute()) + outputScale;
        return new Result(
                "⟨" + name + ", V⟩ − derivative along V",
                // A subject that gives NaN has been understood well enough.
                derivative.resolves(scale) || Double.isNaN(scale),
                Comparison.ofNumbers(Math.abs(claimed - derivative.value()), derivative.uncertainty() + claimedLevel));
    }

    /**
     * (φ(h) − φ(−h))/2h for φ = ⟨Δ, f⟩. The end points are rounded to the subject's precision; what that moves them beyond ±hV
     * is known exactly and taken out with the claimed gradient, which is right to first order if it is right at all.
     */
    private double difference(
            DenseMatrix point,
            DenseMatrix direction,
            double step,
            BoundedMatrix gradient,
            Function<DenseMatrix, BoundLayer.Call> forward) {
        DenseMatrix ahead = rounded(point.plus(direction.scaledBy(step)));
        DenseMatrix behind = rounded(point.minus(direction.scaledBy(step)));
        DenseMatrix overshoot = ahead.minus(behind).minus(direction.scaledBy(2 * step));
        double rise = delta.dot(
                forward.apply(ahead).result().minus(forward.apply(behind).result()));
        return (rise - gradient.value().dot(overshoot)) / (2 * step);
    }

    private DenseMatrix rounded(DenseMatrix values) {
        return values.each(bench.subject().precision()::round);
    }
}
