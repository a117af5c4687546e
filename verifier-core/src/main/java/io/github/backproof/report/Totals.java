package io.github.backproof.report;

import io.github.backproof.verdict.Outcome;

/**
 * The figures of a report.
 *
 * @param layers annotated classes
 * @param complying those that comply
 * @param applicable checks that say something about their layer
 * @param upheld those that held
 * @param violated those that did not hold or failed, and are not waived
 * @param waived those that did not hold and are waived
 * @param open those that could not be told
 * @param notApplicable checks that say nothing about their layer
 */
public record Totals(
        long layers,
        long complying,
        long applicable,
        long upheld,
        long violated,
        long waived,
        long open,
        long notApplicable) {
    /** The figures of that report. */
    public static Totals of(ComplianceReport report) {
        long upheld = report.count(Outcome.UPHELD);
        long violated = report.count(Outcome.VIOLATED) + report.count(Outcome.FAILED);
        long waived = report.count(Outcome.WAIVED);
        long open = report.count(Outcome.CANNOT_TELL);
        return new Totals(
                report.subjects().size(),
                report.subjects().size() - report.failing().size(),
                upheld + violated + waived + open,
                upheld,
                violated,
                waived,
                open,
                report.count(Outcome.NOT_APPLICABLE));
    }

    /** As in {@code 36 of 38 checks upheld, 1 violated, 1 waived, 4 not applicable}; what is zero is left out. */
    public String sentence() {
        return upheld + " of " + applicable + " checks upheld" + part(violated, "violated") + part(waived, "waived")
                + part(open, "undecided") + part(notApplicable, "not applicable");
    }

    private static String part(long number, String what) {
        return number == 0 ? "" : ", " + number + " " + what;
    }
}
