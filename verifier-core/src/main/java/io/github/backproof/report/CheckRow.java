package io.github.backproof.report;

import io.github.backproof.numerics.Figures;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Locale;

/**
 * One check in the table of a layer, as the page shows it.
 *
 * @param id the invariant
 * @param grade "good", "bad", "open" or "soft"
 * @param mark a sign that says the same without colour
 * @param word the verdict
 * @param residual the distance from what must hold
 * @param level what rounding explains, or "exact"
 * @param position where the residual stands against the level, from 0 to 100 with the level at 50; -1 where there is nothing to draw
 * @param tries how many cases were tried, and how many comparisons could not be decided; empty when nothing was measured
 * @param time in seconds
 * @param reason why it is not applicable, undecided or waived; empty otherwise
 */
public record CheckRow(
        String id,
        String grade,
        String mark,
        String word,
        String residual,
        String level,
        int position,
        String tries,
        String time,
        String reason) {
    private static final double DECADES_EACH_WAY = 8.5;
    private static final int MIDDLE = 50;

    static CheckRow of(Verdict verdict) {
        Outcome outcome = verdict.outcome();
        String undecided = verdict.undecided() == 0 ? "" : " (" + verdict.undecided() + " undecided)";
        return new CheckRow(
                verdict.invariant(),
                grade(outcome),
                mark(outcome),
                outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Figures.of(verdict.residual()),
                verdict.roundingLevel() == 0 ? "exact" : Figures.of(verdict.roundingLevel()),
                position(verdict.residual() / verdict.roundingLevel()),
                outcome == Outcome.NOT_APPLICABLE ? "" : verdict.tries() + undecided,
                String.format(Locale.ROOT, "%.2f", verdict.seconds()),
                outcome.isBreach() ? "" : verdict.reason().map(CheckRow::shown).orElse(""));
    }

    /** Whether something was measured. */
    public boolean isMeasured() {
        return !tries.isEmpty();
    }

    /** Whether there is a place for the residual. */
    public boolean isDrawn() {
        return position >= 0;
    }

    private static int position(double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            return -1;
        }
        double decades = Math.max(-DECADES_EACH_WAY, Math.min(DECADES_EACH_WAY, Math.log10(ratio)));
        return (int) Math.round(MIDDLE + decades * MIDDLE / DECADES_EACH_WAY);
    }

    private static String grade(Outcome outcome) {
        return switch (outcome) {
            case UPHELD -> "good";
            case VIOLATED, FAILED -> "bad";
            case WAIVED, CANNOT_TELL -> "open";
            case NOT_APPLICABLE -> "soft";
        };
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case UPHELD -> "✓";
            case VIOLATED, FAILED -> "✗";
            case WAIVED -> "⚠";
            case CANNOT_TELL -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    /** A reason that holds nothing to be seen is still one. */
    private static String shown(String reason) {
        String line = PlainText.oneLine(reason);
        return line.isEmpty() ? "–" : line;
    }
}
