package io.github.backproof.fault;

import java.util.List;

/** Mistakes in rotary positions. */
final class RotaryFaults {
    static final List<Fault> ALL = List.of();

    private RotaryFaults() {}
}
