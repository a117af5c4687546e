package io.github.backproof.maven;

import io.github.backproof.junit.fork.Progress;
import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One line on the terminal that says how far a run has come. What is no terminal gets none. */
enum ProgressLine {
    /** Written over and over. */
    SHOWN,
    /** Not written. */
    HIDDEN;

    private static final int WIDTH = 70;

    /** Shown where a person looks on. */
    static ProgressLine of(Console console) {
        return console != null && isTerminal(console) ? SHOWN : HIDDEN;
    }

    // From Java 22 on there is a console without a terminal, and a method that says so.
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** Waits for a result and shows meanwhile how far it has come. */
    <T> T waitFor(Future<T> result, Supplier<Optional<Progress>> progress)
            throws InterruptedException, ExecutionException {
        if (this == HIDDEN) {
            return result.get();
        }
        long start = System.nanoTime();
        while (true) {
            try {
                T done = result.get(1, TimeUnit.SECONDS);
                print("");
                System.out.print("\r");
                return done;
            } catch (TimeoutException notYet) {
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                progress.get().ifPresent(state -> print(text(state, spent)));
            }
        }
    }

    /** As in {@code backproof: 3 of 12 layers, about 20 s left}. */
    static String text(Progress state, Duration spent) {
        long left = state.done() == 0 ? 0 : spent.toSeconds() * (state.all() - state.done()) / state.done();
        String remaining = Optional.of(left)
                .filter(seconds -> seconds > 0)
                .map(seconds -> ", about " + seconds + " s left")
                .orElse("");
        return "backproof: " + state.done() + " of " + state.all() + " layers" + remaining;
    }

    private static void print(String text) {
        System.out.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
        System.out.flush();
    }
}
