package io.github.backproof.subject.storage;

import java.util.Optional;

/**
 * A single {@code float} or {@code double}, such as a loss. It cannot be written to.
 *
 * @param element what it is
 */
public record Scalars(Element element) implements Form {
    static Optional<Form> of(Class<?> type) {
        if (type == float.class) {
            return Optional.of(new Scalars(Element.FLOAT));
        }
        return type == double.class ? Optional.of(new Scalars(Element.DOUBLE)) : Optional.empty();
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public int[] shape(Object container) {
        return new int[] {1};
    }

    @Override
    public Object holding(double[] values, int... shape) {
        if (element == Element.FLOAT) {
            return (float) values[0];
        }
        return values[0];
    }

    @Override
    public void read(Object container, int from, double[] into, int at, int length) {
        into[at] = ((Number) container).doubleValue();
    }

    @Override
    public void write(double[] values, int at, Object container, int to, int length) {
        throw new UnsupportedOperationException("a number cannot be overwritten");
    }
}
