package io.github.backproof.property;

import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.Targets;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.Subject;
import java.util.Optional;
import java.util.function.Predicate;

/** What an invariant needs of a subject, beside its kind, to say anything about it. */
public enum Need {
    /** A layer in which every token sees every other. */
    NO_MASK(subject -> subject.conventions().masking() == Masking.NONE, "the layer has a causal mask"),
    /** A layer in which a token sees nothing of its future. */
    CAUSAL_MASK(subject -> subject.conventions().masking() == Masking.CAUSAL, "the layer has no causal mask"),
    /** A layer with a key bias. */
    KEY_BIAS(parameter("key.bias"), "the layer has no key bias"),
    /** A layer with a value bias. */
    VALUE_BIAS(parameter("value.bias"), "the layer has no value bias"),
    /** A layer with an output bias. */
    OUTPUT_BIAS(parameter("output.bias"), "the layer has no output bias"),
    /** A layer with biases of queries, keys and values. */
    QUERY_KEY_VALUE_BIASES(
            parameter("query.bias").and(parameter("key.bias")).and(parameter("value.bias")),
            "the layer lacks a bias of queries, keys or values"),
    /** A layer that shows its weights and score gradients. */
    SCORES(subject -> subject.offers(ShowsScores.class), "the layer does not implement ShowsScores"),
    /** A layer that decodes token by token. */
    STEPS(subject -> subject.offers(DecodesStepwise.class), "the layer does not implement DecodesStepwise"),
    /** A layer that can be told what is padding. */
    PADDING(subject -> subject.offers(TakesPadding.class), "the layer does not implement TakesPadding"),
    /** A layer that is told the number of key-value heads. */
    GROUPED_QUERIES(
            subject -> subject.takes(Dimension.KEY_VALUE_HEADS), "the layer's constructor takes no KEY_VALUE_HEADS"),
    /** A layer that takes a batch. */
    BATCH(subject -> subject.takes(Dimension.BATCH), "the layer takes one sequence at a time"),
    /** A layer that can be built in any size. */
    DRAWN_SIZES(subject -> subject.fixedSizes().isEmpty(), "the layer's shapes are fixed"),
    /** A layer whose sequences may be of any length. */
    ANY_LENGTH(
            subject -> !subject.fixedSizes().containsKey(Dimension.TOKENS),
            "the layer takes sequences of one length only"),
    /** A layer that can have two columns. */
    TWO_COLUMNS(atLeast(2, Dimension.FEATURES), "the layer's rows have one number only"),
    /** A layer that can be given two tokens. */
    TWO_TOKENS(atLeast(2, Dimension.TOKENS).and(atLeast(2, Dimension.CONTEXT)), "the layer takes one token only"),
    /** A layer that can be given four tokens. */
    FOUR_TOKENS(atLeast(4, Dimension.TOKENS), "the layer takes fewer than four tokens"),
    /** A layer that is told ε. */
    GIVEN_EPSILON(subject -> subject.fixedEpsilon().isEmpty(), "the layer's ε is fixed"),
    /** A layer whose function is GELU. */
    GELU(activation(NonLinearity.GELU), "the layer's function is not GELU"),
    /** A layer whose function is GELU or SiLU. */
    GELU_OR_SILU(
            activation(NonLinearity.GELU).or(activation(NonLinearity.SILU)),
            "the layer's function is not GELU or SiLU"),
    /** A layer whose function is ReLU. */
    RELU(activation(NonLinearity.RELU), "the layer's function is not ReLU"),
    /** A block or model whose norms come before its sublayers. */
    NORMS_BEFORE(
            subject -> subject.conventions().variant().norms() == NormPlacement.BEFORE,
            "the layer's norms come after its sublayers"),
    /** A model of one table. */
    TIED(subject -> subject.conventions().variant().tying() == Tying.TIED, "the model has a table each"),
    /** A model of two tables. */
    UNTIED(subject -> subject.conventions().variant().tying() == Tying.UNTIED, "the model has one table for both"),
    /** A model with a table of positions. */
    LEARNED_POSITIONS(positions(Positions.LEARNED), "the model has no table of positions"),
    /** A model without positions. */
    NO_POSITIONS(positions(Positions.NONE), "the model has positions"),
    /** A model whose queries and keys are not turned. */
    NOT_ROTARY(positions(Positions.ROTARY).negate(), "rotary positions turn the key bias"),
    /** A loss that is told the target of each row. */
    TARGETS_GIVEN(
            subject -> subject.conventions().variant().targets() == Targets.GIVEN,
            "the loss takes tokens, and each row's target is the next one"),
    /** A loss that finds its targets in the tokens. */
    NEXT_TOKEN(
            subject -> subject.conventions().variant().targets() == Targets.NEXT_TOKEN,
            "the loss is told the target of each row"),
    /** A loss that takes the mean. */
    MEAN(subject -> subject.conventions().variant().reduction() == Reduction.MEAN, "the loss is a sum");

    private final Predicate<Subject> condition;
    private final String reason;

    Need(Predicate<Subject> condition, String reason) {
        this.condition = condition;
        this.reason = reason;
    }

    /** Why the invariant says nothing about the subject; empty when it does. */
    Optional<String> missingIn(Subject subject) {
        return condition.test(subject) ? Optional.empty() : Optional.of(reason);
    }

    /** Whether it has the parameter, alone or as a part of something. */
    private static Predicate<Subject> parameter(String name) {
        return subject ->
                subject.parameterNames().stream().anyMatch(known -> known.equals(name) || known.endsWith("." + name));
    }

    /** Whether a size may be so large. */
    private static Predicate<Subject> atLeast(int extent, Dimension dimension) {
        return subject -> subject.fixedSizes().getOrDefault(dimension, extent) >= extent;
    }

    private static Predicate<Subject> activation(NonLinearity function) {
        return subject -> subject.conventions().variant().activation() == function;
    }

    private static Predicate<Subject> positions(Positions positions) {
        return subject -> subject.conventions().variant().positions() == positions;
    }
}
