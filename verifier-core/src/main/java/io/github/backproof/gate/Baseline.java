package io.github.backproof.gate;

import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.report.Waiver;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The waivers that accept the violations of a result as they are. */
public final class Baseline {
    private Baseline() {}

    /** The waivers in use, and one with an empty reason for each violation that none accepts. */
    public static List<Waiver> of(ComplianceReport report) {
        List<Waiver> waivers = new ArrayList<>();
        for (SubjectReport subject : report.subjects()) {
            for (Verdict verdict : subject.verdicts()) {
                if (verdict.outcome() == Outcome.WAIVED) {
                    report.waiverOf(subject, verdict).ifPresent(waivers::add);
                } else if (verdict.outcome().isBreach()) {
                    waivers.add(new Waiver(subject.className(), verdict.invariant(), "", Optional.empty()));
                }
            }
        }
        return List.copyOf(waivers);
    }
}
