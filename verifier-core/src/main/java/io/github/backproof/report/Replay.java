package io.github.backproof.report;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.verdict.Verdict;

/** The command that shows one verdict again. */
final class Replay {
    private Replay() {}

    static String command(ComplianceReport report, SubjectReport subject, Verdict verdict) {
        // What the run judges, it judges of a layer as a whole.
        String law = RunLaw.isOne(verdict.invariant()) ? "" : "#" + verdict.invariant();
        return "mvn verify -Dbackproof.only=%s%s -Dbackproof.seed=%d -Dbackproof.tries=%d"
                .formatted(PlainText.oneLine(subject.name()), law, report.seed(), report.tries());
    }
}
