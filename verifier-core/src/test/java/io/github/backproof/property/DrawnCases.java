package io.github.backproof.property;

import io.github.backproof.bench.LayerCase;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The cases that a property of a run is tried on, as jqwik draws them. */
public final class DrawnCases {
    private DrawnCases() {}

    /** As many cases as the settings say. */
    public static synchronized List<LayerCase> of(Subject subject, RunSettings settings) {
        PropertyRun.begin(Judge.property("GEN-06"), subject, settings);
        Collector.SEEN.clear();
        EngineTestKit.engine("jqwik")
                .configurationParameter("jqwik.database", "")
                .selectors(DiscoverySelectors.selectClass(Collector.class))
                .execute();
        return List.copyOf(Collector.SEEN);
    }

    /** Sees the cases as every property does. */
    @AddLifecycleHook(value = InvariantHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
    static class Collector {
        private static final List<LayerCase> SEEN = new ArrayList<>();

        @Property
        void sees(@ForAll(supplier = LayerCases.class) LayerCase given) {
            SEEN.add(given);
        }
    }
}
