package io.github.backproof.report;

import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Counterexample;
import io.github.backproof.verdict.Counterexample.NamedValues;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.StepCurve;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A report that says one text wherever it may say anything: a layer with every outcome, one that could not be verified, and waivers.
 *
 * @param text what it says
 */
record HostileReport(String text) {
    private static final Outcome[] OUTCOMES = Outcome.values();

    ComplianceReport report() {
        return new ComplianceReport(
                1, text, "2026.1", 42, 100, text, provenance(), Optional.empty(), waivers(), sources(), subjects());
    }

    private Provenance provenance() {
        return new Provenance(
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                Optional.empty(),
                List.of(text, text),
                "2026-11-25",
                Origin.UNCHANGED);
    }

    private List<Waiver> waivers() {
        return List.of(
                new Waiver(text, "ATT-04", text, Optional.of("2026-12-31")),
                new Waiver(text, text, text, Optional.of("2026-01-01")),
                new Waiver(text, "LN-01", text, Optional.empty()));
    }

    private List<SourcePlace> sources() {
        return List.of(new SourcePlace(text, text, 12));
    }

    private List<SubjectReport> subjects() {
        List<Verdict> verdicts = IntStream.range(0, OUTCOMES.length)
                .mapToObj(i -> verdict("ATT-0" + (i + 1), OUTCOMES[i]))
                .toList();
        List<Verdict> silent = List.of(verdict("ATT-06", Outcome.NOT_APPLICABLE));
        return List.of(
                subject(List.of(), verdicts, List.of(diagnosis(Certainty.EQUAL), diagnosis(Certainty.UNKNOWN))),
                subject(List.of(text, text), List.of(), List.of()),
                subject(List.of(), silent, List.of()));
    }

    private SubjectReport subject(List<String> problems, List<Verdict> verdicts, List<Diagnosis> diagnoses) {
        return new SubjectReport(
                text, text, "SELF_ATTENTION", text, text, problems, verdicts, diagnoses, List.of(text, text), 0.5);
    }

    private Diagnosis diagnosis(Certainty certainty) {
        List<List<Double>> values = List.of(List.of(0.5, Double.NaN));
        return new Diagnosis(
                certainty,
                List.of(text, text),
                List.of(text, text),
                text,
                List.of(text, text),
                Optional.of(new Mismatch(text, text, values, values, values)),
                Optional.of(new StepCurve(
                        text, text, 0, 0, 0.5, Double.NaN, List.of(new StepCurve.Point(0.5, Double.NaN, 1e-7)))));
    }

    private Verdict verdict(String id, Outcome outcome) {
        Counterexample smallest =
                new Counterexample(text, text, List.of(new NamedValues(text, List.of(List.of(0.5, Double.NaN)))));
        return new Verdict(
                id,
                text,
                Level.MUST,
                outcome,
                1,
                100,
                1,
                0.31,
                4e-8,
                Optional.of(smallest),
                Optional.of(text),
                List.of(text),
                0.25);
    }
}
