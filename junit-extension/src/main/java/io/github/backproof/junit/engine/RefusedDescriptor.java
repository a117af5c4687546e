package io.github.backproof.junit.engine;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** An annotated class that could not be bound: one test, which fails and says why. */
final class RefusedDescriptor extends AbstractTestDescriptor {
    private final List<String> problems;

    RefusedDescriptor(UniqueId id, Class<?> type, List<String> problems) {
        super(id, type.getSimpleName(), ClassSource.from(type));
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
