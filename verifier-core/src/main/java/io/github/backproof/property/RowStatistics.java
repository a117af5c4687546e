package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Shift;
import io.github.backproof.numerics.UncertainMatrix;

/**
 * What the verifier makes of the rows of X itself, in float64.
 *
 * @param deviations X − μ1ᵗ, or X itself where no mean is subtracted
 * @param meanSquare the mean square of each row of those, as a column: σ²
 * @param epsilon ε
 */
record RowStatistics(UncertainMatrix deviations, UncertainMatrix meanSquare, double epsilon) {
    /** As layer norm has them. */
    static RowStatistics centred(UncertainMatrix x, double epsilon) {
        UncertainMatrix mean = x.rowMeans().broadcastColumns(x.columns());
        RowStatistics rows = uncentred(x.minus(mean), epsilon);
        // x/s − μ/s is x̂ too.
        return new RowStatistics(rows.deviations.orRoundedAs(mean), rows.meanSquare, epsilon);
    }

    /** As RMS norm has them. */
    static RowStatistics uncentred(UncertainMatrix x, double epsilon) {
        return new RowStatistics(x, x.rowDot(x).scaledBy(1.0 / x.columns()), epsilon);
    }

    /** σ² + ε, as a column. */
    UncertainMatrix meanSquareAndEpsilon() {
        return meanSquare.map(new Shift(epsilon));
    }

    /** ε/(σ² + ε), as a column. */
    UncertainMatrix shareOfEpsilon() {
        UncertainMatrix both = meanSquareAndEpsilon();
        return Bench.exact(DenseMatrix.filled(both.rows(), 1, epsilon)).dividedBy(both);
    }

    /** x̂. */
    UncertainMatrix xHat() {
        UncertainMatrix s = meanSquareAndEpsilon().map(Elementary.SQRT);
        return deviations.dividedBy(s.broadcastColumns(deviations.columns()));
    }
}
