package io.github.backproof.fault;

import java.util.List;

/** Mistakes in the backward pass of softmax self-attention. */
final class AttentionBackwardFaults {
    static final List<Fault> ALL = List.of();

    private AttentionBackwardFaults() {}
}
