package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Verdict;
import java.util.Set;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs one property on one subject through the jqwik engine, as the JUnit extension does. */
public final class Judge {
    private Judge() {}

    /** An annotated class that can be bound. */
    public static Verdict verdict(String id, Class<?> type, RunSettings settings) {
        InvariantProperty property = property(id);
        Binding binding = SubjectBinder.bind(type);
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return verdict(property, ((Binding.Bound) binding).subject(), settings);
    }

    public static InvariantProperty property(String id) {
        return Invariants.all().stream()
                .filter(candidate -> candidate.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static Verdict verdict(InvariantProperty property, Subject subject, RunSettings settings) {
        return executed(property, subject, settings).end().orElseThrow();
    }

    /** What the property compares on the subject. */
    static Set<String> quantities(InvariantProperty property, Subject subject, RunSettings settings) {
        PropertyRun run = executed(property, subject, settings);
        run.end();
        return run.trial().quantities();
    }

    private static PropertyRun executed(InvariantProperty property, Subject subject, RunSettings settings) {
        PropertyRun run = PropertyRun.begin(property, subject, settings);
        EngineTestKit.engine("jqwik")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .selectors(DiscoverySelectors.selectMethod(property.family(), property.method()))
                .execute();
        return run;
    }
}
