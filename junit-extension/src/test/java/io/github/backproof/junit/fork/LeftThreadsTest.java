package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftThreadsTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void a_thread_that_ended_is_not_left() throws InterruptedException {
        LeftThreads before = LeftThreads.now();
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        assertThat(before.since()).isEmpty();
    }

    @Test
    void a_thread_that_runs_is_left() {
        LeftThreads before = LeftThreads.now();
        Thread daemon = waiting(Daemon.YES);
        Thread other = waiting(Daemon.NO);
        assertThat(before.since()).containsExactlyInAnyOrder(daemon, other);
    }

    @Test
    void daemons_of_a_first_use_are_not_left_and_later_ones_are() {
        LeftThreads before = LeftThreads.now();
        waiting(Daemon.YES);
        Thread other = waiting(Daemon.NO);
        LeftThreads afterFirstUse = before.withDaemonsOfNow();
        Thread later = waiting(Daemon.YES);
        assertThat(afterFirstUse.since()).containsExactlyInAnyOrder(other, later);
    }

    private enum Daemon {
        YES,
        NO
    }

    private Thread waiting(Daemon daemon) {
        Thread thread = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(daemon == Daemon.YES);
        thread.start();
        return thread;
    }
}
