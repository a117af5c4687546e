package io.github.backproof.fault;

import java.util.List;

/** Mistakes around right equations: state, order, what is written where. */
final class BehaviourFaults {
    static final List<Fault> ALL = List.of();

    private BehaviourFaults() {}
}
