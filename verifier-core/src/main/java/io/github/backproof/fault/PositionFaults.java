package io.github.backproof.fault;

import java.util.List;

/** Mistakes in learned positions. */
final class PositionFaults {
    static final List<Fault> ALL = List.of();

    private PositionFaults() {}
}
