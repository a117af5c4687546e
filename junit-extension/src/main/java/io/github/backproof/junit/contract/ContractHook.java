package io.github.backproof.junit.contract;

import io.github.backproof.junit.run.Explanation;
import io.github.backproof.junit.run.NotUpheld;
import io.github.backproof.junit.run.Reason;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.PropertyRun;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/** Tells the laws of a contract what they are about, and words what jqwik found. Other properties of the class are left alone. */
public final class ContractHook implements AroundPropertyHook, SkipExecutionHook {
    private final Map<String, Explanation> explanations = new ConcurrentHashMap<>();

    /** For jqwik. */
    public ContractHook() {}

    /** Outside of the hook that needs to know. */
    @Override
    public int aroundPropertyProximity() {
        return -20;
    }

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return law(context)
                .flatMap(law -> silence(law, contract((PropertyLifecycleContext) context)))
                .map(SkipResult::skip)
                .orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        Optional<InvariantProperty> law = law(context);
        return law.isPresent() ? judged(law.get(), contract(context), property) : property.execute();
    }

    private PropertyExecutionResult judged(InvariantProperty law, LayerContract contract, PropertyExecutor property)
            throws Throwable {
        Subject subject = subject(contract);
        PropertyRun run = PropertyRun.begin(law, subject);
        Optional<Verdict> verdict = Optional.empty();
        PropertyExecutionResult result;
        try {
            result = property.execute();
        } finally {
            verdict = run.end();
        }
        return verdict.map(found -> worded(law, subject, found, result)).orElse(result);
    }

    private PropertyExecutionResult worded(
            InvariantProperty law, Subject subject, Verdict verdict, PropertyExecutionResult result) {
        return switch (verdict.outcome()) {
            case VIOLATED, FAILED ->
                result.mapToFailed(NotUpheld.of(
                        law.spec(),
                        subject,
                        verdict,
                        explanations.computeIfAbsent(subject.className(), name -> new Explanation(subject))));
            case CANNOT_TELL -> result.mapToAborted(new TestAbortedException(Reason.cannotTell(verdict)));
            case UPHELD, WAIVED, NOT_APPLICABLE -> result;
        };
    }

    /** Why the law says nothing about the contract's layer; empty when it is to be checked. */
    private static Optional<String> silence(InvariantProperty law, LayerContract contract) {
        Subject subject = subject(contract);
        Optional<String> reason = law.concerns(subject)
                ? law.notApplicableTo(subject)
                : Optional.of(law.spec().id() + " says nothing about the kind " + subject.kind());
        return reason.map(text -> "not applicable because " + text);
    }

    private static Subject subject(LayerContract contract) {
        Subject subject = contract.subject();
        if (subject.kind() != contract.kind()) {
            throw new IllegalArgumentException(
                    "%s has a contract for the kind %s, and %s is of the kind %s: implement the contract of that kind."
                            .formatted(
                                    contract.getClass().getSimpleName(),
                                    contract.kind(),
                                    subject.name(),
                                    subject.kind()));
        }
        return subject;
    }

    private static LayerContract contract(PropertyLifecycleContext context) {
        return (LayerContract) context.testInstance();
    }

    /** The law that a property of the class is; a class may override a law to give it attributes of its own. */
    private static Optional<InvariantProperty> law(LifecycleContext context) {
        return context instanceof PropertyLifecycleContext property
                ? Invariants.all().stream()
                        .filter(law -> law.method()
                                .getName()
                                .equals(property.targetMethod().getName()))
                        .filter(law -> law.method().getDeclaringClass().isInstance(property.testInstance()))
                        .findFirst()
                : Optional.empty();
    }
}
