package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.subject.storage.Numbers;
import java.util.Map;

/** A layer as its author wrote it: own layout, own array types, own way of updating gradients. */
interface RawLayer {
    /**
     * One call of forward or backward.
     *
     * @param result what it gave
     * @param argumentAfterwards what its argument held when it returned, row by row
     */
    record Call(Numbers result, double[] argumentAfterwards) {}

    /** The forward pass of an input of these sizes. */
    Call forward(DenseMatrix input, Sizes sizes);

    /** The backward pass of the latest forward, whose input had these sizes. */
    Call backward(DenseMatrix outputGradient, Sizes sizes);

    /** What the arrays hold now that the latest passes were given and gave, by X, Y, Δ and Δ_in; none that nobody can change. */
    default Map<String, double[]> held() {
        return Map.of();
    }

    /** Overwrites one of them. */
    default void overwrite(String name) {}

    /** Its parameters by name. */
    Map<String, StoredParameter> parameters();

    /** Tells a loss its targets for the next forwards. */
    void targets(int... targets);

    /** The author's own object, which may implement optional interfaces. */
    Object target();
}
