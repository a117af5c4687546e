package io.github.backproof.planted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two mistakes at once in the example's own code, in float32: at least one of them is named. */
class PlantedPairsTest {
    private static final int PAIRS = 60;
    private static final long SEED = 2027;

    /** What was asked for. */
    private static final double SHARE = 0.8;

    /** Two mistakes, and what is said of the layer that has both. */
    private record Pair(PlantedFault one, PlantedFault other, List<Diagnosis> diagnoses) {
        /** How many of the two are named in all that is said. */
        long named() {
            Set<String> said = diagnoses.stream()
                    .flatMap(diagnosis -> diagnosis.faults().stream())
                    .collect(Collectors.toSet());
            return List.of(one.fault(), other.fault()).stream()
                    .filter(said::contains)
                    .count();
        }

        @Override
        public String toString() {
            return one.fault() + " + " + other.fault() + ": " + diagnoses.get(0).certainty() + " "
                    + diagnoses.get(0).faults();
        }
    }

    @Test
    void at_least_one_of_two_mistakes_is_named() {
        List<Pair> pairs = pairs();
        List<Pair> unnamed = pairs.stream().filter(pair -> pair.named() == 0).toList();
        long both = pairs.stream().filter(pair -> pair.named() == 2).count();
        System.out.printf(
                "  two mistakes in the example's code: %d pairs, both named in %d, one in %d, none in %d%n",
                pairs.size(), both, pairs.size() - both - unnamed.size(), unnamed.size());
        unnamed.forEach(pair -> System.out.println("    " + pair));
        assertThat(pairs).hasSize(PAIRS);
        assertThat(unnamed).hasSizeLessThanOrEqualTo((int) (PAIRS * (1 - SHARE)));
    }

    /** Drawn from all that can be made in the same layer by edits that do not touch one another. */
    private static List<Pair> pairs() {
        List<List<PlantedFault>> drawn = new ArrayList<>();
        inOnePlace().values().forEach(group -> {
            for (int i = 0; i < group.size(); i++) {
                for (int j = 0; j < i; j++) {
                    drawn.add(List.of(group.get(j), group.get(i)));
                }
            }
        });
        Collections.shuffle(drawn, new Random(SEED));
        List<Pair> pairs = new ArrayList<>();
        for (List<PlantedFault> two : drawn) {
            if (pairs.size() < PAIRS) {
                planted(two.get(0), two.get(1)).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private static Map<List<Object>, List<PlantedFault>> inOnePlace() {
        Set<String> inEquations = Faults.all().stream()
                .filter(Fault::isInAnEquation)
                .map(Fault::id)
                .collect(Collectors.toSet());
        return PlantedFaults.all().stream()
                .filter(planted -> inEquations.contains(planted.fault()))
                .filter(planted -> planted.notPlanted().isEmpty())
                // In the order of the file: an enum's hash, and with it a hash map's order, is another one in each run.
                .collect(Collectors.groupingBy(
                        planted -> List.of(planted.kind(), planted.className(), planted.place()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Empty where the edits of both do not fit together. */
    private static Optional<Pair> planted(PlantedFault one, PlantedFault other) {
        List<Edit> both = new ArrayList<>(one.mistake());
        both.addAll(other.mistake());
        PlantedFault joined = new PlantedFault(one.fault(), one.kind(), one.className(), one.place(), both, List.of());
        Subject subject;
        try {
            subject = joined.wrong();
        } catch (IllegalArgumentException | IllegalStateException edits) {
            return Optional.empty();
        }
        return Optional.of(new Pair(one, other, Diagnoses.ofValues(subject)));
    }
}
