package io.github.backproof.junit.engine;

import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The one test of an annotated class that could not be bound: it fails and says why. */
final class RefusedDescriptor extends AbstractTestDescriptor {
    private final LayerKind kind;
    private final List<String> problems;

    RefusedDescriptor(UniqueId id, LayerKind kind, List<String> problems) {
        super(id, "can be verified");
        this.kind = kind;
        this.problems = problems;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public Set<TestTag> getTags() {
        return Tags.of(kind);
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
