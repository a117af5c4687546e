package io.github.backproof.maven;

import io.github.backproof.junit.fork.Progress;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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

    /** Waits for the JVM that writes this result; gives its exit status. */
    int waitFor(Process process, Path result) throws InterruptedException {
        if (this == HIDDEN) {
            return process.waitFor();
        }
        long start = System.nanoTime();
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            Progress.of(result).ifPresent(state -> print(text(state, spent)));
        }
        print("");
        System.out.print("\r");
        return process.exitValue();
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
