package io.github.backproof.report;

import io.github.backproof.numerics.Figures;
import io.github.backproof.verdict.Mismatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A wrong result as a map: how far each entry is from what is right.
 *
 * @param caption what it is and in which case
 * @param worst its worst entry in words
 * @param rows its entries
 */
public record HeatMap(String caption, String worst, List<List<Cell>> rows) {
    private static final int HOTTEST = 5;

    /** Copies the rows. */
    public HeatMap {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * An entry.
     *
     * @param heat 0 where rounding explains it; 5 for the worst and those within a power of ten of it, one less for each further one
     * @param distance its distance from what is right
     * @param actual what is there
     * @param expected what is right
     */
    public record Cell(int heat, String distance, String actual, String expected) {}

    /** The map of a wrong result. */
    public static HeatMap of(Mismatch mismatch) {
        Mismatch.Entry worst = mismatch.worst();
        double hottest = mismatch.severity(worst.row(), worst.column());
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < mismatch.actual().size(); i++) {
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < mismatch.actual().get(i).size(); j++) {
                row.add(cell(mismatch, i, j, hottest));
            }
            rows.add(row);
        }
        return new HeatMap(
                mismatch.quantity() + " − what is right, " + mismatch.sizes(), DiagnosisText.seen(mismatch), rows);
    }

    private static Cell cell(Mismatch mismatch, int row, int column, double hottest) {
        double actual = mismatch.actual().get(row).get(column);
        double expected = mismatch.expected().get(row).get(column);
        return new Cell(
                heat(mismatch.severity(row, column), hottest),
                Figures.of(actual - expected),
                Figures.of(actual),
                Figures.of(expected));
    }

    /** The distance in powers of ten beyond what rounding explains, against that of the worst entry. */
    private static int heat(double severity, double hottest) {
        if (severity <= 1) {
            return 0;
        }
        double decades = Math.log10(hottest / severity);
        return Double.isNaN(decades) ? HOTTEST : (int) Math.max(1, HOTTEST - Math.floor(decades));
    }
}
