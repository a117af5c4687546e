package io.github.backproof.junit.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A layer with its invariants below it. */
final class SubjectDescriptor extends AbstractTestDescriptor {
    SubjectDescriptor(UniqueId id, String name, Class<?> type) {
        super(id, name, ClassSource.from(type));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return ((ClassSource) getSource().orElseThrow()).getClassName();
    }
}
