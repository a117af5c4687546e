package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.Consistency;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.subject.BoundLayer;
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

    /** The input or a parameter, which is moved. */
    record Block(
            String name, DenseMatrix point, UncertainMatrix gradient, Function<DenseMatrix, BoundLayer.Call> forward) {}

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
        double level = RoundingLevel.ofInnerProduct(block.gradient(), direction);
        double scale = gradient.absolute().dot(direction.absolute()) + outputScale;
        return Derivative.of(step -> value(block, direction, step), noise)
                .against(gradient.dot(direction), level, scale);
    }

    /** The power of two next to the root mean square of a block, so that scaling by it is exact; 1 for a block of zeros. */
    private static double size(DenseMatrix point) {
        double meanSquare = point.dot(point) / (point.rows() * point.columns());
        return meanSquare == 0 ? 1 : Math.scalb(1.0, Math.getExponent(Math.sqrt(meanSquare)));
    }

    /**
     * φ(t) = ⟨Δ, f⟩ at the point moved by tV. The point is rounded to the subject's precision; what that moves it beyond tV is known
     * exactly and taken out with the claimed gradient, which is right to first order if it is right at all.
     */
    private double value(Block block, DenseMatrix direction, double step) {
        DenseMatrix moved = block.point().plus(direction.scaledBy(step));
        DenseMatrix rounded = moved.each(bench.subject().precision()::round);
        double overshoot = block.gradient().value().dot(rounded.minus(moved));
        return delta.dot(block.forward().apply(rounded).result()) - overshoot;
    }
}
