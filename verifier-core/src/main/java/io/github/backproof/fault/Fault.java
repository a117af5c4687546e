package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.Map;

/**
 * One mistake, made on purpose.
 *
 * @param id its name, such as {@code softmax-row-term-missing}
 * @param story what someone did, in one line
 * @param equation the equation it deviates from, such as {@code eq. 25}
 * @param kind the kind of layer it is made in
 * @param masking the masking that the layer it is the control in declares
 * @param invariant the invariant it is the control of: that one must be violated
 * @param builder builds the reference with the mistake
 */
public record Fault(
        String id, String story, String equation, LayerKind kind, Masking masking, String invariant, Builder builder) {
    /** Builds a layer. */
    @FunctionalInterface
    public interface Builder {
        /** The layer with these settings and parameters. */
        ReferenceLayer build(LayerSettings settings, Map<String, Matrix> parameters);
    }
}
