package io.github.backproof.numerics;

import io.github.backproof.numerics.kernel.Arithmetic;
import io.github.backproof.numerics.kernel.Entries;
import io.github.backproof.numerics.kernel.Products;
import io.github.backproof.numerics.kernel.Reductions;
import io.github.backproof.numerics.kernel.Selections;
import io.github.backproof.numerics.kernel.Squares;
import io.github.backproof.numerics.kernel.Strided;
import io.github.backproof.numerics.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix in float64. Transposes, ranges of rows and columns and repeated rows and columns are views of the same numbers and
 * cost nothing; everything else is computed into an array of its own.
 */
public final class DenseMatrix implements Matrix {
    private final Strided values;

    private DenseMatrix(Strided values) {
        this.values = values;
    }

    /** A matrix filled row by row; the array is copied. */
    public static DenseMatrix of(int rows, int columns, double... values) {
        return owning(rows, columns, values.clone());
    }

    /** A matrix filled row by row in an array that nobody writes to from here on. */
    public static DenseMatrix owning(int rows, int columns, double[] values) {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    rows + " by " + columns + " does not hold " + values.length + " values.");
        }
        return new DenseMatrix(Strided.rowMajor(rows, columns, values));
    }

    /** A matrix with every entry the same. */
    public static DenseMatrix filled(int rows, int columns, double value) {
        return new DenseMatrix(new Strided(new double[] {value}, 0, rows, columns, 0, 0));
    }

    @Override
    public int rows() {
        return values.rows();
    }

    @Override
    public int columns() {
        return values.columns();
    }

    @Override
    public double at(int row, int column) {
        return values.at(row, column);
    }

    /** The entries row by row, in a new array. */
    public double[] toArray() {
        return values.copy().data();
    }

    /** The entries row by row, to be read only: not copied where they lie so already. */
    public double[] rowByRow() {
        return values.compact().data();
    }

    /** |A|, entry by entry. */
    public DenseMatrix absolute() {
        return each(Math::abs);
    }

    /** A ∘ A; 0 for what is no number. */
    DenseMatrix squares() {
        return new DenseMatrix(Squares.of(values));
    }

    /** A + fX ∘ X; what is no number adds nothing. */
    DenseMatrix plusSquares(DenseMatrix x, double f) {
        return plusSquares(x, f, 0, Double.POSITIVE_INFINITY);
    }

    /** A + fX ∘ X + c; NaN for finite numbers beyond the largest one, A for what is infinite beyond it or no number. */
    DenseMatrix plusSquares(DenseMatrix x, double f, double c, double largest) {
        return new DenseMatrix(Squares.plus(values, sameShape(x), f, c, largest));
    }

    /** f(A, V), entry by entry. */
    DenseMatrix entrywise(DenseMatrix v, Entries.OfPair f) {
        return new DenseMatrix(Entries.each(values, sameShape(v), f));
    }

    /** f(A, V, B, W), entry by entry. */
    DenseMatrix entrywise(DenseMatrix v, DenseMatrix b, DenseMatrix w, Entries.OfTwoPairs f) {
        return new DenseMatrix(Entries.each(values, sameShape(v), sameShape(b), sameShape(w), f));
    }

    /** Whether it was made as zeros everywhere. */
    boolean isNothing() {
        return values.data().length == 1 && values.data()[0] == 0;
    }

    /** f(A), entry by entry, row by row: f may draw numbers in that order. */
    public DenseMatrix each(DoubleUnaryOperator function) {
        double[] result = new double[Math.multiplyExact(rows(), columns())];
        eachInRows(0, rows(), function, result);
        return owning(rows(), columns(), result);
    }

    private void eachInRows(int from, int to, DoubleUnaryOperator function, double[] result) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < columns(); j++) {
                result[i * columns() + j] = function.applyAsDouble(values.at(i, j));
            }
        }
    }

    /** f(A, B), entry by entry. */
    public DenseMatrix pairwise(Matrix other, DoubleBinaryOperator function) {
        Strided right = sameShape(other);
        double[] result = new double[Math.multiplyExact(rows(), columns())];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                result[i * columns() + j] = function.applyAsDouble(values.at(i, j), right.at(i, j));
            }
        }
        return owning(rows(), columns(), result);
    }

    @Override
    public DenseMatrix times(Matrix right) {
        if (columns() != right.rows()) {
            throw new IllegalArgumentException(shape(this) + " times " + shape(right) + " is not defined.");
        }
        return new DenseMatrix(Products.of(values, dense(right).values));
    }

    @Override
    public DenseMatrix timesPlusRow(Matrix right, Matrix row) {
        Strided product = times(right).values;
        Reductions.addRow(product, dense(row).values);
        return new DenseMatrix(product);
    }

    @Override
    public DenseMatrix transposed() {
        return new DenseMatrix(values.transposed());
    }

    @Override
    public DenseMatrix plus(Matrix other) {
        return new DenseMatrix(Arithmetic.PLUS.apply(values, sameShape(other)));
    }

    @Override
    public DenseMatrix minus(Matrix other) {
        return new DenseMatrix(Arithmetic.MINUS.apply(values, sameShape(other)));
    }

    @Override
    public DenseMatrix hadamard(Matrix other) {
        return new DenseMatrix(Arithmetic.TIMES.apply(values, sameShape(other)));
    }

    @Override
    public DenseMatrix dividedBy(Matrix other) {
        return new DenseMatrix(Arithmetic.OVER.apply(values, sameShape(other)));
    }

    @Override
    public DenseMatrix scaledBy(double factor) {
        return hadamard(filled(rows(), columns(), factor));
    }

    @Override
    public DenseMatrix map(ScalarFunction function) {
        double[] result = new double[Math.multiplyExact(rows(), columns())];
        Workers.rows(rows(), 8L * columns(), (from, to) -> eachInRows(from, to, function::value, result));
        return owning(rows(), columns(), result);
    }

    @Override
    public DenseMatrix rowSums() {
        return new DenseMatrix(Reductions.rowSums(values));
    }

    @Override
    public DenseMatrix columnSums() {
        return new DenseMatrix(Reductions.columnSums(values));
    }

    @Override
    public DenseMatrix rowMaxima() {
        return new DenseMatrix(Reductions.rowMaxima(values));
    }

    @Override
    public DenseMatrix rowDot(Matrix other) {
        return new DenseMatrix(Reductions.rowDot(values, sameShape(other)));
    }

    @Override
    public DenseMatrix softmax(Matrix shift) {
        return new DenseMatrix(Reductions.softmax(values, dense(shift).values));
    }

    @Override
    public DenseMatrix broadcastRows(int rows) {
        requireExtent("row", rows());
        return new DenseMatrix(new Strided(values.data(), values.offset(), rows, columns(), 0, values.columnStride()));
    }

    @Override
    public DenseMatrix broadcastColumns(int columns) {
        requireExtent("column", columns());
        return new DenseMatrix(new Strided(values.data(), values.offset(), rows(), columns, values.rowStride(), 0));
    }

    @Override
    public DenseMatrix columnRange(int from, int to) {
        return new DenseMatrix(values.columnRange(from, to));
    }

    @Override
    public DenseMatrix rowRange(int from, int to) {
        return new DenseMatrix(values.rowRange(from, to));
    }

    @Override
    public DenseMatrix rows(int... indices) {
        return new DenseMatrix(Selections.rows(values, indices));
    }

    @Override
    public DenseMatrix columns(int... indices) {
        return transposed().rows(indices).transposed();
    }

    @Override
    public DenseMatrix addedToRows(int[] indices, int rows) {
        return new DenseMatrix(Selections.addedToRows(values, indices, rows));
    }

    @Override
    public DenseMatrix picked(int... columns) {
        return new DenseMatrix(Selections.picked(values, columns));
    }

    @Override
    public DenseMatrix lessOneAt(int... columns) {
        Strided result = values.copy();
        Selections.lessOneAt(result, values, filled(rows(), 1, 1).values, columns);
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix lessOneAt(Matrix factors, int... columns) {
        Strided product = hadamard(factors.broadcastColumns(columns())).values;
        Selections.lessOneAt(product, values, dense(factors).values, columns);
        return new DenseMatrix(product);
    }

    @Override
    public DenseMatrix beside(List<? extends Matrix> others) {
        List<Strided> parts = new ArrayList<>(List.of(values));
        others.forEach(other -> parts.add(dense(other).values));
        return new DenseMatrix(Selections.sideBySide(parts));
    }

    @Override
    public DenseMatrix above(List<? extends Matrix> others) {
        List<Strided> parts = new ArrayList<>(List.of(values));
        others.forEach(other -> parts.add(dense(other).values));
        return new DenseMatrix(Selections.stacked(parts, columns()));
    }

    @Override
    public DenseMatrix where(EntryMask open, double otherwise) {
        Strided result = values.copy();
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                if (!open.isOpen(i, j)) {
                    result.data()[result.row(i) + j] = otherwise;
                }
            }
        }
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix constant(DenseMatrix constants) {
        return constants;
    }

    /** ⟨A, B⟩, the sum of the products of the entries. */
    public double dot(DenseMatrix other) {
        return rowDot(other).columnSums().at(0, 0);
    }

    /** Whether shape and every entry are the same number; 0.0 equals −0.0, NaN equals NaN. */
    public boolean sameNumbers(DenseMatrix other) {
        if (rows() != other.rows() || columns() != other.columns()) {
            return false;
        }
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                double a = at(i, j);
                double b = other.at(i, j);
                if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Strided sameShape(Matrix other) {
        if (rows() != other.rows() || columns() != other.columns()) {
            throw new IllegalArgumentException(shape(this) + " and " + shape(other) + " do not match.");
        }
        return dense(other).values;
    }

    private void requireExtent(String what, int extent) {
        if (extent != 1) {
            throw new IllegalArgumentException(shape(this) + " is not a " + what + ".");
        }
    }

    private static DenseMatrix dense(Matrix matrix) {
        if (matrix instanceof DenseMatrix dense) {
            return dense;
        }
        throw new IllegalArgumentException(
                "A float64 matrix meets a " + matrix.getClass().getSimpleName() + ".");
    }

    private static String shape(Matrix matrix) {
        return matrix.rows() + " by " + matrix.columns();
    }

    @Override
    public String toString() {
        return shape(this) + " " + Arrays.toString(toArray());
    }
}
