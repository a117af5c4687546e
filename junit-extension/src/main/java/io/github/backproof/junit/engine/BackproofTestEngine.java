package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.LawCheck;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.junit.run.SideBySide;
import io.github.backproof.junit.run.Verdicts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

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
        int parallel = new RunParameters(request.getConfigurationParameters()::get).parallel();
        try (Verdicts verdicts = parallel == 1 ? Verdicts.ONE_BY_ONE : new SideBySide(layers(root), parallel)) {
            new Execution(verdicts, request.getEngineExecutionListener()).of(root);
        }
    }

    /** The checks below each layer's node. */
    private static Collection<List<LawCheck>> layers(TestDescriptor root) {
        return root.getDescendants().stream()
                .filter(InvariantDescriptor.class::isInstance)
                .map(InvariantDescriptor.class::cast)
                .collect(Collectors.groupingBy(
                        test -> test.getParent().orElseThrow().getUniqueId(),
                        LinkedHashMap::new,
                        Collectors.mapping(InvariantDescriptor::check, Collectors.toList())))
                .values();
    }
}
