package io.github.backproof.subject.storage;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * {@code FloatBuffer} and {@code DoubleBuffer}, from 0 to their limit; their position does not matter and is not moved.
 *
 * @param element what they hold
 */
public record NioBuffers(Element element) implements Form {
    static Optional<Form> of(Class<?> type) {
        if (type == FloatBuffer.class) {
            return Optional.of(new NioBuffers(Element.FLOAT));
        }
        return type == DoubleBuffer.class ? Optional.of(new NioBuffers(Element.DOUBLE)) : Optional.empty();
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public int[] shape(Object container) {
        return new int[] {((java.nio.Buffer) container).limit()};
    }

    @Override
    public Object holding(double[] values, int... shape) {
        Object run = element.run(values.length);
        element.write(values, 0, run, 0, values.length);
        return element == Element.FLOAT ? FloatBuffer.wrap((float[]) run) : DoubleBuffer.wrap((double[]) run);
    }

    @Override
    public void read(Object container, int from, double[] into, int at, int length) {
        if (container instanceof DoubleBuffer doubles) {
            doubles.get(from, into, at, length);
            return;
        }
        FloatBuffer floats = (FloatBuffer) container;
        for (int i = 0; i < length; i++) {
            into[at + i] = floats.get(from + i);
        }
    }

    @Override
    public void write(double[] values, int at, Object container, int to, int length) {
        if (container instanceof DoubleBuffer doubles) {
            doubles.put(to, values, at, length);
            return;
        }
        FloatBuffer floats = (FloatBuffer) container;
        for (int i = 0; i < length; i++) {
            floats.put(to + i, (float) values[at + i]);
        }
    }
}
