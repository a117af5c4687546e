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

    /** The forward pass of an input of these sizes. */
    Call forward(Tensor input, Sizes sizes);

    /** The backward pass of the latest forward, whose input had these sizes. */
    Call backward(Tensor outputGradient, Sizes sizes);

    List<NamedParameter> parameters();

    /** The author's own object, which may implement optional interfaces. */
    Object target();
}
