package io.github.backproof.report;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * What was found about one annotated class.
 *
 * @param name its simple name
 * @param className its full name
 * @param kind what it computes
 * @param precision what it computes in; "unknown" when it could not be bound
 * @param shapes the shapes it always has, such as {@code d = 6, n_h = 2}; empty when they were drawn
 * @param problems why it could not be verified, one sentence each; empty when it was
 * @param verdicts one per invariant that concerns its kind, by id
 * @param diagnoses why it fails, the likeliest first; none when it does not
 * @param notVerified trained parameters whose gradients no check compared with anything
 * @param seconds how long it took
 */
public record SubjectReport(
        String name,
        String className,
        String kind,
        String precision,
        String shapes,
        List<String> problems,
        List<Verdict> verdicts,
        List<Diagnosis> diagnoses,
        List<String> notVerified,
        double seconds) {
    /** Of a class whose shapes were drawn. */
    public SubjectReport(
            String name,
            String className,
            String kind,
            String precision,
            List<String> problems,
            List<Verdict> verdicts,
            List<Diagnosis> diagnoses,
            List<String> notVerified,
            double seconds) {
        this(name, className, kind, precision, "", problems, verdicts, diagnoses, notVerified, seconds);
    }

    /** Copies the lists. */
    public SubjectReport {
        problems = List.copyOf(problems);
        verdicts = List.copyOf(verdicts);
        diagnoses = List.copyOf(diagnoses);
        notVerified = List.copyOf(notVerified);
    }

    /** Whether it was verified, something was upheld or broken, and no MUST invariant failed. */
    public boolean complies() {
        return problems.isEmpty() && violations(Level.MUST).isEmpty() && !nothingChecked();
    }

    /** Whether it was bound and not one invariant came to a verdict for or against it. */
    public boolean nothingChecked() {
        return problems.isEmpty()
                && count(Outcome.UPHELD) == 0
                && waived().isEmpty()
                && breaches().isEmpty();
    }

    /** The diagnoses to show: beside a likely mistake, that nothing is known says nothing, unless it shows a wrong result. */
    public List<Diagnosis> explanations() {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.certainty() != Certainty.UNKNOWN
                        || diagnosis.mismatch().isPresent()
                        || diagnoses.size() == 1)
                .toList();
    }

    /** The verdicts of that level that count against it. */
    public List<Verdict> violations(Level level) {
        return verdicts.stream()
                .filter(verdict -> verdict.level() == level && verdict.outcome().isBreach())
                .toList();
    }

    /** The verdicts that count against it: MUST before SHOULD, then those of the run, the layer's own laws before those of every layer. */
    public List<Verdict> breaches() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome().isBreach())
                .sorted(Comparator.comparing(Verdict::level)
                        .thenComparing(verdict -> !RunLaw.isOne(verdict.invariant()))
                        .thenComparing(verdict -> verdict.invariant().startsWith("GEN-")))
                .toList();
    }

    /** The verdicts that count against it and are accepted. */
    public List<Verdict> waived() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.WAIVED)
                .toList();
    }

    /** How many invariants apply to it. */
    public long applicable() {
        return verdicts.size() - count(Outcome.NOT_APPLICABLE);
    }

    /** How many verdicts ended that way. */
    public long count(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    /** The same with the violations waived that the report's waivers accept. */
    SubjectReport waivedAs(ComplianceReport declared) {
        List<Verdict> decided = verdicts.stream()
                .map(verdict -> verdict.outcome().isBreach()
                        ? declared.waiverOf(this, verdict)
                                .map(waiver -> verdict.waived(waiver.sentence()))
                                .orElse(verdict)
                        : verdict)
                .toList();
        return new SubjectReport(
                name, className, kind, precision, shapes, problems, decided, diagnoses, notVerified, seconds);
    }
}
