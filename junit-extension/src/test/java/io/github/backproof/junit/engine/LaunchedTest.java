package io.github.backproof.junit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxThatThrows;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Through the launcher, as IDEs and Surefire do: what is filtered by tags, what is run again by its id. */
class LaunchedTest {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new BackproofTestEngine())
            .build());

    @Test
    void a_family_is_a_tag() {
        assertThat(tests(tagged("SM", selectClass(RowSoftmax.class))))
                .hasSizeGreaterThan(5)
                .allMatch(name -> name.startsWith("SM-"));
    }

    @Test
    void a_level_is_a_tag() {
        List<String> must = tests(tagged("MUST", selectClass(RowSoftmax.class)));
        List<String> should = tests(tagged("SHOULD", selectClass(RowSoftmax.class)));
        assertThat(must).isNotEmpty().doesNotContainAnyElementsOf(should);
        assertThat(tests(request(selectClass(RowSoftmax.class)).build())).hasSize(must.size() + should.size());
    }

    @Test
    void tags_can_be_combined() {
        assertThat(tests(tagged("GEN & MUST", selectClass(RowSoftmax.class))))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("GEN-"));
    }

    @Test
    void a_layer_that_cannot_be_verified_is_seen_by_whoever_asks_for_one_of_its_families() {
        assertThat(tests(tagged("SM", selectClass(SoftmaxThatThrows.class)))).containsExactly("can be verified");
        assertThat(tests(tagged("ATT", selectClass(SoftmaxThatThrows.class)))).isEmpty();
    }

    @Test
    void a_family_that_is_about_no_layer_leaves_nothing() {
        assertThat(tests(tagged("ATT", selectPackage(RowSoftmax.class.getPackageName()))))
                .isEmpty();
    }

    @Test
    void every_node_of_the_tree_can_be_run_again_by_its_id_alone() {
        TestPlan plan = LAUNCHER.discover(
                request(selectClass(SoftmaxWithoutRowTerm.class)).build());
        Map<String, TestExecutionResult.Status> whole = new Recorder().run(plan);
        assertThat(whole).containsValue(TestExecutionResult.Status.FAILED);
        for (TestIdentifier node :
                List.copyOf(plan.getDescendants(plan.getRoots().iterator().next()))) {
            Map<String, TestExecutionResult.Status> again = new Recorder()
                    .run(LAUNCHER.discover(
                            request(selectUniqueId(node.getUniqueId())).build()));
            assertThat(again).as(node.getUniqueId()).isNotEmpty();
            again.forEach((id, status) -> assertThat(status).as(id).isEqualTo(whole.get(id)));
            if (node.isTest()) {
                assertThat(again).containsOnlyKeys(node.getUniqueId());
            }
        }
    }

    private static LauncherDiscoveryRequestBuilder request(DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("backproof.tries", "10")
                .selectors(selector);
    }

    private static LauncherDiscoveryRequest tagged(String expression, DiscoverySelector selector) {
        return request(selector).filters(TagFilter.includeTags(expression)).build();
    }

    private static List<String> tests(LauncherDiscoveryRequest request) {
        TestPlan plan = LAUNCHER.discover(request);
        List<String> names = new ArrayList<>();
        plan.getRoots()
                .forEach(root -> plan.getDescendants(root).stream()
                        .filter(TestIdentifier::isTest)
                        .forEach(test -> names.add(test.getDisplayName())));
        return names;
    }

    /** The tests that were executed, and how each ended. */
    private static final class Recorder implements TestExecutionListener {
        private final Map<String, TestExecutionResult.Status> ends = new TreeMap<>();

        Map<String, TestExecutionResult.Status> run(TestPlan plan) {
            LAUNCHER.execute(plan, this);
            return ends;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ends.put(test.getUniqueId(), result.getStatus());
            }
        }
    }
}
