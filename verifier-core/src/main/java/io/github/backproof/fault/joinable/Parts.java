package io.github.backproof.fault.joinable;

import io.github.backproof.reference.LayerSettings;
import java.util.Optional;

/** What two layers are made of, part by part: deviations are in joinable parts only, and every other part is right. */
final class Parts {
    private Parts() {}

    /** The part with the deviations of both; nothing where they cannot be joined. */
    static <P> Optional<P> joined(P first, P second, LayerSettings settings) {
        if (!(first instanceof Joinable)) {
            return Optional.of(second);
        }
        return second instanceof Joinable ? both(first, second, settings) : Optional.of(first);
    }

    @SuppressWarnings("unchecked")
    private static <P, J extends Joinable<J>> Optional<P> both(P first, P second, LayerSettings settings) {
        if (Partner.joinable(first.getClass()) != Partner.joinable(second.getClass())) {
            return Optional.empty();
        }
        return (Optional<P>) ((J) first).joinedWith((J) second, settings);
    }

    /** Of two values the one that is not right, if either is; nothing where both are wrong. */
    static <V> Optional<V> chosen(V right, V first, V second) {
        if (second.equals(right)) {
            return Optional.of(first);
        }
        return first.equals(right) ? Optional.of(second) : Optional.empty();
    }
}
