package io.github.backproof.report;

/**
 * One run in a history.
 *
 * @param date its day, as in 2026-12-31
 * @param version the version of Backproof
 * @param catalogue the version of the catalogue
 * @param layers annotated classes
 * @param complying those that comply
 * @param applicable checks that say something about their layer
 * @param upheld those that held
 * @param waived those that did not hold and are accepted
 * @param seconds how long it took
 */
public record RunFigures(
        String date,
        String version,
        String catalogue,
        long layers,
        long complying,
        long applicable,
        long upheld,
        long waived,
        double seconds) {
    static RunFigures of(ComplianceReport report) {
        Totals totals = Totals.of(report);
        return new RunFigures(
                report.provenance().date(),
                report.version(),
                report.catalogue(),
                totals.layers(),
                totals.complying(),
                totals.applicable(),
                totals.upheld(),
                totals.waived(),
                report.subjects().stream().mapToDouble(SubjectReport::seconds).sum());
    }
}
