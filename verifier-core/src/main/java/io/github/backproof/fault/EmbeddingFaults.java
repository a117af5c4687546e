package io.github.backproof.fault;

import java.util.List;

/** Mistakes in token embedding. */
final class EmbeddingFaults {
    static final List<Fault> ALL = List.of();

    private EmbeddingFaults() {}
}
