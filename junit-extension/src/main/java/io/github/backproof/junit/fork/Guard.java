package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.RunLaw;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Stands around the steps of a run, sees what they change in the program and puts it back. */
final class Guard {
    private final Journal journal;
    private final Watchdog watchdog;
    private final Pulse pulse;
    private final Limits limits;
    private final List<String> classPath;
    private final Output output = Output.installed();
    private final Surroundings surroundings = Surroundings.now();
    private ClassPathFiles files;
    private LeftThreads threads;
    private boolean isDisturbed;
    private Step running = Step.NONE;
    private long start;

    Guard(Journal journal, Watchdog watchdog, ForkRequest request) throws IOException {
        this.pulse = Pulse.in(request.beside(Pulse.FILE));
        this.journal = journal;
        this.watchdog = watchdog;
        this.limits = request.limits();
        this.classPath = request.classPath();
        this.files = ClassPathFiles.now(classPath);
        this.threads = LeftThreads.now();
    }

    /** Makes a step. */
    <T> T around(Step step, Supplier<T> code) {
        begin(step);
        try {
            return code.get();
        } catch (RuntimeException | Error notOfTheSubject) {
            journal.append(new Entry.Ended(step));
            throw notOfTheSubject;
        } finally {
            watchdog.rest();
            // An interrupt that a subject left would end the next wait of the verifier.
            Thread.interrupted();
            look(step);
        }
    }

    private void begin(Step step) {
        journal.append(new Entry.Began(step));
        running = step;
        start = System.nanoTime();
        pulse.restart();
        allow();
    }

    /** A layer is built, so a try has begun or goes on. */
    void beat() {
        pulse.beat();
        allow();
    }

    private void allow() {
        double spent = journal.standing().seconds(running.subject()) + (System.nanoTime() - start) / 1e9;
        double left = limits.layerSeconds() - spent;
        if (left < limits.trySeconds()) {
            String sentence = "All checks of the layer together took longer than " + limits.layerSeconds() + " s";
            watchdog.allow(Math.max(0, left), sentence, Entry.Scope.SUBJECT);
        } else if (running.name().equals(Step.DIAGNOSIS)) {
            // It compares with hundreds of mistakes before it builds the layer again.
            watchdog.allow(left, "It took longer than " + limits.layerSeconds() + " s", Entry.Scope.STEP);
        } else {
            String what = running.name().equals(Step.BINDING) ? "It" : "A try";
            watchdog.allow(
                    limits.trySeconds(), what + " took longer than " + limits.trySeconds() + " s", Entry.Scope.STEP);
        }
    }

    private void look(Step step) {
        List<String> changes = surroundings.changesTo(Surroundings.now());
        if (!changes.isEmpty()) {
            isDisturbed = true;
            find(step, RunLaw.LEAVES_SETTINGS, "Changed: " + String.join(", ", changes) + ".");
            surroundings.restore();
        }
        output.changes().forEach(change -> find(step, RunLaw.LEAVES_OUTPUT, change));
        if (step.name().equals(Step.BINDING)) {
            threads = threads.withDaemonsOfNow();
        }
    }

    /** Looks at what only shows when all steps of a class have been made. */
    void lookAfter(Step step) {
        ClassPathFiles later = ClassPathFiles.now(classPath);
        files.firstChangeTo(later)
                .ifPresent(name -> find(step, RunLaw.LEAVES_CLASS_PATH, "The file " + name + " is not as it was."));
        files = later;
        lookAtThreads(step);
    }

    private void lookAtThreads(Step step) {
        List<Thread> left = threads.since();
        threads = LeftThreads.now();
        isDisturbed |= !left.isEmpty();
        left.stream()
                .filter(thread -> !thread.isDaemon())
                .findFirst()
                .ifPresent(thread -> find(step, RunLaw.LETS_THE_JVM_END, "Still running: " + thread.getName() + "."));
        left.stream()
                .filter(Thread::isDaemon)
                .findFirst()
                .ifPresent(thread -> find(step, RunLaw.LEAVES_NO_THREAD, "Still running: " + thread.getName() + "."));
    }

    private void find(Step step, RunLaw law, String sentence) {
        journal.append(new Entry.Found(step, law.id(), sentence));
    }

    /** Whether the next subject should not be called in this JVM. */
    boolean isDisturbed() {
        return isDisturbed;
    }
}
