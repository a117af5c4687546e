package io.github.backproof.report;

import io.github.backproof.numerics.Figures;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A diagnosis as a colleague would say it: how sure, what, where it was seen, where to look. */
public final class DiagnosisText {
    private static final int FEWEST_DIGITS = 4;
    private static final int ALL_DIGITS = 17;

    private DiagnosisText() {}

    /** The lines; all but the first are indented. */
    public static List<String> lines(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.oneLine(headline(diagnosis)));
        lines.add("  " + PlainText.oneLine(diagnosis.finding()));
        diagnosis.mismatch().ifPresent(mismatch -> lines.add("  seen in " + PlainText.oneLine(seen(mismatch))));
        diagnosis.lookAt().stream().limit(1).forEach(hint -> lines.add("  look first at: " + PlainText.oneLine(hint)));
        return lines;
    }

    /** How sure, and which mistakes in which equations. */
    public static String headline(Diagnosis diagnosis) {
        String words = diagnosis.certainty().words();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < diagnosis.faults().size(); i++) {
            named.add(diagnosis.faults().get(i) + ", " + diagnosis.equations().get(i));
        }
        return "diagnosis: " + words + (named.isEmpty() ? "" : " (" + String.join("; ", named) + ")");
    }

    /** The worst entry of a wrong result: where, what is there, what is right. */
    public static String seen(Mismatch mismatch) {
        Mismatch.Entry worst = mismatch.worst();
        List<String> numbers = apart(
                mismatch.actual().get(worst.row()).get(worst.column()),
                mismatch.expected().get(worst.row()).get(worst.column()));
        return String.format(
                Locale.ROOT,
                "%s at row %d, column %d: %s where %s is right, and rounding explains %s (%s)",
                mismatch.quantity(),
                worst.row() + 1,
                worst.column() + 1,
                numbers.get(0),
                numbers.get(1),
                Figures.of(mismatch.levels().get(worst.row()).get(worst.column())),
                mismatch.sizes());
    }

    /** Two numbers with as many digits as it takes to tell them apart. */
    private static List<String> apart(double one, double other) {
        for (int digits = FEWEST_DIGITS; digits < ALL_DIGITS; digits++) {
            List<String> both = List.of(number(one, digits), number(other, digits));
            if (!both.get(0).equals(both.get(1))) {
                return both;
            }
        }
        return List.of(number(one, ALL_DIGITS), number(other, ALL_DIGITS));
    }

    private static String number(double x, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "g", x);
    }
}
