package io.github.backproof.report;

import io.github.backproof.verdict.Seeds;
import io.github.backproof.verdict.Verdict;

/** The command that shows one verdict again. */
final class Replay {
    private Replay() {}

    static String command(ComplianceReport report, SubjectReport subject, Verdict verdict) {
        return "mvn verify -Dbackproof.only=%s#%s -Dbackproof.seed=%d -Dbackproof.tries=%d"
                .formatted(
                        PlainText.oneLine(subject.name()), verdict.invariant(), seed(report, verdict), report.tries());
    }

    /** With a time budget, later rounds have seeds of their own. */
    private static long seed(ComplianceReport report, Verdict verdict) {
        return report.provenance().budget().isPresent()
                ? Seeds.ofRun(verdict.seed(), verdict.invariant())
                : report.seed();
    }
}
