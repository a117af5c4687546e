package io.github.backproof.fault.joinable;

import io.github.backproof.reference.LayerSettings;
import java.util.Optional;

/**
 * A layer in which equations may be overridden, and which can be joined with another one of its kind.
 *
 * @param <J> the joinable class that it is, or is an anonymous subclass of
 */
public interface Joinable<J extends Joinable<J>> extends Cloneable {
    /**
     * One layer with the deviations of both. Neither is changed.
     *
     * @param settings what both were built with: what agrees with it is right
     * @return nothing where both deviate in the same equation or the same part
     */
    Optional<J> joinedWith(J other, LayerSettings settings);

    /** The same layer, with some equations from a partner. */
    J beside(Partner<J> partner);
}
