package io.github.backproof.junit.engine;

import io.github.backproof.junit.run.Explanation;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.subject.Subject;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** One invariant of one layer: a test. */
final class InvariantDescriptor extends AbstractTestDescriptor {
    private final Subject subject;
    private final InvariantProperty property;
    private final Explanation explanation;

    InvariantDescriptor(UniqueId id, Subject subject, InvariantProperty property, Explanation explanation) {
        // Without a source of its own: Surefire before 3.6 would print the source's class and no name.
        super(id, property.spec().id() + " " + property.spec().title());
        this.subject = subject;
        this.property = property;
        this.explanation = explanation;
    }

    Subject subject() {
        return subject;
    }

    InvariantProperty property() {
        return property;
    }

    Explanation explanation() {
        return explanation;
    }

    @Override
    public Set<TestTag> getTags() {
        return Tags.of(property.spec());
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
