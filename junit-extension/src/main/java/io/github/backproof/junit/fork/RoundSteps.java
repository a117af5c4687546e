package io.github.backproof.junit.fork;

import io.github.backproof.junit.run.Steps;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.function.Supplier;

/**
 * The steps of a round of further tries: how a subject behaves was looked at before.
 *
 * @param steps those of the run
 */
record RoundSteps(Steps steps) implements Steps {
    @Override
    public List<Binding> binding(Class<?> type, Supplier<List<Binding>> bind) {
        return steps.binding(type, bind);
    }

    @Override
    public Verdict check(Subject subject, InvariantProperty law, RunSettings settings, Supplier<Verdict> check) {
        return steps.check(subject, law, settings, check);
    }

    @Override
    public List<Diagnosis> diagnosis(Subject subject, Supplier<List<Diagnosis>> diagnose) {
        return steps.diagnosis(subject, diagnose);
    }

    @Override
    public List<Verdict> seen(Binding binding, List<Verdict> verdicts) {
        return List.of();
    }
}
