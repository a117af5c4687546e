package io.github.backproof.reference;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.numerics.DenseMatrix;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every gradient of every layer is the derivative of its forward pass, on random shapes (GEN-01, GEN-02). */
class GradientsOfEveryLayerTest {
    private static final int SHAPES = 25;

    @TestFactory
    Stream<DynamicTest> gradients_are_derivatives() {
        return LayersUnderTest.all().stream()
                .map(layer -> dynamicTest(
                        layer.name(), () -> IntStream.range(0, SHAPES).forEach(number -> check(layer, number))));
    }

    private static void check(LayersUnderTest.Entry layer, int number) {
        SplittableRandom random = new SplittableRandom(1000L * layer.name().hashCode() + number);
        LayersUnderTest.Shapes shapes = LayersUnderTest.Shapes.random(random);
        Map<String, DenseMatrix> blocks = new LinkedHashMap<>();
        layer.blocks()
                .apply(shapes)
                .forEach((name, extent) ->
                        blocks.put(name, GradientTrial.normal(random, extent[0], extent[1], 1 / Math.sqrt(extent[0]))));
        blocks.put(
                "X",
                GradientTrial.normal(random, shapes.tokens(), layer.inputWidth().apply(shapes), 1));
        new GradientTrial(
                        blocks,
                        values -> GradientTrial.ofLayer(layer.build().apply(shapes, values), values.get("X")),
                        number,
                        hasKink(layer.name()) ? 0x1p-12 : 1)
                .check(layer.frozen().toArray(String[]::new));
    }

    /** ReLU bends in its value, elu + 1 in its slope: extrapolation must not step across. */
    private static boolean hasKink(String layer) {
        return layer.toUpperCase(Locale.ROOT).contains("RELU") || layer.contains("linear attention");
    }
}
