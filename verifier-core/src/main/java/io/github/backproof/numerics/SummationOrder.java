package io.github.backproof.numerics;

/** How a right layer may add up: each order rounds differently. */
public enum SummationOrder {
    /** One after the other. */
    FIRST_TO_LAST {
        @Override
        double sum(double[] terms, int count, Precision precision) {
            double total = 0;
            for (int k = 0; k < count; k++) {
                total = precision.round(total + terms[k]);
            }
            return total;
        }
    },
    /** One after the other, from the end. */
    LAST_TO_FIRST {
        @Override
        double sum(double[] terms, int count, Precision precision) {
            double total = 0;
            for (int k = count - 1; k >= 0; k--) {
                total = precision.round(total + terms[k]);
            }
            return total;
        }
    },
    /** Eight running sums, as vector instructions keep them, then their sum. */
    EIGHT_LANES {
        @Override
        double sum(double[] terms, int count, Precision precision) {
            double[] lanes = new double[8];
            for (int k = 0; k < count; k++) {
                lanes[k % 8] = precision.round(lanes[k % 8] + terms[k]);
            }
            return FIRST_TO_LAST.sum(lanes, 8, precision);
        }
    };

    /** The sum of the first terms of an array, every addition rounded. */
    abstract double sum(double[] terms, int count, Precision precision);
}
