package io.github.backproof.numerics.kernel;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Divides rows among the cores. Each row is computed by one of them, in the same way whoever it is, so that results do not depend
 * on their number.
 */
public final class Workers {
    /** Below this many entries, handing work over costs more than it saves. */
    private static final int WORTHWHILE = 1 << 18;

    private static final int PARTS_PER_CORE = 4;

    private Workers() {}

    /** Work on rows from one up to, not including, another. */
    @FunctionalInterface
    public interface RowRange {
        /** Does it. */
        void run(int from, int to);
    }

    /**
     * Runs work on all rows.
     *
     * @param cost how many entries a row's work goes through
     */
    public static void rows(int rows, long cost, RowRange work) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores == 1 || rows * cost < WORTHWHILE) {
            work.run(0, rows);
            return;
        }
        parts(rows, ceilDiv(rows, Math.min(rows, cores * PARTS_PER_CORE)), work);
    }

    /**
     * The results of independent pieces of work, in their order.
     *
     * @param cost how many entries a piece of work goes through
     */
    public static <T> List<T> inOrder(int pieces, long cost, IntFunction<T> work) {
        IntStream numbers = IntStream.range(0, pieces);
        boolean alone = pieces * cost < WORTHWHILE;
        return (alone ? numbers : numbers.parallel()).mapToObj(work).toList();
    }

    /** Runs work on parts of the given number of rows, the last one possibly smaller. */
    static void parts(int rows, int part, RowRange work) {
        IntStream.range(0, ceilDiv(rows, part))
                .parallel()
                .forEach(i -> work.run(i * part, Math.min(rows, (i + 1) * part)));
    }

    static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
