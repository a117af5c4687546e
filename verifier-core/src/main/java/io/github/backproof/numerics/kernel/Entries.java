package io.github.backproof.numerics.kernel;

/** Goes through the entries of several matrices of one shape at once, where operation after operation would lay out each result. */
public final class Entries {
    private Entries() {}

    /** A number made of two numbers and something about each. */
    @FunctionalInterface
    public interface OfTwoPairs {
        /** The number. */
        double of(double a, double aboutA, double b, double aboutB);
    }

    /** A number made of a number and something about it. */
    @FunctionalInterface
    public interface OfPair {
        /** The number. */
        double of(double a, double aboutA);
    }

    /** The function of each entry of two matrices and of what is known about them. */
    public static Strided each(Strided a, Strided aboutA, Strided b, Strided aboutB, OfTwoPairs function) {
        Strided result = Strided.zeros(a.rows(), a.columns());
        double[] values = result.data();
        int at = 0;
        for (int i = 0; i < a.rows(); i++) {
            int ofA = a.row(i);
            int ofAboutA = aboutA.row(i);
            int ofB = b.row(i);
            int ofAboutB = aboutB.row(i);
            for (int j = 0; j < a.columns(); j++) {
                values[at++] =
                        function.of(a.data()[ofA], aboutA.data()[ofAboutA], b.data()[ofB], aboutB.data()[ofAboutB]);
                ofA += a.columnStride();
                ofAboutA += aboutA.columnStride();
                ofB += b.columnStride();
                ofAboutB += aboutB.columnStride();
            }
        }
        return result;
    }

    /** The function of each entry of a matrix and of what is known about it. */
    public static Strided each(Strided a, Strided aboutA, OfPair function) {
        Strided result = Strided.zeros(a.rows(), a.columns());
        double[] values = result.data();
        int at = 0;
        for (int i = 0; i < a.rows(); i++) {
            int ofA = a.row(i);
            int ofAboutA = aboutA.row(i);
            for (int j = 0; j < a.columns(); j++) {
                values[at++] = function.of(a.data()[ofA], aboutA.data()[ofAboutA]);
                ofA += a.columnStride();
                ofAboutA += aboutA.columnStride();
            }
        }
        return result;
    }
}
