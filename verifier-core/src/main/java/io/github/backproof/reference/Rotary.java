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
 */
public class Rotary {
    private final Pairing pairing;
    private final double base;

    /** Rotary positions of a pairing and a base, which is 10,000 in the source. */
    public Rotary(Pairing pairing, double base) {
        this.pairing = pairing;
        this.base = base;
    }

    /** X with each row turned by its position. */
    public Matrix rotated(Matrix x, int... positions) {
        return turned(x, angles(positions, x.columns()));
    }

    /** Δ turned back: a rotation's transpose is its inverse. */
    public Matrix rotatedBack(Matrix delta, int... positions) {
        return turned(delta, angles(positions, delta.columns()).scaledBy(-1));
    }

    /** The angle of each feature's pair, n_T by d_ρ. */
    private DenseMatrix angles(int[] positions, int width) {
        if (width % 2 != 0) {
            throw new IllegalArgumentException(
                    "Rotary positions turn pairs, and a head of " + width + " features leaves one over.");
        }
        double[] values = new double[positions.length * width];
        Arrays.setAll(values, entry -> angle(positions[entry / width], pair(entry % width, width), width));
        return DenseMatrix.owning(positions.length, width, values);
    }

    private Matrix turned(Matrix x, DenseMatrix angles) {
        int width = x.columns();
        double[] signs =
                IntStream.range(0, width).mapToDouble(i -> sign(i, width)).toArray();
        DenseMatrix cosines = angles.each(StrictMath::cos);
        DenseMatrix sines = angles.each(StrictMath::sin)
                .hadamard(DenseMatrix.owning(1, width, signs).broadcastRows(angles.rows()));
        return combined(x, ofAngles(x, cosines, angles.hadamard(sines)), ofAngles(x, sines, angles.hadamard(cosines)));
    }

    /** A table in x's arithmetic; angles may have been rounded before, which moves it by its slope times the angle. */
    private static Matrix ofAngles(Matrix x, DenseMatrix table, DenseMatrix slopeTimesAngle) {
        return x.constant(table).orRoundedAs(x.constant(slopeTimesAngle));
    }

    /** x∘cos + Jx∘sin, where J maps each pair (a, b) to (−b, a); its signs are the sines'. */
    protected Matrix combined(Matrix x, Matrix cosines, Matrix signedSines) {
        return x.hadamard(cosines).plus(swapped(x).hadamard(signedSines));
    }

    /** (b, a) in the place of each pair (a, b). */
    protected final Matrix swapped(Matrix x) {
        int width = x.columns();
        return x.columns(IntStream.range(0, width).map(i -> partner(i, width)).toArray());
    }

    /** position·θ_i. */
    protected double angle(int position, int pair, int width) {
        return position * frequency(pair, width);
    }

    /** θ_i = base^(−2i/d_ρ). */
    protected double frequency(int pair, int width) {
        return StrictMath.pow(base, -2.0 * pair / width);
    }

    /** Which features make a pair. */
    protected Pairing pairing() {
        return pairing;
    }

    /** i, the pair that a feature belongs to. */
    protected int pair(int feature, int width) {
        return pairing() == Pairing.HALVES ? feature % (width / 2) : feature / 2;
    }

    /** The other feature of the pair. */
    protected int partner(int feature, int width) {
        if (pairing() == Pairing.HALVES) {
            return (feature + width / 2) % width;
        }
        return feature % 2 == 0 ? feature + 1 : feature - 1;
    }

    /** The sign of the sine: minus where a is computed, plus where b is. */
    protected int sign(int feature, int width) {
        boolean isFirst = pairing() == Pairing.HALVES ? feature < width / 2 : feature % 2 == 0;
        return isFirst ? -1 : 1;
    }
}
