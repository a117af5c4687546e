package io.github.backproof.junit.engine;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The one test of an annotated class that could not be bound: it fails and says why. */
final class RefusedDescriptor extends AbstractTestDescriptor {
    private final List<String> problems;

    RefusedDescriptor(UniqueId id, List<String> problems) {
        super(id, "can be verified");
        this.problems = problems;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
