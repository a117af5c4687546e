package io.github.backproof.report;

import io.github.backproof.verdict.Level;
import java.util.List;

/**
 * The result of a run.
 *
 * @param schema the version of this model, raised when a field changes meaning
 * @param version the version of Backproof
 * @param catalogue the version of the catalogue
 * @param seed everything random in the run follows from it
 * @param tries cases per invariant
 * @param kernel what computed large matrix products; kernels agree to rounding level, not bit by bit
 * @param subjects one report per annotated class, by class name
 */
public record ComplianceReport(
        int schema,
        String version,
        String catalogue,
        long seed,
        int tries,
        String kernel,
        List<SubjectReport> subjects) {
    /** The version of the model that this code writes. */
    public static final int SCHEMA = 1;

    /** Copies the list. */
    public ComplianceReport {
        subjects = List.copyOf(subjects);
    }

    /** The subjects that do not comply. */
    public List<SubjectReport> failing() {
        return subjects.stream().filter(subject -> !subject.complies()).toList();
    }

    /** How many violations of that level there are, over all subjects. */
    public long violations(Level level) {
        return subjects.stream()
                .mapToLong(subject -> subject.violations(level).size())
                .sum();
    }
}
