package io.github.backproof.junit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.backproof.junit.VerifyLayers;
import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxThatThrows;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.junit.methods.SoftmaxesAsMethods;
import io.github.backproof.property.Invariants;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class BackproofTestEngineTest {
    private static final String PACKAGE = "io.github.backproof.junit.layers";

    /** How many invariants speak about a softmax. */
    private static final long OF_SOFTMAX = Invariants.all().stream()
            .filter(property -> property.spec().kinds().contains(LayerKind.SOFTMAX))
            .count();

    @VerifyLayers(packages = PACKAGE)
    static class NamesAPackage {}

    @VerifyLayers(classes = RowSoftmax.class)
    static class NamesAClass {}

    @Test
    void a_right_layer_shows_one_passing_test_per_invariant() {
        EngineExecutionResults results = run(selectClass(RowSoftmax.class));
        results.testEvents().assertStatistics(stats -> stats.started(OF_SOFTMAX).succeeded(OF_SOFTMAX));
        assertThat(names(results)).isSorted().anyMatch(name -> name.startsWith("SM-03 "));
    }

    @Test
    void a_wrong_layer_fails_by_name_with_its_smallest_case_and_without_a_stack_trace() {
        EngineExecutionResults results = run(selectClass(SoftmaxWithoutRowTerm.class));
        Throwable failure = failureOf(results, "SM-03");
        assertThat(failure.getMessage())
                .startsWith("SoftmaxWithoutRowTerm: SM-03 ")
                .contains("\n  smallest case: n_T = 1, d = 1, case ")
                .contains("rounding level")
                .contains("\n  diagnosis: equal, to rounding level, to one known mistake (")
                .contains("\n  replay: mvn test -Dbackproof.only=SoftmaxWithoutRowTerm#SM-03 -Dbackproof.seed=");
        assertThat(failure.getStackTrace()).isEmpty();
    }

    @Test
    void a_layer_that_cannot_be_bound_is_one_failing_test_with_its_sentence() {
        EngineExecutionResults results = run(selectClass(SoftmaxThatThrows.class));
        results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
        assertThat(failureOf(results, "can be verified").getMessage())
                .matches("SoftmaxThatThrows\\.forward threw UnsupportedOperationException: not yet"
                        + " \\(SoftmaxThatThrows\\.java:\\d+\\)\\.");
    }

    @Test
    void a_package_selector_and_an_annotated_test_class_find_every_layer() {
        assertThat(subjects(selectPackage(PACKAGE))).hasSize(3);
        assertThat(subjects(selectClass(NamesAPackage.class))).hasSize(3);
        assertThat(subjects(selectClass(NamesAClass.class))).containsExactly("RowSoftmax");
    }

    @Test
    void what_methods_make_is_found_and_run_again_by_the_name_of_the_method() {
        assertThat(subjects(selectClass(SoftmaxesAsMethods.class)))
                .containsExactly("SoftmaxesAsMethods.ofThree", "SoftmaxesAsMethods.right");
        String subject = "[engine:backproof]/[subject:" + SoftmaxesAsMethods.class.getName() + ".right]";
        run(selectUniqueId(subject + "/[invariant:SM-01]"))
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void one_invariant_can_be_run_again_by_its_unique_id() {
        String id = "[engine:backproof]/[subject:" + RowSoftmax.class.getName() + "]/[invariant:SM-01]";
        run(selectUniqueId(id))
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void a_test_class_is_a_node_of_the_tree_and_its_tests_can_be_run_again_by_their_ids() {
        String testClass = "[engine:backproof]/[test-class:" + NamesAClass.class.getName() + "]";
        String subject = testClass + "/[subject:" + RowSoftmax.class.getName() + "]";
        run(selectUniqueId(testClass))
                .testEvents()
                .assertStatistics(stats -> stats.started(OF_SOFTMAX).succeeded(OF_SOFTMAX));
        run(selectUniqueId(subject))
                .testEvents()
                .assertStatistics(stats -> stats.started(OF_SOFTMAX).succeeded(OF_SOFTMAX));
        run(selectUniqueId(subject + "/[invariant:SM-02]"))
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void two_tests_of_one_layer_can_be_run_again_together() {
        String subject = "[engine:backproof]/[subject:" + RowSoftmax.class.getName() + "]";
        EngineTestKit.engine("backproof")
                .selectors(
                        selectUniqueId(subject + "/[invariant:SM-01]"), selectUniqueId(subject + "/[invariant:SM-02]"))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(2).succeeded(2));
    }

    @Test
    void the_replay_line_of_a_failure_runs_that_test_alone() {
        EngineTestKit.engine("backproof")
                .configurationParameter("backproof.only", "SoftmaxWithoutRowTerm#SM-03")
                .selectors(selectPackage(PACKAGE))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).failed(1));
    }

    @Test
    void the_same_seed_gives_the_same_failure() {
        assertThat(failureOf(run(selectClass(SoftmaxWithoutRowTerm.class)), "GEN-12"))
                .hasMessage(failureOf(run(selectClass(SoftmaxWithoutRowTerm.class)), "GEN-12")
                        .getMessage());
    }

    @Test
    void layers_in_parallel_are_reported_in_the_order_and_with_the_results_of_one_by_one() {
        assertThat(ends(Map.of("backproof.parallel", "3"))).isEqualTo(ends(Map.of()));
    }

    private static List<String> ends(Map<String, String> parameters) {
        return EngineTestKit.engine("backproof")
                .configurationParameter("backproof.tries", "20")
                .configurationParameters(parameters)
                .selectors(selectPackage(PACKAGE))
                .execute()
                .allEvents()
                .stream()
                .map(event -> event.getType() + " " + event.getTestDescriptor().getUniqueId() + " "
                        + event.getPayload().orElse(""))
                .toList();
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("backproof")
                .configurationParameter("backproof.tries", "20")
                .selectors(selector)
                .execute();
    }

    private static List<String> names(EngineExecutionResults results) {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static List<String> subjects(DiscoverySelector selector) {
        return EngineTestKit.engine("backproof")
                .selectors(selector)
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .filter(node -> node.getUniqueId().getLastSegment().getType().equals("subject"))
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    private static Throwable failureOf(EngineExecutionResults results, String name) {
        return results.testEvents()
                .failed()
                .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(name))
                .map(Event::getPayload)
                .map(payload -> (org.junit.platform.engine.TestExecutionResult) payload.orElseThrow())
                .map(result -> result.getThrowable().orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
