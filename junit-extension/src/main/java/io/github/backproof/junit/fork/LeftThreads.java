package io.github.backproof.junit.fork;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of the program at one moment.
 *
 * @param there those that ran
 */
record LeftThreads(Set<Thread> there) {
    // A pool that was shut down takes a moment to end.
    private static final long GRACE = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    static LeftThreads now() {
        return new LeftThreads(Set.copyOf(running()));
    }

    /** These, and the daemons that run now: what a library starts when it is first used. */
    LeftThreads withDaemonsOfNow() {
        Set<Thread> all = new HashSet<>(there);
        running().stream().filter(Thread::isDaemon).forEach(all::add);
        return new LeftThreads(Set.copyOf(all));
    }

    /** Those that run now and did not then, and do not end in a moment. */
    List<Thread> since() {
        long start = System.nanoTime();
        List<Thread> left = added();
        while (!left.isEmpty() && System.nanoTime() - start < GRACE) {
            LockSupport.parkNanos(PAUSE);
            left = added();
        }
        return left;
    }

    private List<Thread> added() {
        return running().stream().filter(thread -> !there.contains(thread)).toList();
    }

    private static Set<Thread> running() {
        ThreadGroup programs = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[2 * programs.activeCount() + 16];
        int count = programs.enumerate(threads);
        Set<Thread> running = new HashSet<>(Arrays.asList(threads).subList(0, count));
        // The JDK makes and keeps these for everyone.
        running.removeIf(thread -> thread.getName().startsWith("ForkJoinPool.commonPool"));
        return running;
    }
}
