package io.github.backproof.report;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.verdict.Seeds;
import io.github.backproof.verdict.Verdict;
import java.util.regex.Pattern;

/** The command that shows one verdict again, to be typed into any shell. */
final class Replay {
    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}_.]{1,200}");

    private Replay() {}

    /** Names that a shell might run are left out: without one, the check is run on every layer. */
    private static String named(SubjectReport subject) {
        return HARMLESS.matcher(subject.name()).matches() ? subject.name() : "";
    }

    static String command(ComplianceReport report, SubjectReport subject, Verdict verdict) {
        // What the run judges, it judges of a layer as a whole.
        String law = RunLaw.isOne(verdict.invariant()) ? "" : "#" + verdict.invariant();
        return "mvn verify -Dbackproof.only=%s%s -Dbackproof.seed=%d -Dbackproof.tries=%d"
                .formatted(named(subject), law, seed(report, verdict), report.tries());
    }

    /** With a time budget, later rounds have seeds of their own. What was not tried to its end has none. */
    private static long seed(ComplianceReport report, Verdict verdict) {
        return report.provenance().budget().isPresent() && verdict.tries() > 0
                ? Seeds.ofRun(verdict.seed(), verdict.invariant())
                : report.seed();
    }
}
