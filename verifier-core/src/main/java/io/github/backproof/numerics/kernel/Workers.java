package io.github.backproof.numerics.kernel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
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
        // Asked only where it matters: in a container the question takes longer than a small matrix.
        int cores = rows * cost < WORTHWHILE ? 1 : Runtime.getRuntime().availableProcessors();
        if (cores == 1) {
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

    /**
     * Two independent results.
     *
     * @param here what the calling thread came to
     * @param elsewhere what another thread came to, if another was asked
     */
    public record Both<A, B>(A here, B elsewhere) {}

    /**
     * Comes to two results, at the same time where that is worthwhile.
     *
     * @param cost how many entries the cheaper one goes through
     */
    public static <A, B> Both<A, B> both(long cost, Supplier<A> here, Supplier<B> elsewhere) {
        if (cost < WORTHWHILE || Runtime.getRuntime().availableProcessors() == 1) {
            return new Both<>(here.get(), elsewhere.get());
        }
        CompletableFuture<B> later = CompletableFuture.supplyAsync(elsewhere);
        return new Both<>(here.get(), later.join());
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
