package io.github.backproof.numerics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
    private static final long MUCH = 1L << 40;
    private static final boolean HAS_SEVERAL_CORES = Runtime.getRuntime().availableProcessors() > 1;

    /** A part of the rows. */
    private record Part(int from, int to) {}

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 1", "1, 1048576", "7, 1048576", "1000, 1024", "262144, 1", "262143, 1"})
    void each_row_is_worked_on_once(int rows, long cost) {
        AtomicIntegerArray times = new AtomicIntegerArray(rows);
        Workers.rows(rows, cost, (from, to) -> IntStream.range(from, to).forEach(times::incrementAndGet));
        assertThat(IntStream.range(0, rows).map(times::get)).allMatch(count -> count == 1);
    }

    @Test
    void little_work_is_not_divided_and_much_is() {
        assertThat(parts(1000, 262)).containsExactly(new Part(0, 1000));
        assertThat(parts(1024, 256).size() > 1).isEqualTo(HAS_SEVERAL_CORES);
        assertThat(parts(2, MUCH)).hasSize(HAS_SEVERAL_CORES ? 2 : 1);
    }

    private static List<Part> parts(int rows, long cost) {
        ConcurrentLinkedQueue<Part> parts = new ConcurrentLinkedQueue<>();
        Workers.rows(rows, cost, (from, to) -> parts.add(new Part(from, to)));
        return List.copyOf(parts);
    }

    @Test
    void results_are_in_order_and_little_work_stays_on_its_thread() {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        assertThat(Workers.inOrder(1000, 262, number -> {
                    threads.add(Thread.currentThread());
                    return number;
                }))
                .isEqualTo(numbers);
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(Workers.inOrder(1000, MUCH, number -> number)).isEqualTo(numbers);
    }

    @Test
    void of_two_results_the_second_comes_from_elsewhere_where_that_is_worthwhile() {
        Thread here = Thread.currentThread();
        assertThat(Workers.both(1, Thread::currentThread, Thread::currentThread))
                .isEqualTo(new Workers.Both<>(here, here));
        Workers.Both<Thread, Thread> both = Workers.both(MUCH, Thread::currentThread, Thread::currentThread);
        assertThat(both.here()).isEqualTo(here);
        assertThat(both.elsewhere() != here).isEqualTo(HAS_SEVERAL_CORES);
    }

    @Test
    void quotients_are_rounded_up() {
        assertThat(Workers.ceilDiv(6, 3)).isEqualTo(2);
        assertThat(Workers.ceilDiv(7, 3)).isEqualTo(3);
        assertThat(Workers.ceilDiv(1, 3)).isEqualTo(1);
        assertThat(Workers.ceilDiv(0, 3)).isZero();
    }
}
