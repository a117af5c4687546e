package io.github.backproof.junit.assertj;

import io.github.backproof.junit.run.LawCheck;
import io.github.backproof.junit.run.Reason;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;

/** What a layer is to uphold. Failures name the law, the smallest case and, where it is known, the mistake. */
public final class LayerAssert extends AbstractAssert<LayerAssert, Subject> {
    private final RunSettings settings;

    LayerAssert(Subject layer, RunSettings settings) {
        super(layer, LayerAssert.class);
        this.settings = settings;
    }

    /** With so many cases for each law; as many as {@code backproof.tries} or {@code backproof.profile} say otherwise. */
    public LayerAssert withTries(int tries) {
        return new LayerAssert(actual, new RunSettings(settings.seed(), tries));
    }

    /** With another seed than {@code backproof.seed} or the usual one. */
    public LayerAssert withSeed(long seed) {
        return new LayerAssert(actual, new RunSettings(seed, settings.tries()));
    }

    /**
     * Each of these laws holds. One that says nothing about the layer, or could not be told for lack of digits, fails.
     *
     * @param laws ids of the catalogue, such as {@code LN-01}
     * @throws IllegalArgumentException when there is no such law
     */
    public LayerAssert upholds(String... laws) {
        for (String law : laws) {
            check(law);
        }
        return this;
    }

    /** Every law of the layer's kind that MUST hold holds, and at least one was checked. */
    public LayerAssert complies() {
        Map<LawCheck, Verdict> verdicts = new LinkedHashMap<>();
        LawCheck.all(actual, settings).forEach(check -> verdicts.put(check, check.verdict()));
        Compliance compliance = new Compliance(actual, verdicts);
        if (!compliance.complies()) {
            fail(compliance.text());
        }
        return this;
    }

    private void check(String id) {
        requireLaw(id);
        List<LawCheck> found = LawCheck.all(actual, settings).stream()
                .filter(check -> check.law().spec().id().equals(id))
                .toList();
        if (found.isEmpty()) {
            fail("%s: not applicable because %s says nothing about the kind %s"
                    .formatted(actual.name(), id, actual.kind()));
        }
        for (LawCheck check : found) {
            Verdict verdict = check.verdict();
            if (verdict.outcome().isBreach()) {
                fail(check.failure(verdict).getMessage());
            } else if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
                fail(actual.name() + ": " + id + " " + Reason.notApplicable(verdict));
            } else if (verdict.outcome() == Outcome.CANNOT_TELL) {
                fail(actual.name() + ": " + id + " " + Reason.cannotTell(verdict));
            }
        }
    }

    private static void requireLaw(String id) {
        if (Invariants.all().stream().noneMatch(law -> law.spec().id().equals(id))) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no law of the catalogue: write an id such as LN-01 or GEN-12.");
        }
    }

    private void fail(String text) {
        // As an argument: a text may hold what a format would take for its own.
        failWithMessage("%s", text);
    }
}
