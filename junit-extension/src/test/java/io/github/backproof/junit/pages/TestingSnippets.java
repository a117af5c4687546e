package io.github.backproof.junit.pages;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatGradient;
import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatLayer;
import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatOutputs;

import io.github.backproof.bench.LayerCase;
import io.github.backproof.junit.VerifyLayers;
import io.github.backproof.junit.contract.SoftmaxContract;
import io.github.backproof.junit.jupiter.BackproofTests;
import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.property.LayerCases;
import io.github.backproof.property.Trial;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The code of docs/testing.md and the README, compiled; the tests of each part run it. */
final class TestingSnippets {
    private TestingSnippets() {}

    @VerifyLayers(classes = RowSoftmax.class)
    static class ComplianceTest {}

    static class WithJupiter {
        @TestFactory
        Stream<DynamicNode> laws() {
            return BackproofTests.of(RowSoftmax.class);
        }
    }

    @PropertyDefaults(tries = 100)
    static class SoftmaxTest implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return RowSoftmax.class;
        }
    }

    static class WithOwnTries implements SoftmaxContract {
        @Override
        public Class<?> layer() {
            return RowSoftmax.class;
        }

        @Override
        @Property(tries = 10)
        public void rowsAreProbabilities(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
            SoftmaxContract.super.rowsAreProbabilities(given, trial);
        }
    }

    static void layers() {
        assertThatLayer(RowSoftmax.class).upholds("SM-01", "SM-03").complies();
    }

    static void gradients() {
        float[][] xTransposed = {{1, 2}};
        float[][] delta = {{3}, {4}};
        float[][] dW = {{11}};
        double[][] expected = {{11}};
        double[][] sizes = {{11}};
        int tokens = 2;
        float[] dX = {0.1f};
        double[] expectedToTheLastDigit = {0.1};
        assertThatGradient(dW).agreesWithProduct(xTransposed, delta);
        assertThatGradient(dW).ofSums(tokens, sizes).agreesWith(expected);
        assertThatGradient(dX).agreesWith(expectedToTheLastDigit);
    }

    static void outputs() {
        float[][] before = {{1}, {2}, {3}};
        float[][] after = {{3}, {1}, {2}};
        assertThatOutputs(before, after).arePermutedBy(2, 0, 1);
    }
}
