package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a run stands after the entries of its journal: what is established, and which steps are not to be tried again. */
final class Standing {
    /** The status of a JVM that ended because its memory was full. */
    static final int OUT_OF_MEMORY = 3;

    private static final int ENDS_OF_ONE_STEP = 3;
    // Kills may come from outside. One that the step brings about comes at the same try each time.
    private static final int KILLS_AT_ANY_TRY = 30;
    private static final int KILLS_BEFORE_THE_FIRST_TRY = 10;
    private static final Set<Integer> KILLS = Set.of(129, 130, 137, 143);
    private static final int ENDS_OF_ONE_SUBJECT = 3;

    private final Map<Step, Verdict> verdicts = new HashMap<>();
    private final Map<Step, List<Diagnosis>> diagnoses = new HashMap<>();
    private final Map<String, List<SubjectReport>> reports = new HashMap<>();
    private final List<Entry.Found> found = new ArrayList<>();
    private final Map<Step, Entry.Stopped> culprits = new HashMap<>();
    private final Map<Step, List<Entry.Died>> ends = new HashMap<>();
    private final Map<String, Integer> endsOfSubjects = new HashMap<>();
    private final Set<String> exhausted = new HashSet<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private Optional<Step> running = Optional.empty();
    private int idleEnds;

    static Standing after(List<Entry> entries) {
        Standing standing = new Standing();
        entries.forEach(standing::take);
        return standing;
    }

    void take(Entry entry) {
        if (entry instanceof Entry.Began began) {
            running = Optional.of(began.step());
            idleEnds = 0;
        } else if (entry instanceof Entry.Ended ended) {
            running = Optional.empty();
            // A binding is made again in every JVM; ends between which it succeeded are not its own.
            ends.remove(ended.step());
        } else if (entry instanceof Entry.Judged judged) {
            running = Optional.empty();
            verdicts.put(judged.step(), judged.verdict());
            seconds.merge(judged.step().subject(), judged.verdict().seconds(), Double::sum);
        } else if (entry instanceof Entry.Diagnosed diagnosed) {
            running = Optional.empty();
            diagnoses.put(diagnosed.step(), diagnosed.diagnoses());
        } else if (entry instanceof Entry.Found breach) {
            found.add(breach);
        } else if (entry instanceof Entry.Reported reported) {
            reports.put(reported.type(), reported.reports());
        } else if (entry instanceof Entry.Stopped stopped) {
            running.ifPresent(step -> blame(step, stopped));
        } else if (entry instanceof Entry.Died died) {
            end(died);
        } else {
            running = Optional.empty();
            idleEnds = 0;
        }
    }

    private void end(Entry.Died died) {
        if (running.isEmpty()) {
            idleEnds++;
            return;
        }
        Step step = running.get();
        running = Optional.empty();
        if (culprits.containsKey(step)) {
            return;
        }
        List<Entry.Died> all = ends.computeIfAbsent(step, unheard -> new ArrayList<>());
        all.add(died);
        if (died.status() == OUT_OF_MEMORY) {
            blame(step, stopped(RunLaw.FITS_INTO_MEMORY, "The JVM had no memory left."));
        } else if (isReproduced(all)) {
            String sentence = "The JVM ended %d times in a row, last with status %d, without being asked to."
                    .formatted(all.size(), died.status());
            blame(step, stopped(RunLaw.JVM_SURVIVES, sentence));
        }
    }

    /** Whether the step itself must be the reason. */
    private static boolean isReproduced(List<Entry.Died> ends) {
        Entry.Died last = ends.get(ends.size() - 1);
        if (ends.size() < ENDS_OF_ONE_STEP || !KILLS.contains(last.status())) {
            return ends.size() >= ENDS_OF_ONE_STEP;
        }
        int sameTry = last.built() > 0 ? ENDS_OF_ONE_STEP : KILLS_BEFORE_THE_FIRST_TRY;
        List<Entry.Died> latest = ends.subList(Math.max(0, ends.size() - sameTry), ends.size());
        return ends.size() >= KILLS_AT_ANY_TRY
                || latest.size() == sameTry && latest.stream().allMatch(last::equals);
    }

    private static Entry.Stopped stopped(RunLaw law, String sentence) {
        return new Entry.Stopped(Entry.Scope.STEP, law.id(), sentence);
    }

    private void blame(Step step, Entry.Stopped stopped) {
        if (culprits.putIfAbsent(step, stopped) == null) {
            endsOfSubjects.merge(step.subject(), 1, Integer::sum);
        }
        if (stopped.scope() == Entry.Scope.SUBJECT) {
            exhausted.add(step.subject());
        }
    }

    /** The step that was running when the journal ended. */
    Optional<Step> running() {
        return running;
    }

    /** How many JVMs in a row ended before they came to any step. */
    int idleEnds() {
        return idleEnds;
    }

    /** The verdict of a check that was made. */
    Optional<Verdict> verdict(Step step) {
        return Optional.ofNullable(verdicts.get(step));
    }

    /** The result of a diagnosis that was made. */
    Optional<List<Diagnosis>> diagnoses(Step step) {
        return Optional.ofNullable(diagnoses.get(step));
    }

    /** The reports on a class that is done with. */
    Optional<List<SubjectReport>> reports(String type) {
        return Optional.ofNullable(reports.get(type));
    }

    /** Why a step ended the JVM and is not to be tried again. */
    Optional<Entry.Stopped> culprit(Step step) {
        return Optional.ofNullable(culprits.get(step));
    }

    /** Why no further step of a subject is to be tried. */
    Optional<String> givenUp(String subject) {
        if (exhausted.contains(subject)) {
            return Optional.of("not tried, because the time for this layer was spent");
        }
        return endsOfSubjects.getOrDefault(subject, 0) < ENDS_OF_ONE_SUBJECT
                ? Optional.empty()
                : Optional.of("not tried, because checks of this layer had ended the JVM %d times"
                        .formatted(ENDS_OF_ONE_SUBJECT));
    }

    /** Whether a step of the subject has ended the JVM. */
    boolean hasEndedAJvm(String subject) {
        return endsOfSubjects.containsKey(subject);
    }

    /** The seconds that the subject's checks took so far. */
    double seconds(String subject) {
        return seconds.getOrDefault(subject, 0.0);
    }

    /** What a subject was seen to break. */
    List<Entry.Found> found(String subject) {
        List<Entry.Found> all = new ArrayList<>();
        found.stream().filter(breach -> concerns(breach.step(), subject)).forEach(all::add);
        culprits.forEach((step, stopped) -> {
            if (concerns(step, subject)) {
                all.add(new Entry.Found(step, stopped.law(), stopped.sentence()));
            }
        });
        return all;
    }

    /** What happens when a class is bound concerns all that its methods make. */
    private static boolean concerns(Step step, String subject) {
        return subject.equals(step.subject())
                || step.name().equals(Step.BINDING) && subject.startsWith(step.subject() + ".");
    }
}
