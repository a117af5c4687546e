package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.JqwikDelegate;
import io.github.backproof.junit.run.NotUpheld;
import io.github.backproof.junit.run.Selection;
import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.opentest4j.TestAbortedException;

/** Shows every invariant of every annotated layer as a test. */
public final class BackproofTestEngine implements TestEngine {
    /** The engine's id, the first segment of its unique ids. */
    public static final String ID = "backproof";

    /** For the service loader. */
    public BackproofTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        EngineDescriptor root = new EngineDescriptor(uniqueId, "Backproof");
        Selection selection = request.getConfigurationParameters()
                .get("backproof.only")
                .map(Selection::of)
                .orElse(Selection.ALL);
        new SubjectDiscovery(root, selection).resolve(request);
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor root = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        RunSettings settings = settings(request.getConfigurationParameters());
        listener.executionStarted(root);
        root.getChildren().forEach(child -> execute(child, settings, listener));
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void execute(TestDescriptor node, RunSettings settings, EngineExecutionListener listener) {
        if (node instanceof InvariantDescriptor invariant) {
            execute(invariant, settings, listener);
            return;
        }
        listener.executionStarted(node);
        node.getChildren().forEach(child -> execute(child, settings, listener));
        listener.executionFinished(
                node,
                node instanceof RefusedDescriptor refused
                        ? TestExecutionResult.failed(NotUpheld.refused(refused.problems()))
                        : TestExecutionResult.successful());
    }

    private static void execute(InvariantDescriptor test, RunSettings settings, EngineExecutionListener listener) {
        Verdict verdict;
        try {
            verdict = JqwikDelegate.verdict(test.property(), test.subject(), settings);
        } catch (RuntimeException bug) {
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(bug));
            return;
        }
        if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
            listener.executionSkipped(
                    test, "not applicable because " + verdict.reason().orElseThrow());
            return;
        }
        listener.executionStarted(test);
        listener.executionFinished(test, result(test, verdict, settings));
    }

    private static TestExecutionResult result(InvariantDescriptor test, Verdict verdict, RunSettings settings) {
        return switch (verdict.outcome()) {
            case VIOLATED, FAILED ->
                TestExecutionResult.failed(
                        NotUpheld.of(test.property().spec(), test.subject(), verdict, test.explanation(), settings));
            case CANNOT_TELL ->
                TestExecutionResult.aborted(new TestAbortedException(
                        "Cannot tell: " + verdict.reason().orElseThrow() + "."));
            case UPHELD, NOT_APPLICABLE -> TestExecutionResult.successful();
        };
    }

    private static RunSettings settings(ConfigurationParameters parameters) {
        return new RunSettings(
                parameters.get("backproof.seed", Long::valueOf).orElse(RunSettings.DEFAULT_SEED),
                parameters
                        .get("backproof.tries", Integer::valueOf)
                        .orElseGet(() -> profile(parameters).tries()));
    }

    private static Profile profile(ConfigurationParameters parameters) {
        return parameters
                .get("backproof.profile")
                .map(name -> Profile.of(name)
                        .orElseThrow(() -> new JUnitException(
                                "backproof.profile is \"" + name + "\": write quick, standard or thorough.")))
                .orElse(Profile.STANDARD);
    }
}
