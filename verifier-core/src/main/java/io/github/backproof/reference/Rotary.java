package io.github.backproof.reference;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Pairing;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rotary positions: each pair of a head's features is turned by position·θ_i, θ_i = base^(−2i/d_ρ), so that a score depends on the
 * distance of its tokens alone.
 *
 * <p>X is n_T by d_ρ, d_ρ even. Not in the paper; J. Su and others, RoFormer, arXiv:2104.09864.
 *
 * @param pairing which features make a pair
 * @param base 10,000 in the source
 */
public record Rotary(Pairing pairing, double base) {
    /** X with each row turned by its position. */
    public Matrix rotated(Matrix x, int... positions) {
        return turned(x, positions, 1);
    }

    /** Δ turned back: a rotation's transpose is its inverse. */
    public Matrix rotatedBack(Matrix delta, int... positions) {
        return turned(delta, positions, -1);
    }

    /** x∘cos + Jx∘sin, where J maps each pair (a, b) to (−b, a). */
    private Matrix turned(Matrix x, int[] positions, int sense) {
        int width = x.columns();
        if (width % 2 != 0) {
            throw new IllegalArgumentException(
                    "Rotary positions turn pairs, and a head of " + width + " features leaves one over.");
        }
        Matrix cosines = x.constant(table(positions, width, Turn.COSINE, sense));
        Matrix sines = x.constant(table(positions, width, Turn.SIGNED_SINE, sense));
        return x.hadamard(cosines)
                .plus(x.columns(IntStream.range(0, width)
                                .map(i -> partner(i, width))
                                .toArray())
                        .hadamard(sines));
    }

    private enum Turn {
        COSINE,
        SIGNED_SINE
    }

    private DenseMatrix table(int[] positions, int width, Turn turn, int sense) {
        double[] values = new double[positions.length * width];
        Arrays.setAll(values, entry -> {
            int feature = entry % width;
            double angle = positions[entry / width] * frequency(pair(feature, width), width);
            return turn == Turn.COSINE
                    ? StrictMath.cos(angle)
                    : sense * (isFirst(feature, width) ? -1 : 1) * StrictMath.sin(angle);
        });
        return DenseMatrix.owning(positions.length, width, values);
    }

    /** θ_i. */
    private double frequency(int pair, int width) {
        return StrictMath.pow(base, -2.0 * pair / width);
    }

    private int pair(int feature, int width) {
        return pairing == Pairing.HALVES ? feature % (width / 2) : feature / 2;
    }

    private boolean isFirst(int feature, int width) {
        return pairing == Pairing.HALVES ? feature < width / 2 : feature % 2 == 0;
    }

    private int partner(int feature, int width) {
        if (pairing == Pairing.HALVES) {
            return (feature + width / 2) % width;
        }
        return feature % 2 == 0 ? feature + 1 : feature - 1;
    }
}
