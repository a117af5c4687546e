package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Draw;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.Consistency;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.GradientSearch;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.function.Function;

/** Compares a gradient with the numerical derivative of ⟨Δ, f⟩ along one signed Gaussian direction. */
final class DirectionalCheck {
    /** From the step of the estimate up to this multiple of it. */
    private static final double LARGEST_CONFIRMED = 4;

    private final Bench bench;
    private final DenseMatrix delta;
    private final double noise;
    private final double outputScale;

    /** A check around a case whose output, with its uncertainty, is known. */
    DirectionalCheck(Bench bench, UncertainMatrix output) {
        this(bench, bench.delta(), output);
    }

    /** A check of ⟨Δ, f⟩ for an f behind the case's layer, with Δ as its error. */
    DirectionalCheck(Bench bench, DenseMatrix delta, UncertainMatrix output) {
        this.bench = bench;
        this.delta = delta;
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
     * Moves a block along a direction of its own size. Where that shows a wrong gradient, single entries are moved until one is found
     * that is wrong alone.
     *
     * @param trial is told what came of it
     */
    void along(Block block, Trial trial) {
        DenseMatrix point = block.point();
        DenseMatrix direction = bench.draw()
                .direction(block.name(), point.rows(), point.columns())
                .scaledBy(size(point));
        Derivative.Judgement judgement = judgement(block, direction);
        switch (judgement.consistency()) {
            case CANNOT_TELL -> trial.cannotTell();
            case CONSISTENT -> trial.judge(alongV(block), judgement.comparison());
            case INCONSISTENT -> {
                GradientSearch search = new GradientSearch(sparse -> judgement(block, sparse));
                for (Comparison entry : search.wrongEntries(direction, 1)) {
                    trial.judge(block.name() + " − derivative", entry);
                }
                trial.judge(alongV(block), judgement.comparison());
            }
        }
    }

    /** Moves a block along a given direction alone, scaled by a power of two to the size of the block. */
    void along(Block block, DenseMatrix direction, Trial trial) {
        DenseMatrix scaled = direction.scaledBy(size(block.point()) / size(direction));
        Derivative.Judgement judgement = judgement(block, scaled);
        if (judgement.consistency() == Consistency.CANNOT_TELL) {
            trial.cannotTell();
        } else {
            trial.judge(alongV(block), judgement.comparison());
        }
    }

    private static String alongV(Block block) {
        return "⟨" + block.name() + ", V⟩ − derivative along V";
    }

    private Derivative.Judgement judgement(Block block, DenseMatrix direction) {
        DenseMatrix gradient = block.gradient().value();
        double claimed = product(gradient, direction);
        double level = RoundingLevel.ofInnerProduct(block.gradient(), direction);
        double scale = product(gradient.absolute(), direction.absolute()) + outputScale;
        Derivative derivative = Derivative.of(step -> value(block, direction, step), noise, leastStep(block.point()));
        Derivative.Judgement judgement = derivative.against(claimed, level, scale);
        boolean isInDoubt = judgement.consistency() == Consistency.INCONSISTENT
                && !isConfirmed(block, direction, derivative.step(), level);
        return isInDoubt ? new Derivative.Judgement(Consistency.CANNOT_TELL, judgement.comparison()) : judgement;
    }

    /**
     * The last opinion before a gradient is called wrong: a change of φ is the integral of its slope. Over several steps, the claimed
     * slopes at both ends and in the middle have to miss the change of φ, by Simpson's rule, by more than noise and the distance to the
     * trapezoidal rule. Kinks and steps that are too large show in that distance.
     */
    private boolean isConfirmed(Block block, DenseMatrix direction, double step, double level) {
        double middle = product(block.gradient().value(), direction);
        if (Double.isNaN(middle)) {
            return true;
        }
        for (double h = step; h <= step * LARGEST_CONFIRMED; h *= 2) {
            double change = (value(block, direction, h) - value(block, direction, -h)) / (2 * h);
            double ends = (slope(block, direction, h) + slope(block, direction, -h)) / 2;
            double simpson = (2 * middle + ends) / 3;
            double explained = Math.abs(ends - simpson) + noise / h + level;
            if (Math.abs(change - simpson) <= explained) {
                return false;
            }
        }
        return true;
    }

    private double slope(Block block, DenseMatrix direction, double step) {
        DenseMatrix moved = rounded(block.point().plus(direction.scaledBy(step)));
        return product(block.backward().apply(moved), direction);
    }

    /** ⟨G, V⟩; what is not moved does not count, even where G is no number. */
    private static double product(DenseMatrix gradient, DenseMatrix direction) {
        return gradient.pairwise(direction, (g, v) -> v == 0 ? 0 : g * v)
                .rowSums()
                .columnSums()
                .at(0, 0);
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
        double overshoot = product(block.gradient().value(), rounded.minus(moved));
        return delta.dot(block.forward().apply(rounded)) - overshoot;
    }

    private DenseMatrix rounded(DenseMatrix values) {
        return values.each(bench.subject().precision()::round);
    }
}
