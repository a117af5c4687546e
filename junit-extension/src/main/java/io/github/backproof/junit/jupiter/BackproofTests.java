package io.github.backproof.junit.jupiter;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.junit.run.LawCheck;
import io.github.backproof.junit.run.NotUpheld;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.junit.run.Selection;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.SubjectBinder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Layers in a Jupiter test class that is there anyway: a container for each, with a test for each of its laws.
 *
 * <pre>
 * &#64;TestFactory
 * Stream&lt;DynamicNode&gt; laws() {
 *     return BackproofTests.of(LayerNorm.class, GeluMlp.class);
 * }
 * </pre>
 *
 * <p>The system properties {@code backproof.seed}, {@code backproof.tries}, {@code backproof.profile} and {@code
 * backproof.only} mean what they mean for the engine. A law that says nothing about a layer is an aborted test with the reason.
 */
public final class BackproofTests {
    private BackproofTests() {}

    /**
     * The laws of layers.
     *
     * @param layers classes marked {@code @GradientChecked}, or with methods that are
     * @return a container for each, in the given order
     * @throws IllegalArgumentException when a class is not marked, or a system property is not what it must be
     */
    public static Stream<DynamicNode> of(Class<?>... layers) {
        return of(RunParameters.OF_THE_JVM, layers);
    }

    static Stream<DynamicNode> of(RunParameters parameters, Class<?>... layers) {
        return Arrays.stream(layers)
                .filter(layer -> parameters.selection().mayWant(layer.getName()))
                .flatMap(layer -> SubjectBinder.bindAll(layer).stream())
                .filter(binding -> parameters.selection().wants(binding.className()))
                .map(binding -> dynamicContainer(binding.name(), tests(binding, parameters)));
    }

    private static Stream<DynamicNode> tests(Binding binding, RunParameters parameters) {
        if (binding instanceof Binding.Refused refused) {
            return Stream.of(dynamicTest("can be verified", () -> {
                throw NotUpheld.refused(refused.problems());
            }));
        }
        Selection selection = parameters.selection();
        return LawCheck.all(((Binding.Bound) binding).subject(), parameters.settings()).stream()
                .filter(check ->
                        selection.wants(binding.className(), check.law().spec().id()))
                .map(check -> dynamicTest(check.name(), check::run));
    }
}
