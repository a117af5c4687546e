package io.github.backproof.property;

import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs one property on one subject through the jqwik engine, as the JUnit extension does. */
final class Judge {
    private Judge() {}

    static Verdict verdict(InvariantProperty property, Subject subject, RunSettings settings) {
        PropertyRun run = PropertyRun.begin(property, subject, settings);
        EngineTestKit.engine("jqwik")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .selectors(DiscoverySelectors.selectMethod(property.method().getDeclaringClass(), property.method()))
                .execute();
        return run.end().orElseThrow();
    }
}
