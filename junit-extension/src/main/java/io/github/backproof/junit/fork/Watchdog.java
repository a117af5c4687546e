package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.RunLaw;
import java.util.Optional;

/**
 * Ends the JVM when a try takes too long, since Java has no safe way to stop a thread, when the code of a subject calls {@code
 * System.exit}, and when the process that started it is gone. The journal then says why.
 */
final class Watchdog {
    private static final int POLL_MILLIS = 100;
    private static final int HALTED = 4;
    private static final int NANOS_IN_SECOND = 1_000_000_000;
    /** Long enough for the hooks of the users' libraries. */
    static final int SECONDS_TO_END = 10;

    private final Journal journal;
    private final CallPlace places;
    private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    private volatile Watch watch = Watch.NONE;
    private volatile boolean isDone;

    /**
     * What is being waited for.
     *
     * @param end when it is too late
     * @param sentence what has happened then, without its point
     * @param scope what is over then
     */
    private record Watch(long end, String sentence, Entry.Scope scope) {
        static final Watch NONE = new Watch(0, "", Entry.Scope.STEP);

        boolean isOver() {
            return this != NONE && System.nanoTime() - end > 0;
        }
    }

    private Watchdog(Journal journal, CallPlace places) {
        this.journal = journal;
        this.places = places;
    }

    static Watchdog started(Journal journal, CallPlace places) {
        Watchdog watchdog = new Watchdog(journal, places);
        Thread thread = new Thread(watchdog::look, "backproof-watchdog");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(watchdog::testify, "backproof-exit"));
        return watchdog;
    }

    /** From now on so many seconds may pass. */
    void allow(double seconds, String sentence, Entry.Scope scope) {
        watch = new Watch(System.nanoTime() + (long) (seconds * NANOS_IN_SECOND), sentence, scope);
    }

    /** Nothing is waited for. */
    void rest() {
        watch = Watch.NONE;
    }

    /** Ends the JVM, in spite of hooks that do not end. */
    void endIn(int seconds) {
        isDone = true;
        allow(seconds, "", Entry.Scope.STEP);
        // A subject may have left threads that are not daemons.
        System.exit(0);
    }

    private void look() {
        while (true) {
            pause();
            Watch seen = watch;
            if (seen.isOver()) {
                if (!isDone) {
                    report(seen);
                }
                Runtime.getRuntime().halt(HALTED);
            }
            if (parent.isPresent() && !parent.get().isAlive()) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException fromASubject) {
            // It does not stop because a subject wants it to.
        }
    }

    private void report(Watch over) {
        try {
            String place = places.where(stack -> true)
                    .map(found -> "; it was then " + found)
                    .orElse("");
            journal.append(new Entry.Stopped(over.scope(), RunLaw.ENDS_IN_TIME.id(), over.sentence() + place + "."));
        } catch (RuntimeException | Error hardlyAlive) {
            // Halting matters more than why: without a word, the step counts as one that ended the JVM.
        }
    }

    /** Runs when the JVM ends in an orderly way: by a signal from outside, or by a call. */
    private void testify() {
        if (isDone) {
            return;
        }
        places.where(Watchdog::exits)
                .ifPresent(place -> journal.append(new Entry.Stopped(
                        Entry.Scope.STEP, RunLaw.DOES_NOT_EXIT.id(), "System.exit was called " + place + ".")));
    }

    private static boolean exits(StackTraceElement... stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return false;
    }
}
