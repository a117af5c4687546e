package io.github.backproof.junit.run;

import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.function.Supplier;

/** What stands around the steps in which a subject's own code runs. It may know a result already, or keep a step from being made. */
public interface Steps {
    /** Nothing: every step is made. */
    Steps PLAIN = new Plain();

    /** Binds a class, and what its methods make. */
    List<Binding> binding(Class<?> type, Supplier<List<Binding>> bind);

    /** Checks one law. */
    Verdict check(Subject subject, InvariantProperty law, RunSettings settings, Supplier<Verdict> check);

    /** Looks for the reason why laws are broken. */
    List<Diagnosis> diagnosis(Subject subject, Supplier<List<Diagnosis>> diagnose);

    /** What was seen of a subject besides, once its laws have been checked: breaches of the family RUN. */
    List<Verdict> seen(Binding binding, List<Verdict> verdicts);

    /** Every step is made and nothing else. */
    record Plain() implements Steps {
        @Override
        public List<Binding> binding(Class<?> type, Supplier<List<Binding>> bind) {
            return bind.get();
        }

        @Override
        public Verdict check(Subject subject, InvariantProperty law, RunSettings settings, Supplier<Verdict> check) {
            return check.get();
        }

        @Override
        public List<Diagnosis> diagnosis(Subject subject, Supplier<List<Diagnosis>> diagnose) {
            return diagnose.get();
        }

        @Override
        public List<Verdict> seen(Binding binding, List<Verdict> verdicts) {
            return List.of();
        }
    }
}
