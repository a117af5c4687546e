package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.NotUpheld;
import io.github.backproof.junit.run.Reason;
import io.github.backproof.junit.run.Verdicts;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/**
 * Walks the tree in its order and reports what came of each node, wherever and whenever that was found.
 *
 * @param verdicts where they come from
 * @param listener who is told
 */
record Execution(Verdicts verdicts, EngineExecutionListener listener) {
    void of(TestDescriptor node) {
        if (node instanceof InvariantDescriptor invariant) {
            of(invariant);
            return;
        }
        listener.executionStarted(node);
        node.getChildren().forEach(this::of);
        listener.executionFinished(
                node,
                node instanceof RefusedDescriptor refused
                        ? TestExecutionResult.failed(NotUpheld.refused(refused.problems()))
                        : TestExecutionResult.successful());
    }

    private void of(InvariantDescriptor test) {
        Verdict verdict;
        try {
            verdict = verdicts.of(test.check());
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
