package io.github.backproof.fault;

import java.util.List;
import java.util.stream.Stream;

/** The dictionary of faults. */
public final class Faults {
    private static final List<Fault> ALL = Stream.of(
                    SoftmaxFaults.ALL, AttentionFaults.ALL, LayerNormFaults.ALL, LinearFaults.ALL, LoraFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    /** All of them, by family. */
    public static List<Fault> all() {
        return ALL;
    }
}
