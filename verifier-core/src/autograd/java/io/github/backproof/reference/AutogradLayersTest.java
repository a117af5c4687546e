package io.github.backproof.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.TorchLayers.Attention;
import io.github.backproof.reference.TorchLayers.Scores;
import io.github.backproof.reference.TorchLayers.Turning;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every layer agrees with PyTorch's autograd in float64: its output and every gradient. */
class AutogradLayersTest {
    private static final int SHAPES = 25;

    @BeforeAll
    static void heading() {
        System.out.println("PyTorch " + Engine.getEngine("PyTorch").getVersion()
                + ": greatest disagreement in units of the rounding level");
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_autograd() {
        return LayersUnderTest.all().stream().map(layer -> dynamicTest(layer.name(), () -> agrees(layer)));
    }

    @AfterAll
    static void end() {
        System.out.println();
    }

    private static void agrees(LayersUnderTest.Entry layer) {
        Comparison output = Comparison.NOTHING;
        Comparison gradients = Comparison.NOTHING;
        String where = "";
        for (int number = 0; number < SHAPES; number++) {
            SplittableRandom random = new SplittableRandom(7000L * layer.name().hashCode() + number);
            LayersUnderTest.Shapes shapes = LayersUnderTest.Shapes.random(random);
            Map<String, DenseMatrix> blocks = blocks(layer, shapes, random);
            Map<String, Matrix> exact = new LinkedHashMap<>();
            blocks.forEach((name, value) -> exact.put(name, UncertainMatrix.exactly(value, Precision.FLOAT64)));
            Pass pass = layer.build().apply(shapes, exact).forward(exact.get("X"));
            DenseMatrix delta = GradientTrial.normal(
                    random, pass.output().rows(), pass.output().columns(), 1);
            Torch.Answer theirs = Torch.ask(blocks, delta, arrays -> formula(layer.name(), shapes, arrays));
            Gradients ours = pass.backward(UncertainMatrix.exactly(delta, Precision.FLOAT64));
            output = output.orWorse(Torch.compare(pass.output(), theirs.output()));
            Map<String, Matrix> all = new LinkedHashMap<>(ours.parameters());
            all.put("X", ours.input());
            for (Map.Entry<String, Matrix> gradient : all.entrySet()) {
                Comparison found =
                        Torch.compare(gradient.getValue(), theirs.gradients().get(gradient.getKey()));
                where = gradients.orWorse(found) == found ? gradient.getKey() : where;
                gradients = gradients.orWorse(found);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  %-48s output %.3f   gradients %.3f (%s)%n",
                layer.name(),
                output.severity(),
                gradients.severity(),
                where);
        assertThat(output.isAgreement()).as("output: %s", output).isTrue();
        assertThat(gradients.isAgreement())
                .as("gradient of %s: %s", where, gradients)
                .isTrue();
    }

    private static Map<String, DenseMatrix> blocks(
            LayersUnderTest.Entry layer, LayersUnderTest.Shapes shapes, SplittableRandom random) {
        Map<String, DenseMatrix> blocks = new LinkedHashMap<>();
        new TreeMap<>(layer.blocks().apply(shapes))
                .forEach((name, extent) ->
                        blocks.put(name, GradientTrial.normal(random, extent[0], extent[1], 1 / Math.sqrt(extent[0]))));
        blocks.put(
                "X",
                GradientTrial.normal(random, shapes.tokens(), layer.inputWidth().apply(shapes), 1));
        return blocks;
    }

    private static NDArray formula(String name, LayersUnderTest.Shapes s, Map<String, NDArray> p) {
        NDArray x = p.get("X");
        if (name.contains("transformer block")) {
            return block(name, s, p, x);
        }
        if (name.contains("linear attention")) {
            return TorchLayers.linearAttention(
                    p, x, s.heads(), name.equals("linear attention") ? all(s.tokens()) : past(s.tokens()));
        }
        if (name.contains("attention")) {
            return attention(name, s, p, x);
        }
        if (name.contains("MLP")) {
            Activation kind = Activation.valueOf(name.substring(name.indexOf("MLP ") + 4));
            return name.startsWith("gated") ? TorchLayers.gatedMlp("", p, x, kind) : TorchLayers.mlp("", p, x, kind);
        }
        return switch (name) {
            case "linear", "linear without bias" -> TorchLayers.linear("", p, x);
            case "softmax" -> x.softmax(1);
            case "layer norm" -> TorchLayers.layerNorm("", p, x, 0.01);
            case "RMS norm" -> TorchLayers.rmsNorm("", p, x, 0.01);
            case "batch norm" -> TorchLayers.batchNorm(p, x, 0.01);
            case "residual" -> x.add(TorchLayers.mlp("", p, x, Activation.GELU_ERF));
            case "LoRA alone" -> TorchLayers.lora(p, "", x, 0.7);
            case "LoRA beside a frozen layer" -> TorchLayers.linear("", p, x).add(TorchLayers.lora(p, "", x, 0.7));
            default -> throw new IllegalArgumentException("No formula for " + name + ".");
        };
    }

    private static NDArray attention(String name, LayersUnderTest.Shapes s, Map<String, NDArray> p, NDArray x) {
        int n = s.tokens();
        if (name.equals("attention of a batch") && n > 1) {
            Attention first = softmax(s.heads(), past(1));
            Attention second = softmax(s.heads(), past(n - 1));
            return NDArrays.concat(
                    new NDList(
                            TorchLayers.attention("", p, x.get("0:1"), first),
                            TorchLayers.attention("", p, x.get("1:"), second)),
                    0);
        }
        int heads = name.equals("attention of a batch") ? s.heads() : s.queryHeads();
        int keyValueHeads = name.startsWith("grouped-query") ? s.heads() : heads;
        boolean causal = Stream.of("causal", "sigmoid", "ReLU", "without biases", "batch")
                        .anyMatch(name::contains)
                || name.endsWith("rotary attention");
        int[] open = name.contains("padded")
                ? IntStream.range(0, n).map(t -> 1 + n / 2).toArray()
                : causal ? past(n) : all(n);
        Scores scores =
                name.contains("sigmoid") ? Scores.SIGMOID : name.contains("ReLU") ? Scores.RELU : Scores.SOFTMAX;
        Turning turning = !name.contains("rotary")
                ? Turning.NOT
                : name.contains("neighbours") ? Turning.NEIGHBOURS : Turning.HALVES;
        return TorchLayers.attention("", p, x, new Attention(heads, keyValueHeads, open, scores, turning, 100));
    }

    private static NDArray block(String name, LayersUnderTest.Shapes s, Map<String, NDArray> p, NDArray x) {
        Attention how = softmax(s.heads(), past(s.tokens()));
        if (name.endsWith("BEFORE")) {
            NDArray mixed =
                    x.add(TorchLayers.attention("attention.", p, TorchLayers.layerNorm("norm1.", p, x, 0.01), how));
            NDArray normed = TorchLayers.layerNorm("norm2.", p, mixed, 0.01);
            return mixed.add(TorchLayers.mlp("mlp.", p, normed, Activation.GELU_ERF));
        }
        NDArray mixed = TorchLayers.layerNorm("norm1.", p, x.add(TorchLayers.attention("attention.", p, x, how)), 0.01);
        return TorchLayers.layerNorm(
                "norm2.", p, mixed.add(TorchLayers.mlp("mlp.", p, mixed, Activation.GELU_ERF)), 0.01);
    }

    private static Attention softmax(int heads, int[] open) {
        return new Attention(heads, heads, open, Scores.SOFTMAX, Turning.NOT, 1);
    }

    private static int[] past(int tokens) {
        return IntStream.rangeClosed(1, tokens).toArray();
    }

    private static int[] all(int tokens) {
        return IntStream.range(0, tokens).map(t -> tokens).toArray();
    }
}
