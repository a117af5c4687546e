package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Pairing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every layer of the reference, with the shapes of its parameters: what the tests of gradients and of autograd go through. */
public final class LayersUnderTest {
    private LayersUnderTest() {}

    /** Sizes that no two layers confuse: d_ρ, d_h and d differ. */
    public record Shapes(
            int tokens, int width, int heads, int group, int keyWidth, int valueWidth, int hidden, int rank) {
        /** Random ones, small. */
        public static Shapes random(SplittableRandom random) {
            return new Shapes(
                    random.nextInt(1, 7),
                    random.nextInt(2, 8),
                    random.nextInt(1, 4),
                    random.nextInt(1, 3),
                    2 * random.nextInt(1, 3),
                    random.nextInt(1, 4),
                    random.nextInt(1, 10),
                    random.nextInt(1, 4));
        }

        int queryHeads() {
            return heads * group;
        }
    }

    /** A layer: the shapes of its parameters by name, how it is built, its input's width, and what it does not train. */
    public record Entry(
            String name,
            Function<Shapes, Map<String, int[]>> blocks,
            BiFunction<Shapes, Map<String, Matrix>, ReferenceLayer> build,
            Function<Shapes, Integer> inputWidth,
            List<String> frozen) {}

    /** All of them. */
    public static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        all.add(entry("linear", s -> linear("", s.width(), s.hidden()), (s, p) -> ReferenceLayers.linear(p)));
        all.add(entry(
                "linear without bias",
                s -> Map.of("weight", shape(s.width(), s.hidden())),
                (s, p) -> ReferenceLayers.linear(p)));
        all.add(entry("softmax", s -> Map.of(), (s, p) -> new Softmax()));
        norms(all);
        attentions(all);
        mlps(all);
        adapters(all);
        blocks(all);
        return all;
    }

    private static void norms(List<Entry> all) {
        all.add(entry(
                "layer norm", LayersUnderTest::norm, (s, p) -> new LayerNorm(p.get("weight"), p.get("bias"), 0.01)));
        all.add(entry(
                "RMS norm", s -> Map.of("weight", shape(1, s.width())), (s, p) -> new RmsNorm(p.get("weight"), 0.01)));
        all.add(entry(
                "batch norm", LayersUnderTest::norm, (s, p) -> new BatchNorm(p.get("weight"), p.get("bias"), 0.01)));
    }

    private static void attentions(List<Entry> all) {
        attention(all, "attention", (s, settings) -> settings);
        attention(
                all,
                "causal attention",
                (s, settings) -> settings.alsoMaskedBy(AttentionSettings.mask(Masking.CAUSAL)));
        attention(
                all,
                "padded attention",
                (s, settings) -> settings.alsoMaskedBy(AttentionSettings.padding(1 + s.tokens() / 2)));
        attention(
                all,
                "sigmoid attention",
                (s, settings) -> settings.withScoreFunction(new SigmoidScores())
                        .alsoMaskedBy(AttentionSettings.mask(Masking.CAUSAL)));
        attention(
                all,
                "ReLU attention",
                (s, settings) -> settings.withScoreFunction(new ReluScores())
                        .alsoMaskedBy(AttentionSettings.mask(Masking.CAUSAL)));
        attention(
                all,
                "rotary attention",
                (s, settings) -> settings.withRotary(new Rotary(Pairing.HALVES, 100))
                        .alsoMaskedBy(AttentionSettings.mask(Masking.CAUSAL)));
        attention(
                all,
                "rotary attention of neighbours",
                (s, settings) -> settings.withRotary(new Rotary(Pairing.NEIGHBOURS, 100)));
        all.add(entry(
                "attention without biases",
                s -> withoutBiases(projections(s, s.queryHeads(), s.queryHeads())),
                (s, p) -> new SelfAttention(ReferenceLayers.projections(p), s.queryHeads(), Masking.CAUSAL)));
        all.add(entry(
                "attention of a batch",
                s -> projections(s, s.heads(), s.heads()),
                (s, p) -> new SelfAttention(
                        ReferenceLayers.projections(p),
                        AttentionSettings.of(s.heads(), Masking.CAUSAL)
                                .over(new Sequences(s.tokens() == 1 ? List.of(1) : List.of(1, s.tokens() - 1))))));
        linearAttention(all, "linear attention", new QuadraticLinearAttention(AttentionSettings.mask(Masking.NONE)));
        linearAttention(
                all, "causal linear attention", new QuadraticLinearAttention(AttentionSettings.mask(Masking.CAUSAL)));
        linearAttention(all, "running linear attention", new RunningLinearAttention());
    }

    private static void attention(
            List<Entry> all, String name, BiFunction<Shapes, AttentionSettings, AttentionSettings> settle) {
        all.add(entry(
                name,
                s -> projections(s, s.queryHeads(), s.queryHeads()),
                (s, p) -> new SelfAttention(
                        ReferenceLayers.projections(p),
                        settle.apply(s, AttentionSettings.of(s.queryHeads(), Masking.NONE)))));
        all.add(entry(
                "grouped-query " + name,
                s -> projections(s, s.queryHeads(), s.heads()),
                (s, p) -> new SelfAttention(
                        ReferenceLayers.projections(p),
                        settle.apply(
                                s,
                                AttentionSettings.of(s.queryHeads(), Masking.NONE)
                                        .withKeyValueHeads(s.heads())))));
    }

    private static void linearAttention(List<Entry> all, String name, LinearAttentionHead head) {
        all.add(entry(
                name,
                s -> projections(s, s.heads(), s.heads()),
                (s, p) -> new LinearAttention(ReferenceLayers.projections(p), s.heads(), head)));
    }

    private static void mlps(List<Entry> all) {
        for (Activation activation : Activation.values()) {
            all.add(entry(
                    "MLP " + activation,
                    s -> mlp("", s),
                    (s, p) -> new Mlp(ReferenceLayers.linear("up", p), ReferenceLayers.linear("down", p), activation)));
            all.add(entry(
                    "gated MLP " + activation,
                    s -> plus(mlp("", s), linear("gate.", s.width(), s.hidden())),
                    (s, p) -> new GatedMlp(
                            ReferenceLayers.linear("gate", p),
                            ReferenceLayers.linear("up", p),
                            ReferenceLayers.linear("down", p),
                            activation)));
        }
        all.add(entry(
                "residual",
                s -> mlp("", s),
                (s, p) -> new Residual(new Mlp(
                        ReferenceLayers.linear("up", p), ReferenceLayers.linear("down", p), Activation.GELU_ERF))));
    }

    private static void adapters(List<Entry> all) {
        all.add(entry(
                "LoRA alone", LayersUnderTest::adapter, (s, p) -> new LoraAdapter(p.get("down"), p.get("up"), 0.7)));
        all.add(new Entry(
                "LoRA beside a frozen layer",
                s -> plus(adapter(s), linear("", s.width(), s.hidden())),
                (s, p) -> new LoraLinear(ReferenceLayers.linear(p), new LoraAdapter(p.get("down"), p.get("up"), 0.7)),
                Shapes::width,
                List.of("weight", "bias")));
    }

    private static void blocks(List<Entry> all) {
        for (NormPlacement placement : NormPlacement.values()) {
            all.add(entry(
                    "transformer block, norms " + placement,
                    LayersUnderTest::block,
                    (s, p) -> new TransformerBlock(
                            new LayerNorm(p.get("norm1.weight"), p.get("norm1.bias"), 0.01),
                            new SelfAttention(
                                    ReferenceLayers.projections(part("attention.", p)), s.heads(), Masking.CAUSAL),
                            new LayerNorm(p.get("norm2.weight"), p.get("norm2.bias"), 0.01),
                            new Mlp(
                                    ReferenceLayers.linear("mlp.up", p),
                                    ReferenceLayers.linear("mlp.down", p),
                                    Activation.GELU_ERF),
                            placement)));
        }
    }

    private static Map<String, int[]> block(Shapes s) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        projections(s, s.heads(), s.heads()).forEach((name, extent) -> shapes.put("attention." + name, extent));
        norm(s).forEach((name, extent) -> shapes.put("norm1." + name, extent));
        norm(s).forEach((name, extent) -> shapes.put("norm2." + name, extent));
        return plus(shapes, mlp("mlp.", s));
    }

    private static Map<String, int[]> projections(Shapes s, int heads, int keyValueHeads) {
        Map<String, int[]> shapes = new LinkedHashMap<>(linear("query.", s.width(), heads * s.keyWidth()));
        shapes.putAll(linear("key.", s.width(), keyValueHeads * s.keyWidth()));
        shapes.putAll(linear("value.", s.width(), keyValueHeads * s.valueWidth()));
        shapes.putAll(linear("output.", heads * s.valueWidth(), s.width()));
        return shapes;
    }

    private static Map<String, int[]> mlp(String part, Shapes s) {
        return plus(linear(part + "up.", s.width(), s.hidden()), linear(part + "down.", s.hidden(), s.width()));
    }

    private static Map<String, int[]> norm(Shapes s) {
        return Map.of("weight", shape(1, s.width()), "bias", shape(1, s.width()));
    }

    private static Map<String, int[]> adapter(Shapes s) {
        return Map.of("down", shape(s.width(), s.rank()), "up", shape(s.rank(), s.hidden()));
    }

    private static Map<String, int[]> linear(String part, int in, int out) {
        return Map.of(part + "weight", shape(in, out), part + "bias", shape(1, out));
    }

    private static Map<String, int[]> withoutBiases(Map<String, int[]> shapes) {
        Map<String, int[]> weights = new LinkedHashMap<>(shapes);
        weights.keySet().removeIf(name -> name.endsWith("bias"));
        return weights;
    }

    private static Map<String, int[]> plus(Map<String, int[]> some, Map<String, int[]> more) {
        Map<String, int[]> both = new LinkedHashMap<>(some);
        both.putAll(more);
        return both;
    }

    private static Map<String, Matrix> part(String prefix, Map<String, Matrix> parameters) {
        Map<String, Matrix> part = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return part;
    }

    private static int[] shape(int rows, int columns) {
        return new int[] {rows, columns};
    }

    private static Entry entry(
            String name,
            Function<Shapes, Map<String, int[]>> blocks,
            BiFunction<Shapes, Map<String, Matrix>, ReferenceLayer> build) {
        return new Entry(name, blocks, build, Shapes::width, List.of());
    }
}
