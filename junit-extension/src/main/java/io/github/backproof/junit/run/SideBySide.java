package io.github.backproof.junit.run;

import io.github.backproof.verdict.Verdict;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Several layers at a time, each on a thread with a jqwik of its own. The laws of one layer come one after the other; verdicts
 * are those of a single thread, whatever the number.
 */
public final class SideBySide implements Verdicts {
    // Complete before the threads start; by identity, because a layer may be there twice.
    private final Map<LawCheck, CompletableFuture<Verdict>> verdicts = new IdentityHashMap<>();
    private final Queue<LawRunner> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;

    /**
     * Starts.
     *
     * @param layers the laws to check of each layer
     * @param number how many layers at a time
     */
    public SideBySide(Collection<List<LawCheck>> layers, int number) {
        threads = Executors.newFixedThreadPool(number, SideBySide::thread);
        layers.stream().flatMap(List::stream).forEach(check -> verdicts.put(check, new CompletableFuture<>()));
        layers.forEach(checks -> threads.execute(() -> checkAll(checks)));
    }

    @Override
    public Verdict of(LawCheck check) {
        try {
            return verdicts.get(check).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void checkAll(List<LawCheck> checks) {
        LawRunner runner = Optional.ofNullable(idle.poll()).orElseGet(JqwikApart::create);
        Thread.currentThread().setContextClassLoader(runner.getClass().getClassLoader());
        for (LawCheck check : checks) {
            verdicts.get(check).completeAsync(() -> explained(check, check.verdict(runner)), Runnable::run);
        }
        idle.add(runner);
    }

    /** What the mistake is, is looked up here and not by the thread that waits. */
    private static Verdict explained(LawCheck check, Verdict verdict) {
        if (verdict.outcome().isBreach()) {
            check.explanation().lines();
        }
        return verdict;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "backproof");
        thread.setDaemon(true);
        return thread;
    }
}
