package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.StepCurve;
import java.util.ArrayList;
import java.util.List;

/** Central differences of a layer's forward, with one entry of its input or of a parameter moved by ever smaller steps. */
final class ErrorOverSteps {
    private static final String INPUT_GRADIENT = "Δ_in";
    private static final String GRADIENT_OF = "d ";
    private static final double FIRST_STEP = 0x1p-1;
    private static final int HALVINGS = 2;
    private static final int MOST_POINTS = 24;

    private final Bench bench;
    private final String quantity;
    private final Mismatch.Entry entry;

    private ErrorOverSteps(Bench bench, String quantity, Mismatch.Entry entry) {
        this.bench = bench;
        this.quantity = quantity;
        this.entry = entry;
    }

    /** Whether a wrong result is a gradient to something that can be moved. */
    static boolean has(Bench bench, String quantity) {
        return quantity.startsWith(GRADIENT_OF)
                || quantity.equals(INPUT_GRADIENT) && !bench.subject().kind().takesTokens();
    }

    /**
     * The curve of the worst entry of a wrong gradient.
     *
     * @param output Y with what rounding moves it by
     */
    static StepCurve of(Bench bench, Mismatch gradient, UncertainMatrix output) {
        Mismatch.Entry worst = gradient.worst();
        ErrorOverSteps steps = new ErrorOverSteps(bench, gradient.quantity(), worst);
        return new StepCurve(
                gradient.quantity(),
                gradient.sizes(),
                worst.row(),
                worst.column(),
                gradient.actual().get(worst.row()).get(worst.column()),
                gradient.expected().get(worst.row()).get(worst.column()),
                steps.points(RoundingLevel.ofInnerProduct(output, bench.delta())));
    }

    /** Until a step is smaller than the last place of the entry. */
    private List<StepCurve.Point> points(double noise) {
        double at = point().at(entry.row(), entry.column());
        List<StepCurve.Point> points = new ArrayList<>();
        for (int k = 0; k < MOST_POINTS; k++) {
            double ahead = rounded(at + Math.scalb(FIRST_STEP, -HALVINGS * k));
            double behind = rounded(at - Math.scalb(FIRST_STEP, -HALVINGS * k));
            if (ahead == at || behind == at) {
                break;
            }
            double step = (ahead - behind) / 2;
            points.add(new StepCurve.Point(step, (value(ahead) - value(behind)) / (2 * step), noise / step));
        }
        return points;
    }

    private double rounded(double value) {
        return bench.subject().precision().round(value);
    }

    private DenseMatrix point() {
        return quantity.equals(INPUT_GRADIENT) ? bench.x() : bench.parameters().get(parameter());
    }

    private String parameter() {
        return quantity.substring(GRADIENT_OF.length());
    }

    /** φ = ⟨Δ, Y⟩ with another number in the entry's place. */
    private double value(double other) {
        DenseMatrix moved = moved(other);
        DenseMatrix y = quantity.equals(INPUT_GRADIENT)
                ? bench.layer().forward(moved).result()
                : bench.with(parameter(), unmoved -> moved)
                        .layer()
                        .forward(bench.x())
                        .result();
        return bench.delta().dot(y);
    }

    private DenseMatrix moved(double other) {
        DenseMatrix point = point();
        double[] values = point.rowByRow().clone();
        values[entry.row() * point.columns() + entry.column()] = other;
        return DenseMatrix.owning(point.rows(), point.columns(), values);
    }
}
