package io.github.backproof.diagnosis;

import io.github.backproof.fault.Fault;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a layer fails: what is surest first, and nothing less sure beside it. */
public final class Diagnoses {
    private static final int MOST_PAIRS = 3;

    private final Subject subject;
    private final Sight sight;

    private Diagnoses(Subject subject) {
        this.subject = subject;
        this.sight = Sight.of(subject);
    }

    /**
     * Diagnoses a layer that breaks laws.
     *
     * @param broken the laws, by id
     * @return at least one diagnosis, the likeliest first
     */
    public static List<Diagnosis> of(Subject subject, Set<String> broken) {
        return LawsBroken.added(subject.kind(), ofValues(subject), broken);
    }

    /** The same by the layer's values alone. */
    public static List<Diagnosis> ofValues(Subject subject) {
        List<Diagnosis> found = new Diagnoses(subject).surest();
        List<Diagnosis> shown = new ArrayList<>(found);
        Optional<SmallestMismatch> smallest = SmallestMismatch.of(subject);
        shown.set(
                0,
                found.get(0)
                        .showing(smallest.map(SmallestMismatch::result), smallest.flatMap(SmallestMismatch::steps)));
        return List.copyOf(shown);
    }

    /** Equal to two mistakes, or explained in part by known ones. */
    private List<Diagnosis> pairs() {
        return FaultPairs.matches(sight).stream()
                .limit(MOST_PAIRS)
                .map(pair -> pair.isWhole() ? twoMistakes(pair) : inPart(pair))
                .toList();
    }

    private static Diagnosis twoMistakes(PairMatch pair) {
        return of(Certainty.TWO_MISTAKES, pair.faults(), stories(pair) + " Compared: its output and every gradient.");
    }

    private Diagnosis inPart(PairMatch pair) {
        return of(
                Certainty.IN_PART,
                pair.faults(),
                "%s That explains %s; wrong is %s."
                        .formatted(
                                stories(pair),
                                String.join(", ", pair.explained()),
                                String.join(", ", sight.wrongResults())));
    }

    private static String stories(PairMatch pair) {
        return pair.faults().stream().map(Fault::story).collect(Collectors.joining(" And: "));
    }

    private List<Diagnosis> surest() {
        return Stream.<Supplier<List<Diagnosis>>>of(this::known, this::played, this::pairs, this::fitted, this::moved)
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
                .map(fault -> of(certainty, List.of(fault), fault.story() + " Compared: " + what + "."))
                .toList();
    }

    static Diagnosis of(Certainty certainty, List<Fault> faults, String finding) {
        return new Diagnosis(
                certainty,
                faults.stream().map(Fault::id).toList(),
                faults.stream().map(Fault::equation).toList(),
                finding,
                faults.stream()
                        .flatMap(fault -> LawsBroken.hints(fault.invariant()).stream())
                        .distinct()
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    /** Results made of their own terms. */
    private List<Diagnosis> fitted() {
        return FittedTerms.of(sight).stream()
                .map(fit -> new Diagnosis(
                        Certainty.OTHER_COEFFICIENTS,
                        List.of(),
                        fit.sum().equations(),
                        fit.sentence() + ", to rounding level, in all cases looked at.",
                        List.of(),
                        Optional.empty(),
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
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private Diagnosis unknown() {
        return new Diagnosis(
                Certainty.UNKNOWN, List.of(), List.of(), whatIsWrong(), List.of(), Optional.empty(), Optional.empty());
    }

    private String whatIsWrong() {
        if (sight.fails()) {
            return "Its own code fails in cases looked at; the laws below say how.";
        }
        List<String> wrong = sight.wrongResults();
        return wrong.isEmpty()
                ? "Nothing is wrong in one forward and backward of the cases looked at; what is wrong shows in the laws below."
                : "Wrong is "
                        + String.join(", ", wrong.stream().map(this::described).toList())
                        + ".";
    }

    private String described(String quantity) {
        return sight.extent(quantity)
                .map(where -> quantity + " (" + where + ")")
                .orElse(quantity);
    }
}
