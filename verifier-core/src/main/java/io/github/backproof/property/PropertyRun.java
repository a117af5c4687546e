package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import io.github.backproof.verdict.Counterexample;
import io.github.backproof.verdict.Counterexample.NamedValues;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/**
 * One invariant on one subject, around an execution by jqwik: {@link #begin} makes the subject known to the property, {@link
 * #end} turns what jqwik reported into a verdict. One run at a time on a thread.
 */
public final class PropertyRun {
    private static final String UNDECIDED = "no try had enough precision to decide";

    private static final ThreadLocal<PropertyRun> CURRENT = new ThreadLocal<>();

    private final InvariantProperty property;
    private final Subject subject;
    private final Optional<RunSettings> settings;
    private final Trial trial;
    private Optional<Verdict> verdict = Optional.empty();

    private PropertyRun(InvariantProperty property, Subject subject, Optional<RunSettings> settings) {
        this.property = property;
        this.subject = subject;
        this.settings = settings;
        this.trial = new Trial(subject);
    }

    /** Makes this invariant and subject the ones that the next execution on this thread is about. */
    public static PropertyRun begin(InvariantProperty property, Subject subject, RunSettings settings) {
        return begin(new PropertyRun(property, subject, Optional.of(settings)));
    }

    /** The same, with the seed and the tries that jqwik is told by others. */
    public static PropertyRun begin(InvariantProperty property, Subject subject) {
        return begin(new PropertyRun(property, subject, Optional.empty()));
    }

    private static PropertyRun begin(PropertyRun run) {
        CURRENT.set(run);
        return run;
    }

    /**
     * Ends the run.
     *
     * @return the verdict; empty when jqwik never came to execute the property
     */
    public Optional<Verdict> end() {
        CURRENT.remove();
        return verdict;
    }

    /** The run in progress on this thread; empty around a property that is no law. */
    static Optional<PropertyRun> inProgress() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The run in progress on this thread. */
    static PropertyRun current() {
        return inProgress()
                .orElseThrow(() -> new IllegalStateException(
                        "These properties do not know what they are about: let the test class implement"
                                + " a contract such as io.github.backproof.junit.contract.LayerNormContract."));
    }

    Subject subject() {
        return subject;
    }

    Trial trial() {
        return trial;
    }

    /** Tells jqwik the seed and the tries, where the run has its own. */
    void settle(PropertyAttributes attributes) {
        settings.ifPresent(own -> {
            attributes.setSeed(Long.toString(own.seedOf(property.spec().id())));
            attributes.setTries(own.tries());
            // A run depends on its seed alone, not on what failed last time.
            attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
            // Bounded shrinking ends by the clock, and a slow machine would find another smallest case.
            attributes.setShrinking(ShrinkingMode.FULL);
        });
    }

    private long seed(PropertyExecutionResult result) {
        return settings.map(own -> own.seedOf(property.spec().id()))
                .or(() -> result.seed().map(Long::parseLong))
                .orElseThrow();
    }

    void record(PropertyExecutionResult result) {
        verdict = Optional.of(
                switch (result.status()) {
                    case SUCCESSFUL -> successful(result);
                    case FAILED, ABORTED -> failed(result, result.throwable().orElseThrow());
                });
    }

    private Verdict successful(PropertyExecutionResult result) {
        Comparison worst = trial.worst();
        return trial.decidedNothing()
                ? verdict(Outcome.CANNOT_TELL, result, Comparison.NOTHING, Optional.empty(), Optional.of(UNDECIDED))
                : verdict(Outcome.UPHELD, result, worst, Optional.empty(), Optional.empty());
    }

    private Verdict failed(PropertyExecutionResult result, Throwable thrown) {
        if (thrown instanceof InvariantViolation violation) {
            return verdict(
                    Outcome.VIOLATED,
                    result,
                    violation.comparison(),
                    counterexample(result, violation.getMessage()),
                    Optional.empty());
        }
        if (thrown instanceof SubjectFailure failure) {
            return verdict(
                    Outcome.FAILED,
                    result,
                    Comparison.NOTHING,
                    counterexample(result, failure.getMessage()),
                    Optional.of(failure.getMessage()));
        }
        throw new IllegalStateException(property.spec().id() + " on " + subject.className(), thrown);
    }

    private Verdict verdict(
            Outcome outcome,
            PropertyExecutionResult result,
            Comparison comparison,
            Optional<Counterexample> smallest,
            Optional<String> reason) {
        return new Verdict(
                property.spec().id(),
                subject.className(),
                property.spec().level(),
                outcome,
                seed(result),
                result.countTries(),
                trial.undecided(),
                comparison.residual(),
                comparison.roundingLevel(),
                smallest,
                reason,
                trial.compared(),
                0);
    }

    private Optional<Counterexample> counterexample(PropertyExecutionResult result, String finding) {
        return result.falsifiedParameters().orElse(List.of()).stream()
                .filter(LayerCase.class::isInstance)
                .map(LayerCase.class::cast)
                .findFirst()
                .map(smallest -> new Counterexample(smallest.toString(), finding, values(smallest)));
    }

    private List<NamedValues> values(LayerCase smallest) {
        Bench bench = Bench.of(subject, smallest);
        List<NamedValues> values = new ArrayList<>();
        values.add(named("X", bench.x()));
        values.add(named("Δ", bench.delta()));
        bench.parameters().forEach((name, value) -> values.add(named(name, value)));
        return values;
    }

    private static NamedValues named(String name, DenseMatrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < matrix.columns(); j++) {
                row.add(matrix.at(i, j));
            }
            rows.add(row);
        }
        return new NamedValues(name, rows);
    }
}
