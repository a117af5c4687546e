package io.github.backproof.subject.storage;

import java.util.Optional;
import java.util.stream.Stream;

/** A type of container, and how the numbers lie in it. */
public sealed interface Form permits NestedArrays, NioBuffers, EjmlMatrices, Scalars {
    /** The form of a type; empty when it is no container of numbers. */
    static Optional<Form> of(Class<?> type) {
        return Stream.of(NestedArrays.of(type), NioBuffers.of(type), EjmlMatrices.of(type), Scalars.of(type))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The number of values of a shape. */
    static int sizeOf(int... shape) {
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        return size;
    }

    /** What its numbers are. */
    Element element();

    /** The number of extents of a shape. */
    int rank();

    /**
     * The extents of a container, outermost first.
     *
     * @throws IllegalArgumentException when it has none, with the end of a sentence that begins with the container
     */
    int[] shape(Object container);

    /** A new container of that shape that holds the values. */
    Object holding(double[] values, int... shape);

    /** Copies a run of the container. */
    void read(Object container, int from, double[] into, int at, int length);

    /** Overwrites a run of the container, rounding to what it can hold. */
    void write(double[] values, int at, Object container, int to, int length);
}
