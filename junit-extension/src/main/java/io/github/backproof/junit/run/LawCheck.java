package io.github.backproof.junit.run;

import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * One law of one layer, as a test that passes, fails or is aborted.
 *
 * @param law what is to hold
 * @param subject of what
 * @param explanation what the layer is known to be when it does not
 * @param settings how cases are drawn
 */
public record LawCheck(InvariantProperty law, Subject subject, Explanation explanation, RunSettings settings) {
    /** A check for every law about the subject's kind, in the order of the ids. */
    public static List<LawCheck> all(Subject subject, RunSettings settings) {
        Explanation explanation = new Explanation(subject);
        return Invariants.concerning(subject).stream()
                .map(law -> new LawCheck(law, subject, explanation, settings))
                .toList();
    }

    /** How the test is called: the id and what holds. */
    public String name() {
        return law.spec().id() + " " + law.spec().title();
    }

    /** What comes of it. */
    public Verdict verdict() {
        return JqwikDelegate.verdict(law, subject, settings);
    }

    /** The same by another runner. */
    Verdict verdict(LawRunner runner) {
        return runner.verdict(law.spec().id(), subject, settings.seed(), settings.tries());
    }

    /**
     * Passes when the law holds.
     *
     * @throws NotUpheld when it does not
     * @throws TestAbortedException when it says nothing about the layer, or too few digits were there to tell
     */
    public void run() {
        Verdict verdict = verdict();
        switch (verdict.outcome()) {
            case VIOLATED, FAILED -> throw failure(verdict);
            case CANNOT_TELL -> throw new TestAbortedException(Reason.cannotTell(verdict));
            case NOT_APPLICABLE -> throw new TestAbortedException(Reason.notApplicable(verdict));
            case UPHELD, WAIVED -> {}
        }
    }

    /** A verdict that is a breach, in words. */
    public NotUpheld failure(Verdict verdict) {
        return NotUpheld.of(law.spec(), subject, verdict, explanation, settings);
    }
}
