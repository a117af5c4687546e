package io.github.backproof.fault;

import java.util.List;

/** Mistakes in multi-layer perceptrons. */
final class MlpFaults {
    static final List<Fault> ALL = List.of();

    private MlpFaults() {}
}
