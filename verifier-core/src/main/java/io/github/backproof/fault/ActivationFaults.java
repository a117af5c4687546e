package io.github.backproof.fault;

import java.util.List;

/** Mistakes in activations. */
final class ActivationFaults {
    static final List<Fault> ALL = List.of();

    private ActivationFaults() {}
}
