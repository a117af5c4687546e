package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Draw;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.Consistency;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.function.Function;

/** Compares a gradient with the numerical derivative of ⟨Δ, f⟩ along one signed Gaussian direction. */
final class DirectionalCheck {
    private final Bench bench;
    private final DenseMatrix delta;
    private final double noise;
    private final double outputScale;

    /** A check around a case whose output, with its uncertainty, is known. */
    DirectionalCheck(Bench bench, UncertainMatrix output) {
        this.bench = bench;
        this.delta = bench.delta();
        this.outputScale = delta.absolute().dot(output.value().absolute());
        this.noise = RoundingLevel.ofInnerProduct(output, delta);
    }

    /**
     * The input or a parameter, which is moved.
     *
     * @param forward the output with the block moved
     * @param backward the block's gradient where it was moved to
     */
    record Block(
            String name,
            DenseMatrix point,
            UncertainMatrix gradient,
            Function<DenseMatrix, DenseMatrix> forward,
            Function<DenseMatrix, DenseMatrix> backward) {}

    /**
     * Moves a block along a direction of its own size.
     *
     * @param trial is told what came of it
     */
    void along(Block block, Trial trial) {
        DenseMatrix point = block.point();
        DenseMatrix direction = bench.draw()
                .direction(block.name(), point.rows(), point.columns())
                .scaledBy(size(point));
        Derivative.Judgement judgement = judgement(block, direction);
        String quantity = "⟨" + block.name() + ", V⟩ − derivative along V";
        if (judgement.consistency() == Consistency.CANNOT_TELL) {
            trial.cannotTell();
        } else {
            trial.judge(quantity, judgement.comparison());
        }
    }

    private Derivative.Judgement judgement(Block block, DenseMatrix direction) {
        DenseMatrix gradient = block.gradient().value();
        double claimed = gradient.dot(direction);
        double level = RoundingLevel.ofInnerProduct(block.gradient(), direction);
        double scale = gradient.absolute().dot(direction.absolute()) + outputScale;
        Derivative derivative = Derivative.of(step -> value(block, direction, step), noise, leastStep(block.point()));
        Derivative.Judgement judgement = derivative.against(claimed, level, scale);
        boolean isInDoubt = judgement.consistency() == Consistency.INCONSISTENT
                && varies(block, direction, derivative.step(), judgement.comparison());
        return isInDoubt ? new Derivative.Judgement(Consistency.CANNOT_TELL, judgement.comparison()) : judgement;
    }

    /** Whether the gradient itself changes by half the disagreement over the step: then the step is wrong, not the gradient. */
    private boolean varies(Block block, DenseMatrix direction, double step, Comparison disagreement) {
        DenseMatrix moved = block.backward().apply(rounded(block.point().plus(direction.scaledBy(step))));
        double change = Math.abs(moved.minus(block.gradient().value()).dot(direction));
        return change > disagreement.residual() / 2;
    }

    /** The power of two next to the root mean square of a block, so that scaling by it is exact; 1 for a block of zeros. */
    private static double size(DenseMatrix point) {
        double meanSquare = point.dot(point) / (point.rows() * point.columns());
        return meanSquare == 0 ? 1 : Math.scalb(1.0, Math.getExponent(Math.sqrt(meanSquare)));
    }

    /** The step that moves the greatest entry by one unit in its last place, times that for which directions are grained. */
    private double leastStep(DenseMatrix point) {
        double greatest = point.absolute().rowMaxima().transposed().rowMaxima().at(0, 0);
        double unit = 2 * bench.subject().precision().unitRoundoff() * greatest;
        return unit / (Draw.GRAIN * size(point));
    }

    /**
     * φ(t) = ⟨Δ, f⟩ at the point moved by tV. Where an entry needs rounding to the subject's precision nevertheless, as it does when it
     * grows beyond a power of two, what that moves it is taken out with the claimed gradient, which is right to first order if it is
     * right at all.
     */
    private double value(Block block, DenseMatrix direction, double step) {
        DenseMatrix moved = block.point().plus(direction.scaledBy(step));
        DenseMatrix rounded = rounded(moved);
        double overshoot = block.gradient().value().dot(rounded.minus(moved));
        return delta.dot(block.forward().apply(rounded)) - overshoot;
    }

    private DenseMatrix rounded(DenseMatrix values) {
        return values.each(bench.subject().precision()::round);
    }
}
