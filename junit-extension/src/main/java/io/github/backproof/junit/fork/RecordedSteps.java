package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.diagnosis.Conduct;
import io.github.backproof.junit.run.MarkedKind;
import io.github.backproof.junit.run.Steps;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.SeenByTheRun;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes each step into the journal before and after it is made, and makes none that is there already or has ended a JVM. */
final class RecordedSteps implements Steps {
    private final Journal journal;
    private final Guard guard;
    private final long seed;

    RecordedSteps(Journal journal, Guard guard, long seed) {
        this.journal = journal;
        this.guard = guard;
        this.seed = seed;
    }

    @Override
    public List<Binding> binding(Class<?> type, Supplier<List<Binding>> bind) {
        Step step = new Step(type.getName(), Step.BINDING, seed);
        Optional<Entry.Stopped> culprit = journal.standing().culprit(step);
        if (culprit.isPresent()) {
            String sentence = culprit.get().law() + " " + step.place() + ": "
                    + culprit.get().sentence();
            return List.of(MarkedKind.refused(type, sentence));
        }
        List<Binding> bindings = guard.around(step, bind);
        journal.append(new Entry.Ended(step));
        return bindings.stream().map(this::paced).toList();
    }

    private Binding paced(Binding binding) {
        return binding instanceof Binding.Bound bound
                ? new Binding.Bound(new PacedSubject(bound.subject(), guard::beat))
                : binding;
    }

    @Override
    public Verdict check(Subject subject, InvariantProperty law, RunSettings settings, Supplier<Verdict> check) {
        String id = law.spec().id();
        Step step = new Step(subject.className(), id, settings.seed());
        Standing standing = journal.standing();
        Optional<Verdict> known = standing.verdict(step)
                .or(() -> standing.culprit(step)
                        .map(stopped -> Verdict.failed(
                                id, subject.className(), law.spec().level(), step.place(), stopped.sentence())))
                .or(() -> standing.givenUp(subject.className())
                        .map(why -> Verdict.notTried(
                                id, subject.className(), law.spec().level(), why)));
        return known.orElseGet(() -> {
            Verdict verdict = made(step, check, bug -> failed(step, law, bug));
            journal.append(new Entry.Judged(step, verdict));
            return verdict;
        });
    }

    private static Verdict failed(Step step, InvariantProperty law, RuntimeException bug) {
        String sentence = "Backproof itself failed (" + bug + "): report it, with the log of the run.";
        return Verdict.failed(law.spec().id(), step.subject(), law.spec().level(), step.place(), sentence);
    }

    /** Makes a step. A bug of ours does not take the other steps with it; its stack trace goes to the log. */
    private <T> T made(Step step, Supplier<T> code, Function<RuntimeException, T> otherwise) {
        return guard.around(step, () -> {
            try {
                return code.get();
            } catch (RuntimeException bug) {
                bug.printStackTrace();
                return otherwise.apply(bug);
            }
        });
    }

    @Override
    public List<Diagnosis> diagnosis(Subject subject, Supplier<List<Diagnosis>> diagnose) {
        Step step = new Step(subject.className(), Step.DIAGNOSIS, seed);
        Standing standing = journal.standing();
        // A subject that ends JVMs is not called for the sake of an explanation.
        if (standing.hasEndedAJvm(subject.className())) {
            return List.of();
        }
        return standing.diagnoses(step).orElseGet(() -> {
            List<Diagnosis> diagnoses = made(step, diagnose, bug -> List.of());
            journal.append(new Entry.Diagnosed(step, diagnoses));
            return diagnoses;
        });
    }

    @Override
    public List<Verdict> seen(Binding binding, List<Verdict> verdicts) {
        Step step = new Step(binding.className(), Step.AFTERWARDS, seed);
        if (!journal.standing().hasEndedAJvm(binding.className())) {
            made(step, () -> conduct(binding), bug -> Map.<RunLaw, String>of())
                    .forEach((law, sentence) -> journal.append(new Entry.Found(step, law.id(), sentence)));
            guard.lookAfter(step);
            journal.append(new Entry.Ended(step));
        }
        List<Verdict> seen = new ArrayList<>();
        journal.standing()
                .found(binding.className())
                .forEach(found ->
                        seen.add(verdict(binding, found.law(), found.step().place(), found.sentence())));
        verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.FAILED)
                .filter(verdict -> isThrown(binding, verdict))
                .forEach(verdict -> seen.add(verdict(
                        binding,
                        RunLaw.ENDS_WITH_A_RESULT.id(),
                        new Step(binding.className(), verdict.invariant(), seed).place(),
                        verdict.reason().orElseThrow())));
        return SeenByTheRun.oneForEach(seen);
    }

    private static Map<RunLaw, String> conduct(Binding binding) {
        return binding instanceof Binding.Bound bound ? Conduct.of(bound.subject()) : Map.of();
    }

    private boolean isThrown(Binding binding, Verdict verdict) {
        return journal.standing()
                .culprit(new Step(binding.className(), verdict.invariant(), seed))
                .isEmpty();
    }

    private static Verdict verdict(Binding binding, String law, String place, String sentence) {
        return Verdict.seen(law, binding.className(), Catalogue.spec(law).level(), place, sentence);
    }
}
