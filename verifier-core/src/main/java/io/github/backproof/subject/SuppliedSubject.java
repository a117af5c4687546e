package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A subject given by a function that builds layers, for layers that no annotated class describes.
 *
 * @param name the name reports use
 * @param kind what it computes
 * @param conventions what it declares beside its kind
 * @param precision the precision it computes in
 * @param dimensions the sizes it is told
 * @param optional the optional interfaces that its layers implement
 * @param parameterNames the parameters it has
 * @param layers builds a layer of given sizes, ε and α
 */
public record SuppliedSubject(
        String name,
        LayerKind kind,
        Conventions conventions,
        Precision precision,
        Set<Dimension> dimensions,
        Set<Class<?>> optional,
        Set<String> parameterNames,
        BiFunction<Sizes, Hypers, Layer> layers)
        implements Subject {
    @Override
    public String className() {
        return name;
    }

    @Override
    public OptionalDouble fixedEpsilon() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean takes(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    @Override
    public boolean offers(Class<?> anInterface) {
        return optional.contains(anInterface);
    }

    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        Layer layer = SubjectCode.call(layers.getClass(), "apply", () -> layers.apply(sizes, hypers));
        return new BoundLayer(name, kind, conventions, sizes, new AdaptedLayer(name, kind, layer));
    }
}
