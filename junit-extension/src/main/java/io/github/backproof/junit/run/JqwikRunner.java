package io.github.backproof.junit.run;

import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;

/** Laws by the jqwik that this class sees. Created by name, in a class loader that has a jqwik of its own. */
public final class JqwikRunner implements LawRunner {
    /** For {@link JqwikApart}. */
    public JqwikRunner() {}

    @Override
    public Verdict verdict(String law, Subject subject, long seed, int tries) {
        return Invariants.all().stream()
                .filter(candidate -> candidate.spec().id().equals(law))
                .map(found -> JqwikDelegate.verdict(found, subject, new RunSettings(seed, tries)))
                .findFirst()
                .orElseThrow();
    }
}
