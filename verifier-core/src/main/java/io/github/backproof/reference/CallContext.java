package io.github.backproof.reference;

import java.util.List;

/**
 * What a forward is told beside its input.
 *
 * @param targets of a loss, one for each row of the logits; empty for other layers
 * @param visible for each token whether it is no padding; empty where nothing is
 */
public record CallContext(List<Integer> targets, List<Boolean> visible) {
    /** Nothing. */
    public static final CallContext NONE = new CallContext(List.of(), List.of());

    /** Copies the lists. */
    public CallContext {
        targets = List.copyOf(targets);
        visible = List.copyOf(visible);
    }

    /** The same with other targets. */
    public CallContext withTargets(List<Integer> others) {
        return new CallContext(others, visible);
    }

    /** What the first rows are told. */
    public CallContext ofFirst(int rows) {
        return new CallContext(
                targets.subList(0, Math.min(rows, targets.size())), visible.subList(0, Math.min(rows, visible.size())));
    }

    /** The same with other padding. */
    public CallContext withVisible(List<Boolean> others) {
        return new CallContext(targets, others);
    }
}
