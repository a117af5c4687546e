package io.github.backproof.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxThatThrows;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.junit.methods.SoftmaxesAsMethods;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.property.Invariants;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A Jupiter test class that verifies layers beside its own tests: Jupiter's engine runs them. */
class BackproofTestsTest {
    private static final long OF_SOFTMAX = Invariants.all().stream()
            .filter(law -> law.spec().kinds().contains(LayerKind.SOFTMAX))
            .count();

    static class Layers {
        @TestFactory
        Stream<DynamicNode> laws() {
            return BackproofTests.of(
                    parameters(Map.of("backproof.tries", "20")),
                    RowSoftmax.class,
                    SoftmaxWithoutRowTerm.class,
                    SoftmaxThatThrows.class);
        }

        @Test
        void something_else() {}
    }

    static class Selected {
        @TestFactory
        Stream<DynamicNode> laws() {
            return BackproofTests.of(
                    parameters(Map.of("backproof.only", "SoftmaxWithoutRowTerm#SM-03")),
                    RowSoftmax.class,
                    SoftmaxWithoutRowTerm.class);
        }
    }

    @Test
    void each_layer_is_a_container_and_each_law_a_test() {
        EngineExecutionResults results = run(Layers.class);
        assertThat(results.testEvents().started().list())
                .filteredOn(event -> parent(event).equals("RowSoftmax"))
                .hasSize((int) OF_SOFTMAX)
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .isSorted();
        assertThat(failures(results))
                .anyMatch(
                        message -> message.startsWith("SoftmaxWithoutRowTerm: SM-03 ") && message.contains(", eq. 25)"))
                .anyMatch(message -> message.startsWith("SoftmaxThatThrows.forward threw"))
                .noneMatch(message -> message.startsWith("RowSoftmax"));
    }

    @Test
    void a_selection_leaves_one_test() {
        EngineExecutionResults results = run(Selected.class);
        results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
        assertThat(failures(results).get(0)).contains("-Dbackproof.only=SoftmaxWithoutRowTerm#SM-03");
    }

    static class OfMethods {
        @TestFactory
        Stream<DynamicNode> laws() {
            return BackproofTests.of(
                    parameters(Map.of("backproof.only", "SoftmaxesAsMethods.right#SM-03")), SoftmaxesAsMethods.class);
        }
    }

    @Test
    void what_a_method_makes_is_a_container_too() {
        run(OfMethods.class)
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void a_class_that_is_not_marked_is_refused() {
        assertThatThrownBy(() -> BackproofTests.of(String.class)
                        .forEach(node -> ((DynamicContainer) node).getChildren().toList()))
                .hasMessage("java.lang.String is not marked @GradientChecked.");
    }

    private static RunParameters parameters(Map<String, String> values) {
        return new RunParameters(key -> Optional.ofNullable(values.get(key)));
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static String parent(Event event) {
        return event.getTestDescriptor().getParent().orElseThrow().getDisplayName();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }
}
