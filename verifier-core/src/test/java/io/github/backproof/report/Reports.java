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

/** Reports for tests of the writers: a layer that complies, one that does not, one that could not be verified. */
public final class Reports {
    private static final String SHA = "0123456789abcdef".repeat(4);

    private Reports() {}

    /** Where the results of tests come from. */
    public static Provenance provenance() {
        return new Provenance(
                "com.example:gpt",
                "1.0",
                SHA,
                SHA,
                "Java 17",
                "Linux amd64",
                "standard",
                Optional.empty(),
                List.of(),
                "2026-11-25",
                Origin.RUN);
    }

    /** A run over these layers. */
    public static ComplianceReport report(SubjectReport... subjects) {
        return new ComplianceReport(
                1,
                "0.1.0",
                "2026.1",
                42,
                100,
                "plain Java",
                provenance(),
                Optional.empty(),
                List.of(),
                List.of(new SourcePlace("com.example.Attention", "src/main/java/com/example/A b.java", 12)),
                List.of(subjects));
    }

    /** Upholds two laws. */
    public static SubjectReport norm() {
        return subject("Norm", "LAYER_NORM", verdict("LN-01", Outcome.UPHELD), verdict("LN-02", Outcome.UPHELD));
    }

    /** Violates a MUST and a SHOULD, and has one verdict of every other kind. */
    public static SubjectReport attention() {
        return subject(
                "Attention",
                "SELF_ATTENTION",
                verdict("ATT-01", Outcome.VIOLATED),
                verdict("ATT-02", Outcome.FAILED),
                verdict("ATT-03", Outcome.NOT_APPLICABLE),
                verdict("ATT-04", Outcome.CANNOT_TELL),
                verdict("ATT-05", Outcome.UPHELD),
                should("GEN-04", Outcome.VIOLATED));
    }

    /** Could not be verified, and has a name that means to do harm. */
    public static SubjectReport refused() {
        return new SubjectReport(
                "Evil\u001b[2J<b>|",
                "com.example.Evil\ud800<b>|",
                "SOFTMAX",
                "unknown",
                List.of("Evil.forward threw <b>X</b>:\n\tat ]]> `here` | there."),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** A layer with these verdicts. */
    public static SubjectReport subject(String name, String kind, Verdict... verdicts) {
        List<Verdict> all = List.of(verdicts);
        boolean fails = all.stream().anyMatch(verdict -> verdict.outcome().isBreach());
        List<Diagnosis> diagnoses = fails ? List.of(unknown()) : List.of();
        return new SubjectReport(
                name, "com.example." + name, kind, "float32", List.of(), all, diagnoses, List.of(), 0.5);
    }

    private static Diagnosis unknown() {
        Mismatch mismatch =
                new Mismatch("Y", "n = 1", List.of(List.of(Double.NaN)), List.of(List.of(1.0)), List.of(List.of(0.25)));
        return new Diagnosis(
                Certainty.UNKNOWN,
                List.of(),
                List.of(),
                "Wrong is Y.",
                List.of("Here."),
                Optional.of(mismatch),
                Optional.of(curve()));
    }

    /** A wrong gradient over three steps. */
    public static StepCurve curve() {
        return new StepCurve(
                "Δ_in",
                "n = 1, case 0",
                0,
                1,
                0.5,
                0.25,
                List.of(
                        new StepCurve.Point(0.5, 0.375, 1e-7),
                        new StepCurve.Point(0.125, 0.2578125, 4e-7),
                        new StepCurve.Point(0.03125, 0.25, 2e-6)));
    }

    /** A verdict on a law that must hold. */
    public static Verdict verdict(String id, Outcome outcome) {
        return verdict(id, outcome, Level.MUST);
    }

    /** A verdict on a law that should hold. */
    public static Verdict should(String id, Outcome outcome) {
        return verdict(id, outcome, Level.SHOULD);
    }

    private static Verdict verdict(String id, Outcome outcome, Level level) {
        Optional<Counterexample> smallest = outcome.isBreach()
                ? Optional.of(new Counterexample(
                        "n_T = 2, d = 2",
                        "|db_k| = 0.31, rounding level 4.0e-08",
                        List.of(new NamedValues("X", List.of(List.of(0.5, Double.NaN))))))
                : Optional.empty();
        Optional<String> reason = switch (outcome) {
            case NOT_APPLICABLE -> Optional.of("the layer has a causal mask");
            case CANNOT_TELL -> Optional.of("no try could decide");
            default -> Optional.empty();
        };
        return new Verdict(
                id, "com.example.Layer", level, outcome, 1, 100, 0, 0.31, 4e-8, smallest, reason, List.of(), 0.25);
    }
}
