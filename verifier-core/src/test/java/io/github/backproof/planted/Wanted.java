package io.github.backproof.planted;

import java.util.stream.Stream;

/** The part that is looked at: all, or what the property {@code backproof.planted} is a part of the name of. */
final class Wanted {
    private static final String PART = System.getProperty("backproof.planted", "");

    private Wanted() {}

    /** Whether a kind is. */
    static boolean isWanted(String kind) {
        return kind.contains(PART);
    }

    /** The faults that are, by their names or their kinds. */
    static Stream<PlantedFault> faults() {
        return PlantedFaults.all().stream()
                .filter(planted ->
                        isWanted(planted.kind().name()) || planted.fault().contains(PART));
    }
}
