package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** An implementation under test: what it declares, and a way to build it in any size. */
public interface Subject {
    /** The name reports use: the class's simple name. */
    String name();

    /** The class's full name. */
    String className();

    /** What it computes. */
    LayerKind kind();

    /** What it declares beside its kind. */
    Conventions conventions();

    /** The precision it computes in. */
    Precision precision();

    /** The ε it always uses; empty when it takes the one it is given. */
    OptionalDouble fixedEpsilon();

    /** The numbers as it takes them: one that is told a float is compared with what a float holds. */
    default Hypers taken(Hypers given) {
        return given;
    }

    /** Whether it is told this size. */
    boolean takes(Dimension dimension);

    /** Whether its constructor is told this size, so that a layer is made for one extent of it. */
    boolean isBuiltFor(Dimension dimension);

    /** The sizes that its layers always have; none for a subject that can be built in any size. */
    default Map<Dimension, Integer> fixedSizes() {
        return Map.of();
    }

    /** Sizes as this subject can have them: with those that it always has, and what these leave room for. */
    default Sizes fitted(Sizes sizes) {
        return fixedSizes().isEmpty() ? sizes : FittedSizes.of(this).fitted(sizes);
    }

    /** Whether it implements an optional interface, such as {@link io.github.backproof.specs.ShowsScores}. */
    boolean offers(Class<?> optional);

    /** The parameters it has. */
    Set<String> parameterNames();

    /**
     * A new layer.
     *
     * @throws SubjectFailure when the subject's own code fails, or does not do what its declaration says
     */
    BoundLayer build(Sizes sizes, Hypers hypers);
}
