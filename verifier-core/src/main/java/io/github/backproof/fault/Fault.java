package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One mistake, made on purpose: in an equation, or in how a layer behaves around right equations.
 *
 * @param id its name, such as {@code softmax-row-term-missing}
 * @param story what someone did, in one line; with {@code (seen: owner/repository#number)} where a public report tells of it
 * @param equation the equation it deviates from, such as {@code eq. 25}
 * @param place the layers it is made in
 * @param invariant the invariant it is the control of: that one must be violated
 * @param builder builds the reference with the mistake
 * @param behaviour what is wrong around it
 */
public record Fault(
        String id, String story, String equation, Place place, String invariant, Builder builder, Behaviour behaviour) {
    /** Builds a layer. */
    @FunctionalInterface
    public interface Builder {
        /** The layer with these settings and parameters. */
        ReferenceLayer build(LayerSettings settings, Map<String, Matrix> parameters);
    }

    /** Makes a layer behave wrongly. */
    @FunctionalInterface
    public interface Behaviour {
        /** A layer that behaves as it should: what is wrong is an equation. */
        Behaviour RIGHT = layer -> layer;

        /**
         * The same, where no dictionary looks: the mistake shows beside ordinary forwards and backwards, or it is right in exact
         * arithmetic and written so that digits or range are lost.
         */
        Behaviour ASIDE = new Behaviour() {
            @Override
            public Layer of(Layer layer) {
                return layer;
            }
        };

        /** The layer, behaving wrongly. */
        Layer of(Layer layer);

        /** The layer, which takes so many sequences at once, behaving wrongly. */
        default Layer of(Layer layer, int sequences) {
            return of(layer);
        }

        /** What is wrong in batches alone. */
        static Behaviour inBatches(BiFunction<Layer, Integer, Layer> behaviour) {
            return new Behaviour() {
                @Override
                public Layer of(Layer layer) {
                    return of(layer, 1);
                }

                @Override
                public Layer of(Layer layer, int sequences) {
                    return behaviour.apply(layer, sequences);
                }
            };
        }
    }

    /** A mistake in an equation. */
    public Fault(String id, String story, String equation, Place place, String invariant, Builder builder) {
        this(id, story, equation, place, invariant, builder, Behaviour.RIGHT);
    }

    /** The kind of layer it is made in. */
    public LayerKind kind() {
        return place.kind();
    }

    /** The masking that the layer it is the control in declares. */
    public Masking masking() {
        return place.masking();
    }

    /** Whether an equation is wrong beyond rounding, rather than how it is written or the behaviour around it. */
    public boolean isInAnEquation() {
        return behaviour == Behaviour.RIGHT;
    }
}
