package io.github.backproof.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A matrix as a combination of others of its shape, T = Σ c_k T_k, by least squares.
 *
 * @param coefficients c, one for each term
 * @param levels the greatest error of each that rounding in T and the terms explains
 * @param residual T − Σ c_k T_k, with the rounding it may have
 */
public record LeastSquares(List<Double> coefficients, List<Double> levels, UncertainMatrix residual) {
    /** Copies the lists. */
    public LeastSquares {
        coefficients = List.copyOf(coefficients);
        levels = List.copyOf(levels);
    }

    /** The combination nearest to the target; empty when rounding leaves open which one that is, or something is no number. */
    public static Optional<LeastSquares> of(UncertainMatrix target, List<UncertainMatrix> terms) {
        int equations = target.rows() * target.columns();
        DMatrixRMaj matrix = new DMatrixRMaj(equations, terms.size());
        for (int k = 0; k < terms.size(); k++) {
            double[] column = terms.get(k).value().toArray();
            for (int i = 0; i < equations; i++) {
                matrix.set(i, k, column[i]);
            }
        }
        DMatrixRMaj right = new DMatrixRMaj(equations, 1, true, target.value().toArray());
        boolean isFinite = isFinite(matrix.data) && isFinite(right.data);
        if (!isFinite || equations < terms.size() || !isIndependent(matrix, terms)) {
            return Optional.empty();
        }
        DMatrixRMaj inverse = new DMatrixRMaj(terms.size(), equations);
        CommonOps_DDRM.pinv(matrix, inverse);
        DMatrixRMaj solution = new DMatrixRMaj(terms.size(), 1);
        CommonOps_DDRM.mult(inverse, right, solution);
        return Optional.of(fit(target, terms, inverse, solution.data));
    }

    private static boolean isFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The smallest singular value is beyond what rounding in the terms, and in the decomposition itself, can make of zero. */
    private static boolean isIndependent(DMatrixRMaj matrix, List<UncertainMatrix> terms) {
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        if (!decomposition.decompose(matrix.copy())) {
            return false;
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (double value : decomposition.getSingularValues()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double squares = 0;
        for (UncertainMatrix term : terms) {
            for (double level : term.level().toArray()) {
                squares += level * level;
            }
        }
        double ofDecomposition = RoundingLevel.SAFETY * matrix.numRows * Precision.FLOAT64.unitRoundoff() * greatest;
        return least > Math.sqrt(squares) + ofDecomposition;
    }

    private static LeastSquares fit(
            UncertainMatrix target, List<UncertainMatrix> terms, DMatrixRMaj inverse, double... solution) {
        UncertainMatrix combined = target;
        for (int k = 0; k < solution.length; k++) {
            combined = combined.minus(terms.get(k).scaledBy(solution[k]));
        }
        double[] variances = combined.variance().toArray();
        List<Double> coefficients = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        for (int k = 0; k < solution.length; k++) {
            double variance = 0;
            for (int i = 0; i < variances.length; i++) {
                variance += inverse.get(k, i) * inverse.get(k, i) * variances[i];
            }
            coefficients.add(solution[k]);
            levels.add(combined.coverage() * Math.sqrt(variance));
        }
        return new LeastSquares(coefficients, levels, combined);
    }

    /** Whether the target is that combination, to rounding level. */
    public boolean holds() {
        return RoundingLevel.ofZero(residual).isAgreement();
    }
}
