package io.github.backproof.specs;

import java.util.List;

/**
 * A layer with a backward pass, for code that the annotations do not fit: an adapter implements this interface and
 * carries {@link GradientChecked}.
 *
 * <p>Tensors are n_T tokens by features. The values returned are taken as they are; nothing is rounded or transposed on
 * the way, except weight matrices declared {@link WeightLayout#OUT_IN}.
 */
public interface Layer {
    /**
     * The forward pass.
     *
     * @param input n_T by the kind's input width
     * @return n_T by the kind's output width
     */
    Tensor forward(Tensor input);

    /**
     * The backward pass of the latest forward.
     *
     * @param outputGradient the gradient of the loss with respect to the output, in the output's shape
     * @return the gradient with respect to the input; those of the parameters are then in {@link #parameters()}
     */
    Tensor backward(Tensor outputGradient);

    /** The parameters with their gradients, each a live view: writing one changes what the passes compute. */
    List<NamedParameter> parameters();
}
