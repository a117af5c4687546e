package io.github.backproof.diagnosis;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.fault.Fault;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Mismatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a layer fails: what is surest first, and nothing less sure beside it. */
public final class Diagnoses {
    private static final int MOST_ALIKE = 5;
    private static final int MOST_HINTS = 3;

    private final Subject subject;
    private final Sight sight;
    private final Set<String> broken;

    private Diagnoses(Subject subject, Set<String> broken) {
        this.subject = subject;
        this.sight = Sight.of(subject);
        this.broken = Set.copyOf(broken);
    }

    /**
     * Diagnoses a layer.
     *
     * @param broken the laws that it breaks, by id
     * @return at least one diagnosis, the likeliest first
     */
    public static List<Diagnosis> of(Subject subject, Set<String> broken) {
        Diagnoses diagnoses = new Diagnoses(subject, broken);
        List<Diagnosis> found = diagnoses.surest();
        Optional<Mismatch> mismatch = SmallestMismatch.of(subject);
        List<Diagnosis> shown = new ArrayList<>(found);
        shown.set(0, found.get(0).showing(mismatch));
        return List.copyOf(shown);
    }

    private List<Diagnosis> surest() {
        return Stream.<Supplier<List<Diagnosis>>>of(this::known, this::played, this::fitted, this::moved, this::alike)
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(unknown()));
    }

    /** Equal in ordinary cases to a mistake in an equation. */
    private List<Diagnosis> known() {
        return equal(FaultDictionary.matches(sight), "its output and every gradient");
    }

    /** Equal in scenes to a mistake that ordinary cases do not show. */
    private List<Diagnosis> played() {
        return equal(SceneDictionary.matches(subject), "what it gives from call to call and for unusual inputs");
    }

    private List<Diagnosis> equal(List<Fault> faults, String what) {
        Certainty certainty = faults.size() == 1 ? Certainty.EQUAL : Certainty.ONE_OF_SEVERAL;
        return faults.stream()
                .map(fault -> of(certainty, fault, fault.story() + " Compared was " + what + "."))
                .toList();
    }

    private static Diagnosis of(Certainty certainty, Fault fault, String finding) {
        return new Diagnosis(
                certainty,
                List.of(fault.id()),
                List.of(fault.equation()),
                finding,
                hints(fault.invariant()),
                Optional.empty());
    }

    private static List<String> hints(String law) {
        return Catalogue.spec(law).checkFirst().stream().limit(MOST_HINTS).toList();
    }

    /** Results made of their own terms. */
    private List<Diagnosis> fitted() {
        return FittedTerms.of(sight).stream()
                .map(fit -> new Diagnosis(
                        Certainty.OTHER_COEFFICIENTS,
                        List.of(),
                        List.of(fit.sum().equation()),
                        fit.sentence() + ", to rounding level, in all cases looked at.",
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    /** Results whose values are elsewhere. */
    private List<Diagnosis> moved() {
        return Places.of(sight).stream()
                .map(places -> new Diagnosis(
                        Certainty.OTHER_PLACES,
                        List.of(),
                        List.of(),
                        "The result %s %s, to rounding level, in all cases looked at."
                                .formatted(places.quantity(), places.words()),
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    /** The same laws are broken. */
    private List<Diagnosis> alike() {
        List<Fault> faults = SameLaws.matches(subject, broken);
        return faults.size() > MOST_ALIKE
                ? List.of()
                : faults.stream()
                        .map(fault -> of(
                                Certainty.SAME_LAWS,
                                fault,
                                "It breaks the laws that this mistake breaks, and no other: \"%s\" Its values were not compared with it."
                                        .formatted(fault.story())))
                        .toList();
    }

    private Diagnosis unknown() {
        List<String> wrong = sight.wrongResults();
        String finding = wrong.isEmpty()
                ? "One forward and backward are right in all cases looked at; what is wrong shows in the laws below."
                : "Wrong is "
                        + String.join(", ", wrong.stream().map(this::described).toList())
                        + ".";
        List<String> hints = broken.stream()
                .sorted(Comparator.comparing((String id) -> id.startsWith("GEN-"))
                        .thenComparing(id -> id))
                .flatMap(id -> hints(id).stream().limit(1))
                .distinct()
                .limit(MOST_HINTS)
                .toList();
        return new Diagnosis(Certainty.UNKNOWN, List.of(), List.of(), finding, hints, Optional.empty());
    }

    private String described(String quantity) {
        return sight.extent(quantity)
                .map(where -> quantity + " (" + where + ")")
                .orElse(quantity);
    }
}
