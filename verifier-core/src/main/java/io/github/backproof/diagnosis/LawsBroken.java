package io.github.backproof.diagnosis;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.fault.Fault;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the laws that a layer breaks add to a diagnosis, where its values say nothing. */
public final class LawsBroken {
    private static final int MOST_ALIKE = 5;
    private static final int MOST_HINTS = 3;

    private LawsBroken() {}

    /**
     * The diagnoses with what the laws add.
     *
     * @param diagnoses by the layer's values, or with what other laws added before
     * @param broken all laws that it breaks, by id
     */
    public static List<Diagnosis> added(LayerKind kind, List<Diagnosis> diagnoses, Set<String> broken) {
        List<Diagnosis> ofValues = diagnoses.stream()
                .filter(diagnosis -> diagnosis.certainty() != Certainty.SAME_LAWS)
                .toList();
        if (ofValues.stream().anyMatch(diagnosis -> diagnosis.certainty() != Certainty.UNKNOWN)) {
            return ofValues;
        }
        List<Diagnosis> all = new ArrayList<>(alike(kind, broken));
        ofValues.forEach(diagnosis -> all.add(diagnosis.lookingAt(hints(broken))));
        return List.copyOf(all);
    }

    /** Known mistakes that break the same laws, unless there are many. */
    private static List<Diagnosis> alike(LayerKind kind, Set<String> broken) {
        List<Fault> faults = SameLaws.matches(kind, broken);
        return faults.size() > MOST_ALIKE
                ? List.of()
                : faults.stream()
                        .map(fault -> Diagnoses.of(
                                Certainty.SAME_LAWS,
                                List.of(fault),
                                "It breaks the laws that this mistake breaks, and no other: \"%s\" Its values were not compared with it."
                                        .formatted(fault.story())))
                        .toList();
    }

    /** Where to look first, by the document of a law. */
    static List<String> hints(String law) {
        return Catalogue.spec(law).checkFirst().stream().limit(MOST_HINTS).toList();
    }

    /** The first point of each law's document, those of the layer's own laws before those of every layer. */
    private static List<String> hints(Set<String> broken) {
        return broken.stream()
                .sorted(Comparator.comparing((String id) -> id.startsWith("GEN-"))
                        .thenComparing(id -> id))
                .flatMap(id -> hints(id).stream().limit(1))
                .distinct()
                .limit(MOST_HINTS)
                .toList();
    }
}
