package io.github.backproof.fault;

import java.util.List;

/** Mistakes in language models. */
final class ModelFaults {
    static final List<Fault> ALL = List.of();

    private ModelFaults() {}
}
