package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.NotUpheld;
import io.github.backproof.junit.run.Reason;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
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
        RunParameters parameters = new RunParameters(request.getConfigurationParameters()::get);
        new SubjectDiscovery(root, parameters).resolve(request);
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor root = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        listener.executionStarted(root);
        root.getChildren().forEach(child -> execute(child, listener));
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void execute(TestDescriptor node, EngineExecutionListener listener) {
        if (node instanceof InvariantDescriptor invariant) {
            execute(invariant, listener);
            return;
        }
        listener.executionStarted(node);
        node.getChildren().forEach(child -> execute(child, listener));
        listener.executionFinished(
                node,
                node instanceof RefusedDescriptor refused
                        ? TestExecutionResult.failed(NotUpheld.refused(refused.problems()))
                        : TestExecutionResult.successful());
    }

    private static void execute(InvariantDescriptor test, EngineExecutionListener listener) {
        Verdict verdict;
        try {
            verdict = test.check().verdict();
        } catch (RuntimeException bug) {
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(bug));
            return;
        }
        if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
            listener.executionSkipped(test, Reason.notApplicable(verdict));
            return;
        }
        listener.executionStarted(test);
        listener.executionFinished(test, result(test, verdict));
    }

    private static TestExecutionResult result(InvariantDescriptor test, Verdict verdict) {
        return switch (verdict.outcome()) {
            case VIOLATED, FAILED -> TestExecutionResult.failed(test.check().failure(verdict));
            case CANNOT_TELL -> TestExecutionResult.aborted(new TestAbortedException(Reason.cannotTell(verdict)));
            case UPHELD, WAIVED, NOT_APPLICABLE -> TestExecutionResult.successful();
        };
    }
}
