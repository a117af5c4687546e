package io.github.backproof.report;

import io.github.backproof.verdict.Verdict;

/** The command that shows one verdict again. */
final class Replay {
    // What the goal takes when nobody says otherwise.
    private static final int USUAL_TRIES = 100;

    private Replay() {}

    static String command(ComplianceReport report, SubjectReport subject, Verdict verdict) {
        return "mvn verify -Dbackproof.only=%s#%s -Dbackproof.seed=%d%s"
                .formatted(
                        PlainText.oneLine(subject.name()),
                        verdict.invariant(),
                        report.seed(),
                        report.tries() == USUAL_TRIES ? "" : " -Dbackproof.tries=" + report.tries());
    }
}
