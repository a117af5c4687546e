package io.github.backproof.fault;

import java.util.List;

/** Mistakes in transformer blocks. */
final class BlockFaults {
    static final List<Fault> ALL = List.of();

    private BlockFaults() {}
}
