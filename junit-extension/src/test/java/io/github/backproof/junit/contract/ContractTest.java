package io.github.backproof.junit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.backproof.bench.LayerCase;
import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxThatThrows;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.numerics.Precision;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.LayerCases;
import io.github.backproof.property.Trial;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SuppliedSubject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Contracts as ordinary jqwik test classes: jqwik's own engine runs them, Backproof's has no part in it. */
class ContractTest {
    /** jqwik draws a new seed for each run, and these tests want to be the same each time. */
    static class OneSeed implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
                throws Throwable {
            context.attributes().setSeed("42");
            return property.execute();
        }

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }
    }

    @PropertyDefaults(tries = 20)
    @AddLifecycleHook(OneSeed.class)
    static class Right implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return RowSoftmax.class;
        }

        @Example
        void something_else() {}
    }

    @PropertyDefaults(tries = 20)
    @AddLifecycleHook(OneSeed.class)
    static class Wrong implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return SoftmaxWithoutRowTerm.class;
        }
    }

    @PropertyDefaults(tries = 20)
    @AddLifecycleHook(OneSeed.class)
    static class WithFewTriesOfOneLaw implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return RowSoftmax.class;
        }

        @Override
        @Property(tries = 3)
        public void rowsAreProbabilities(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
            SoftmaxContract.super.rowsAreProbabilities(given, trial);
        }
    }

    static class OfAnotherKind implements LayerNormContract {
        @Override
        public Class<?> layer() {
            return RowSoftmax.class;
        }
    }

    @PropertyDefaults(tries = 20)
    @AddLifecycleHook(OneSeed.class)
    static class OfRelu implements ActivationContract {
        @Override
        public Class<?> layer() {
            return Relu.class;
        }

        @Override
        public Subject subject() {
            return new SuppliedSubject(
                    "Relu",
                    LayerKind.ACTIVATION,
                    Conventions.USUAL.with(LayerVariant.USUAL.with(NonLinearity.RELU)),
                    Precision.FLOAT64,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    (sizes, hypers) -> new Relu());
        }
    }

    /** Without an annotation. */
    static class Relu implements Layer {
        private double[] x = {};

        @Override
        public Tensor forward(Tensor input) {
            x = input.toDoubles();
            return where(x, input);
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            return where(x, outputGradient);
        }

        @Override
        public List<NamedParameter> parameters() {
            return List.of();
        }

        private static Tensor where(double[] x, Tensor values) {
            double[] kept = values.toDoubles();
            for (int i = 0; i < kept.length; i++) {
                kept[i] = x[i] > 0 ? kept[i] : 0;
            }
            return Tensor.of(kept, values.shape());
        }
    }

    static class Unfinished implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return SoftmaxThatThrows.class;
        }
    }

    @Test
    void a_right_layer_upholds_every_law_that_is_about_it_and_the_others_say_why_they_are_skipped() {
        EngineExecutionResults results = run(Right.class);
        long laws = Invariants.all().stream()
                .filter(law -> law.spec().kinds().contains(LayerKind.SOFTMAX))
                .count();
        long ownExample = 1;
        results.testEvents()
                .assertStatistics(stats -> stats.succeeded(laws + ownExample).failed(0));
        assertThat(skipped(results))
                .containsExactlyInAnyOrder(
                        "not applicable because GEN-02 says nothing about the kind SOFTMAX",
                        "not applicable because GEN-10 says nothing about the kind SOFTMAX");
    }

    @Test
    void a_law_that_needs_what_the_layer_has_not_is_skipped_with_the_reason() {
        assertThat(skipped(run(OfRelu.class)))
                .contains("not applicable because the layer's function is not GELU")
                .doesNotContain("not applicable because the layer's function is not ReLU");
    }

    @Test
    void a_failing_property_names_the_law_the_smallest_case_and_the_mistake() {
        Map<String, Throwable> failures = failures(Wrong.class);
        assertThat(failures).containsKey("rowsOfScoreGradientSumToZero").doesNotContainKey("rowsAreProbabilities");
        assertThat(failures.get("rowsOfScoreGradientSumToZero"))
                .hasMessageStartingWith("SoftmaxWithoutRowTerm: SM-03 ")
                .hasMessageContaining("\n  smallest case: n_T = 1, d = 1, case ")
                .hasMessageContaining("\n  diagnosis: equal, to rounding level, to one known mistake (");
    }

    @Test
    void tries_are_the_class_s_own_and_a_law_may_have_its_own() {
        Map<String, String> reports = reports(WithFewTriesOfOneLaw.class);
        assertThat(reports.get("rowsAreProbabilities")).contains("tries = 3 ").contains("seed = 42");
        assertThat(reports.get("rowsOfScoreGradientSumToZero")).contains("tries = 20 ");
    }

    @Test
    void a_layer_of_another_kind_is_refused_in_one_sentence() {
        assertThat(failures(OfAnotherKind.class).values())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessage(
                                "OfAnotherKind has a contract for the kind LAYER_NORM, and RowSoftmax is of the kind"
                                        + " SOFTMAX: implement the contract of that kind."));
    }

    @Test
    void a_layer_that_cannot_be_bound_says_why() {
        assertThat(failures(Unfinished.class).values())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageStartingWith("SoftmaxThatThrows.forward threw UnsupportedOperationException"));
    }

    @TestFactory
    Stream<DynamicTest> the_contract_of_a_kind_has_every_law_about_it() {
        return Arrays.stream(LayerKind.values())
                .map(kind -> dynamicTest(kind.name(), () -> {
                    Class<?> contract = contractOf(kind);
                    Set<String> laws = Invariants.all().stream()
                            .filter(law -> law.method().getDeclaringClass().isAssignableFrom(contract))
                            .map(law -> law.spec().id())
                            .collect(Collectors.toSet());
                    assertThat(laws)
                            .containsAll(Invariants.all().stream()
                                    .filter(law -> law.spec().kinds().contains(kind))
                                    .map(law -> law.spec().id())
                                    .toList());
                }));
    }

    private static Class<?> contractOf(LayerKind kind) throws ClassNotFoundException {
        String name = Arrays.stream(kind.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Class.forName(ContractTest.class.getPackageName() + "." + name + "Contract");
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("jqwik")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static List<String> skipped(EngineExecutionResults results) {
        return results.testEvents()
                .skipped()
                .map(event -> event.getRequiredPayload(String.class))
                .toList();
    }

    private static Map<String, Throwable> failures(Class<?> testClass) {
        Map<String, Throwable> failures = new TreeMap<>();
        run(testClass)
                .testEvents()
                .failed()
                .list()
                .forEach(event -> failures.put(
                        name(event),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()));
        return failures;
    }

    private static Map<String, String> reports(Class<?> testClass) {
        Map<String, String> reports = new TreeMap<>();
        run(testClass)
                .testEvents()
                .reportingEntryPublished()
                .list()
                .forEach(event -> reports.put(
                        name(event), event.getPayload().orElseThrow().toString()));
        return reports;
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}
