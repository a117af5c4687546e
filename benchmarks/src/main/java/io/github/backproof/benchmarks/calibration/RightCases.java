package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Pairing;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An endless, numbered stream of right layers and inputs: every kind, shapes from 1 by 1 to 64 by 512, input scales from 1e-6 to 1e6,
 * and inputs made to break a rounding level.
 *
 * @param precision what the layers compute in
 * @param seed everything follows from it and the number
 */
record RightCases(Precision precision, long seed) {
    private static final int MOST_TOKENS = 64;
    private static final int MOST_FEATURES = 512;

    /** Multiplications of one product in most cases, in one of twenty, in one of two thousand. */
    private static final long[] WORK = {2_000, 60_000, (long) MOST_TOKENS * MOST_FEATURES * MOST_FEATURES};

    private static final List<Dimension> DRAWN = List.of(
            Dimension.FEATURES,
            Dimension.HIDDEN,
            Dimension.INPUTS,
            Dimension.OUTPUTS,
            Dimension.RANK,
            Dimension.VOCABULARY);

    private static final double[] SHARE = {1, 0.05, 0.0005};
    private static final double[] EPSILONS = {1e-5, 1e-3, 0.1, 1};
    private static final double[] ALPHAS = {0.5, 5, 7, 16};

    /** A layer and a case to try it on. */
    record RightCase(Subject subject, LayerCase given) {
        /** Multiplications of one product, about. */
        long work() {
            Sizes sizes = given.sizes();
            int widest = sizes.extents().values().stream().max(Integer::compare).orElse(1);
            return (long) sizes.of(Dimension.TOKENS) * widest * widest;
        }
    }

    /** The case of a number. */
    RightCase of(long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number);
        LayerKind kind = pick(random, LayerKind.values());
        Conventions conventions = Conventions.USUAL
                .with(LoraScale.ALPHA_OVER_R)
                .with(pick(random, Gelu.values()))
                .with(kind.hasHeads() ? pick(random, Masking.values()) : Masking.NONE)
                .with(variant(random));
        Subject subject = ReferenceSubject.of(
                kind + " " + precision.label(),
                kind,
                conventions,
                precision,
                Arithmetic.rounded(precision, pick(random, SummationOrder.values())),
                RightLayer.of(kind));
        Map<Hyperparameter, Double> scalars = Map.of(
                Hyperparameter.EPSILON, EPSILONS[random.nextInt(EPSILONS.length)],
                Hyperparameter.LORA_ALPHA, ALPHAS[random.nextInt(ALPHAS.length)]);
        return new RightCase(subject, new LayerCase(sizes(kind, random), scalars, inputs(random), random.nextLong()));
    }

    private static LayerVariant variant(SplittableRandom random) {
        return LayerVariant.USUAL
                .with(pick(random, NonLinearity.values()))
                .with(pick(random, Pairing.values()))
                .with(pick(random, NormPlacement.values()))
                .with(pick(random, Targets.values()), pick(random, Reduction.values()))
                .with(pick(random, Tying.values()), random.nextBoolean() ? Positions.LEARNED : Positions.NONE);
    }

    private static Inputs inputs(SplittableRandom random) {
        InputForm form = random.nextBoolean() ? InputForm.ORDINARY : pick(random, InputForm.values());
        return new Inputs(form, random.nextBoolean() ? 1 : Math.pow(10, random.nextInt(-6, 7)));
    }

    private static Sizes sizes(LayerKind kind, SplittableRandom random) {
        double share = random.nextDouble();
        long work = WORK[share < SHARE[2] ? 2 : share < SHARE[1] ? 1 : 0];
        Map<Dimension, Integer> extents = new EnumMap<>(Dimension.class);
        // The mean over the next tokens of a single one is 0/0.
        int tokens = between(random, kind.isLoss() ? 2 : 1, MOST_TOKENS);
        int widest = (int) Math.max(1, Math.min(MOST_FEATURES, Math.sqrt((double) work / tokens)));
        extents.put(Dimension.TOKENS, tokens);
        for (Dimension dimension : DRAWN) {
            if (kind.uses(dimension)) {
                extents.put(dimension, between(random, 1, widest));
            }
        }
        if (kind.hasHeads()) {
            int heads = between(random, 1, Math.min(8, widest));
            int width = between(random, 1, Math.max(1, widest / heads));
            extents.put(Dimension.HEADS, heads);
            extents.put(Dimension.FEATURES, heads * (kind == LayerKind.ROTARY ? 2 * width : width));
        }
        if (kind == LayerKind.SELF_ATTENTION && random.nextBoolean()) {
            int shared = random.nextInt(1, 4);
            extents.put(Dimension.KEY_VALUE_HEADS, extents.get(Dimension.HEADS));
            extents.computeIfPresent(Dimension.HEADS, (dimension, heads) -> heads * shared);
            extents.computeIfPresent(Dimension.FEATURES, (dimension, features) -> features * shared);
        }
        if (kind.uses(Dimension.CONTEXT)) {
            extents.put(Dimension.CONTEXT, tokens + random.nextInt(4));
        }
        if (kind == LayerKind.LANGUAGE_MODEL) {
            extents.put(Dimension.BLOCKS, random.nextInt(1, 3));
        }
        return new Sizes(extents);
    }

    /** Every order of magnitude equally often. */
    private static int between(SplittableRandom random, int least, int most) {
        double exponent = random.nextDouble() * Math.log((most + 1.0) / least);
        return Math.min(most, (int) (least * Math.exp(exponent)));
    }

    private static <T> T pick(SplittableRandom random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
