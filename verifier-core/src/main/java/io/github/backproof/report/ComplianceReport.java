package io.github.backproof.report;

import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param schema the version of this model, raised when a field changes meaning
 * @param version the version of Backproof
 * @param catalogue the version of the catalogue
 * @param seed everything random in the run follows from it
 * @param tries cases per invariant
 * @param kernel what computed large matrix products; kernels agree to rounding level, not bit by bit
 * @param provenance what else the result depends on
 * @param shard which part of a run this is; empty when it is all of it
 * @param waivers the violations that are accepted, as they were declared
 * @param sources where the layers' sources are, as far as they were found
 * @param subjects one report per annotated class, by class name
 */
public record ComplianceReport(
        int schema,
        String version,
        String catalogue,
        long seed,
        int tries,
        String kernel,
        Provenance provenance,
        Optional<Shard> shard,
        List<Waiver> waivers,
        List<SourcePlace> sources,
        List<SubjectReport> subjects) {
    /** The version of the model that this code writes. */
    public static final int SCHEMA = 1;

    /** Copies the lists. */
    public ComplianceReport {
        waivers = List.copyOf(waivers);
        sources = List.copyOf(sources);
        subjects = List.copyOf(subjects);
    }

    /** The subjects that do not comply. */
    public List<SubjectReport> failing() {
        return subjects.stream().filter(subject -> !complies(subject)).toList();
    }

    /** Whether a subject complies; in a shard, nothing of it may have been checked. */
    public boolean complies(SubjectReport subject) {
        return subject.complies() || shard.isPresent() && subject.nothingChecked();
    }

    /** How many violations of that level there are, over all subjects. */
    public long violations(Level level) {
        return subjects.stream()
                .mapToLong(subject -> subject.violations(level).size())
                .sum();
    }

    /** How many verdicts of all subjects ended that way. */
    public long count(Outcome outcome) {
        return subjects.stream().mapToLong(subject -> subject.count(outcome)).sum();
    }

    /** Whether it shows all that there is, neither a shard nor a selection. */
    public boolean coversAll() {
        return shard.isEmpty() && provenance.only().isEmpty();
    }

    /** Where a layer's source is, or that of the class whose method makes it, if it was found. */
    public Optional<SourcePlace> sourceOf(SubjectReport subject) {
        return sources.stream()
                .filter(place -> (subject.className() + ".").startsWith(place.className() + "."))
                .max(Comparator.comparingInt(place -> place.className().length()));
    }

    /** The waiver in force that speaks about a check, if there is one. */
    public Optional<Waiver> waiverOf(SubjectReport subject, Verdict verdict) {
        return waivers.stream()
                .filter(waiver -> waiver.names(subject, verdict.invariant()) && !waiver.isExpired(provenance.date()))
                .findFirst();
    }

    /** The same result on that day, with the violations waived that these waivers accept then. */
    public ComplianceReport waived(List<Waiver> accepted, String day) {
        ComplianceReport declared = with(provenance.on(day), accepted, subjects);
        List<SubjectReport> decided =
                subjects.stream().map(subject -> subject.waivedAs(declared)).toList();
        return declared.with(declared.provenance, accepted, decided);
    }

    /** The same result, taken from the last run. */
    public ComplianceReport unchanged() {
        return with(provenance.as(Origin.UNCHANGED), waivers, subjects);
    }

    private ComplianceReport with(Provenance other, List<Waiver> accepted, List<SubjectReport> reports) {
        return new ComplianceReport(
                schema, version, catalogue, seed, tries, kernel, other, shard, accepted, sources, reports);
    }
}
