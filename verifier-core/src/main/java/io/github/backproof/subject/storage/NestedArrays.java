package io.github.backproof.subject.storage;

import java.lang.reflect.Array;
import java.util.Map;
import java.util.Optional;

/**
 * Arrays, arrays of arrays, and so on.
 *
 * @param element what the innermost arrays hold
 * @param rank how deep they are nested, from 1 to 3
 */
public record NestedArrays(Element element, int rank) implements Form {
    private static final int DEEPEST = 3;
    private static final Map<Class<?>, Element> ELEMENTS =
            Map.of(float.class, Element.FLOAT, double.class, Element.DOUBLE, int.class, Element.INT);

    static Optional<Form> of(Class<?> type) {
        int rank = 0;
        Class<?> innermost = type;
        while (innermost.isArray()) {
            innermost = innermost.getComponentType();
            rank++;
        }
        return rank >= 1 && rank <= DEEPEST && ELEMENTS.containsKey(innermost)
                ? Optional.of(new NestedArrays(ELEMENTS.get(innermost), rank))
                : Optional.empty();
    }

    @Override
    public int[] shape(Object container) {
        int[] shape = new int[rank];
        Object level = container;
        for (int i = 0; i < rank; i++) {
            shape[i] = Array.getLength(level);
            if (i < rank - 1 && shape[i] > 0) {
                level = part(level, 0);
            }
        }
        requireEven(container, shape, 0);
        return shape;
    }

    private static void requireEven(Object level, int[] shape, int depth) {
        if (Array.getLength(level) != shape[depth]) {
            throw new IllegalArgumentException("has rows of different lengths");
        }
        if (depth < shape.length - 1) {
            for (int i = 0; i < shape[depth]; i++) {
                requireEven(part(level, i), shape, depth + 1);
            }
        }
    }

    private static Object part(Object level, int index) {
        Object part = ((Object[]) level)[index];
        if (part == null) {
            throw new IllegalArgumentException("has a row that is null");
        }
        return part;
    }

    @Override
    public Object holding(double[] values, int... shape) {
        Object container = created(shape, 0);
        write(values, 0, container, 0, values.length);
        return container;
    }

    private Object created(int[] shape, int depth) {
        Object first = depth == shape.length - 1 ? element.run(shape[depth]) : created(shape, depth + 1);
        if (depth == shape.length - 1) {
            return first;
        }
        Object[] level = (Object[]) Array.newInstance(first.getClass(), shape[depth]);
        for (int i = 0; i < level.length; i++) {
            level[i] = i == 0 ? first : created(shape, depth + 1);
        }
        return level;
    }

    @Override
    public void read(Object container, int from, double[] into, int at, int length) {
        eachRun(rank, container, from, length, (run, start, done, n) -> element.read(run, start, into, at + done, n));
    }

    @Override
    public void write(double[] values, int at, Object container, int to, int length) {
        eachRun(rank, container, to, length, (run, start, done, n) -> element.write(values, at + done, run, start, n));
    }

    /** What is done with the numbers of an innermost array from a place on, of which so many were before. */
    private interface RunAction {
        void on(Object run, int start, int done, int length);
    }

    private static void eachRun(int rank, Object level, int from, int length, RunAction action) {
        if (rank == 1) {
            action.on(level, from, 0, length);
            return;
        }
        Object[] parts = (Object[]) level;
        int size = length == 0 ? 1 : size(rank - 1, parts[0]);
        int done = 0;
        while (done < length) {
            int start = (from + done) % size;
            int here = Math.min(length - done, size - start);
            int before = done;
            eachRun(
                    rank - 1,
                    parts[(from + done) / size],
                    start,
                    here,
                    (run, at, within, n) -> action.on(run, at, before + within, n));
            done += here;
        }
    }

    private static int size(int rank, Object level) {
        int length = Array.getLength(level);
        return rank == 1 || length == 0 ? length : length * size(rank - 1, ((Object[]) level)[0]);
    }
}
