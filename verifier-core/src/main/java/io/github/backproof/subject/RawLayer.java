package io.github.backproof.subject;

import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;

/** A layer as its author wrote it: own layout, own array types, own way of updating gradients. */
interface RawLayer {
    /**
     * One call of forward or backward.
     *
     * @param result what it returned
     * @param argumentAfterwards what its argument held when it returned
     */
    record Call(Tensor result, Tensor argumentAfterwards) {}

    Call forward(Tensor input);

    Call backward(Tensor outputGradient);

    List<NamedParameter> parameters();

    /** The author's own object, which may implement optional interfaces. */
    Object target();
}
