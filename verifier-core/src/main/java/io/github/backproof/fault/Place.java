package io.github.backproof.fault;

import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Masking;

/**
 * The layers that a fault is made in: what they declare.
 *
 * @param kind what they compute
 * @param masking which tokens attention may look at
 * @param gelu the form of GELU
 * @param updates what backward does to gradients that are there
 * @param variant the variant of the kind
 */
public record Place(LayerKind kind, Masking masking, Gelu gelu, GradientUpdate updates, LayerVariant variant) {
    /** Layers of a kind that declare nothing. */
    public static Place in(LayerKind kind) {
        return new Place(kind, Masking.NONE, Gelu.ERF, GradientUpdate.REPLACE, LayerVariant.USUAL);
    }

    /** The same with a mask. */
    public Place with(Masking other) {
        return new Place(kind, other, gelu, updates, variant);
    }

    /** The same with another GELU. */
    public Place with(Gelu other) {
        return new Place(kind, masking, other, updates, variant);
    }

    /** The same with another way of updating gradients. */
    public Place with(GradientUpdate other) {
        return new Place(kind, masking, gelu, other, variant);
    }

    /** The same of another variant. */
    public Place with(LayerVariant other) {
        return new Place(kind, masking, gelu, updates, other);
    }
}
