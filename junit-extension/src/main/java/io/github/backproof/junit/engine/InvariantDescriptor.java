package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.LawCheck;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** One invariant of one layer: a test. */
final class InvariantDescriptor extends AbstractTestDescriptor {
    private final LawCheck check;

    InvariantDescriptor(UniqueId id, LawCheck check) {
        // Without a source of its own: Surefire before 3.6 would print the source's class and no name.
        super(id, check.name());
        this.check = check;
    }

    LawCheck check() {
        return check;
    }

    @Override
    public Set<TestTag> getTags() {
        return Tags.of(check.law().spec());
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
