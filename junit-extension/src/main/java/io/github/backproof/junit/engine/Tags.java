package io.github.backproof.junit.engine;

import io.github.backproof.catalogue.Spec;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.specs.LayerKind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestTag;

/** The tags of a law: its family and its level, such as {@code ATT} and {@code MUST}. */
final class Tags {
    private Tags() {}

    static Set<TestTag> of(Spec spec) {
        String family = spec.id().substring(0, spec.id().indexOf('-'));
        return Set.of(TestTag.create(family), TestTag.create(spec.level().name()));
    }

    /** Those of all laws about a kind: whoever asks for one of them is told that a layer cannot be verified. */
    static Set<TestTag> of(LayerKind kind) {
        Set<TestTag> tags = new LinkedHashSet<>();
        Stream<Spec> specs = Invariants.all().stream().map(InvariantProperty::spec);
        specs.filter(spec -> spec.kinds().contains(kind)).map(Tags::of).forEach(tags::addAll);
        return tags;
    }
}
