package io.github.backproof.subject.storage;

/**
 * Numbers that were read, row by row; the array is nobody else's.
 *
 * @param values the numbers
 * @param shape the extents of where they lay, outermost first
 */
public record Numbers(double[] values, int... shape) {
    /** What a container holds now. */
    public static Numbers in(Object container, Form form) {
        int[] shape = form.shape(container);
        double[] values = new double[Form.sizeOf(shape)];
        form.read(container, 0, values, 0, values.length);
        return new Numbers(values, shape);
    }
}
