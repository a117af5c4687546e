package io.github.backproof.junit.run;

import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.PropertyRun;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** Has the jqwik engine execute one property for one subject. */
public final class JqwikDelegate {
    private static final TestEngine JQWIK =
            ServiceLoader.load(TestEngine.class, JqwikDelegate.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(engine -> engine.getId().equals("jqwik"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "The jqwik engine is not on the class path: add net.jqwik:jqwik-engine, or do not exclude it."));

    // Says at every discovery that there is no database; nobody asked for one.
    private static final Logger CHATTER = Logger.getLogger("net.jqwik.engine.JqwikConfiguration");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private JqwikDelegate() {}

    /**
     * The verdict on an invariant that concerns the subject's kind.
     *
     * @throws IllegalStateException when jqwik or a property fails by itself: our bug, not the subject's
     */
    public static Verdict verdict(InvariantProperty property, Subject subject, RunSettings settings) {
        Optional<String> reason = property.notApplicableTo(subject);
        if (reason.isPresent()) {
            return Verdict.notApplicable(
                    property.spec().id(), subject.className(), property.spec().level(), reason.get());
        }
        // jqwik keeps its state in static fields: one execution at a time.
        synchronized (JQWIK) {
            return executed(property, subject, settings);
        }
    }

    private static Verdict executed(InvariantProperty property, Subject subject, RunSettings settings) {
        long start = System.nanoTime();
        PropertyRun run = PropertyRun.begin(property, subject, settings);
        Optional<Throwable> trouble = execute(property);
        Verdict verdict = run.end()
                .orElseThrow(() -> new IllegalStateException(
                        "jqwik did not execute " + property.spec().id() + ".", trouble.orElse(null)));
        return verdict.taking((System.nanoTime() - start) / 1e9);
    }

    // The one factory method that every platform from 1.10 to 6 has.
    @SuppressWarnings("deprecation")
    private static Optional<Throwable> execute(InvariantProperty property) {
        UniqueId id = UniqueId.forEngine("backproof")
                .append("invariant", property.spec().id());
        TestDescriptor descriptor = JQWIK.discover(
                new DelegatedDiscovery(DiscoverySelectors.selectMethod(property.family(), property.method())), id);
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        EngineExecutionListener listener = new EngineExecutionListener() {
            @Override
            public void executionFinished(TestDescriptor test, TestExecutionResult result) {
                result.getThrowable().ifPresent(trouble::set);
            }
        };
        JQWIK.execute(ExecutionRequest.create(descriptor, listener, DelegatedDiscovery.PARAMETERS));
        return Optional.ofNullable(trouble.get());
    }
}
