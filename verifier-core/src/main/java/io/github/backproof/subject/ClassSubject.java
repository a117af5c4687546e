package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A subject given by an annotated class or by an annotated method that makes layers.
 *
 * @param place the annotated class or method
 * @param maker makes the layer's object
 * @param members what of the class is used; empty for an adapter
 * @param factory sees the object as a layer
 * @param precision the precision it computes in
 * @param parameterNames the parameters it has
 * @param fixedSizes the sizes that it always has
 */
record ClassSubject(
        MarkedPlace place,
        Maker maker,
        Optional<AnnotatedMembers> members,
        LayerFactory factory,
        Precision precision,
        Set<String> parameterNames,
        Map<Dimension, Integer> fixedSizes)
        implements Subject {
    /** The same subject, which always has these sizes. */
    ClassSubject fixedAt(Map<Dimension, Integer> sizes) {
        return new ClassSubject(place, maker, members, factory, precision, parameterNames, sizes);
    }

    /** The same subject, with what its rehearsal showed. */
    ClassSubject rehearsed(Precision found, Set<String> names) {
        return new ClassSubject(place, maker, members, factory, found, names, fixedSizes);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String className() {
        return place.fullName();
    }

    @Override
    public LayerKind kind() {
        return declared().value();
    }

    private GradientChecked declared() {
        return place.declared();
    }

    @Override
    public Conventions conventions() {
        return Conventions.of(declared());
    }

    @Override
    public OptionalDouble fixedEpsilon() {
        return takes(Hyperparameter.EPSILON)
                ? OptionalDouble.empty()
                : OptionalDouble.of(declared().epsilon());
    }

    boolean takes(Hyperparameter hyperparameter) {
        return maker.takes(hyperparameter)
                || members.filter(used -> used.takes(hyperparameter)).isPresent();
    }

    @Override
    public Hypers taken(Hypers given) {
        double epsilon = takesAsFloat(Hyperparameter.EPSILON) ? (float) given.epsilon() : given.epsilon();
        double alpha = takesAsFloat(Hyperparameter.LORA_ALPHA) ? (float) given.loraAlpha() : given.loraAlpha();
        return new Hypers(epsilon, alpha);
    }

    private boolean takesAsFloat(Hyperparameter hyperparameter) {
        return maker.takesAsFloat(hyperparameter)
                || members.filter(used -> used.takesAsFloat(hyperparameter)).isPresent();
    }

    @Override
    public boolean takes(Dimension dimension) {
        return maker.takes(dimension)
                || members.filter(used -> used.takes(dimension)).isPresent();
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return maker.takes(dimension) || fixedSizes.containsKey(dimension);
    }

    @Override
    public boolean offers(Class<?> optional) {
        return optional.isAssignableFrom(place.type());
    }

    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        return new BoundLayer(name(), kind(), conventions(), sizes, raw(sizes, hypers));
    }

    RawLayer raw(Sizes sizes, Hypers hypers) {
        return factory.layer(maker.make(sizes, hypers), sizes, hypers);
    }
}
