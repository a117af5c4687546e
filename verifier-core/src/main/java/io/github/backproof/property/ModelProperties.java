package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.bench.UntiedModel;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.property.Descent.Course;
import io.github.backproof.property.DirectionalCheck.Block;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.BoundLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family GPT: a language model, from token numbers to logits; L is the mean next-token loss behind them. */
public interface ModelProperties extends LayerLaws {
    /** Rows up to t of the logits are the same numbers when tokens after t are others. */
    @Invariant(
            value = "GPT-01",
            needs = {Need.CAUSAL_MASK, Need.TWO_TOKENS})
    @Property
    default void logitsDoNotDependOnLaterTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given)).withEpsilonAboveZero();
        if (bench.hypers().epsilon() == 0) {
            trial.cannotTell();
            return;
        }
        DenseMatrix tokens = bench.x();
        int[] past = IntStream.rangeClosed(0, bench.draw().index("t", tokens.rows() - 1))
                .toArray();
        DenseMatrix otherFuture = Rows.keep(past, tokens, bench.x("future"));
        trial.identical(
                "logits before the change",
                () -> bench.layer().forward(otherFuture).result().rows(past),
                () -> bench.layer().forward(tokens).result().rows(past));
    }

    /** The parameters hold as many numbers as the sizes say. */
    @Invariant("GPT-02")
    @Property
    default void parametersAreAsManyAsTheSizesSay(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.subject().build(bench.sizes(), bench.hypers());
        int count = 0;
        for (ParameterSpec spec : layer.parameters()) {
            DenseMatrix value = layer.parameter(spec);
            count += value.rows() * value.columns();
        }
        trial.identical(
                "number of parameters",
                DenseMatrix.filled(1, 1, count),
                DenseMatrix.filled(
                        1,
                        1,
                        new ParameterCount(layer, bench.subject().conventions().variant()).total()));
    }

    /** dE = dE_embedding + (dW_logits)ᵗ, the parts of the untied reference with two equal tables. */
    @Invariant(value = "GPT-03", needs = Need.TIED)
    @Property
    default void tiedGradientIsTheSumOfBothUses(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given));
        NextTokenLoss loss = new NextTokenLoss(bench);
        DenseMatrix dZ = loss.logitsGradient().value();
        Observed untied = bench.instead(UntiedModel::of, bench.x(), dZ);
        trial.equal(
                "dE",
                bench.run(bench.x(), dZ).gradient("embedding.weight"),
                untied.gradient("embedding.weight")
                        .plus(untied.gradient("logits.weight").transposed()));
    }

    /** The derivative of L along all gradients g together is ‖g‖². */
    @Invariant(value = "GPT-04", needs = Need.TWO_TOKENS)
    @Property
    default void lossFallsAlongTheGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given));
        NextTokenLoss loss = new NextTokenLoss(bench);
        UncertainMatrix logits = bench.output(Bench.exact(bench.x()));
        Observed observed = loss.backward(loss.logitsGradient(logits));
        ParameterRow row =
                new ParameterRow(bench, List.copyOf(observed.gradients().keySet()));
        UncertainMatrix gradient = row.of(observed.gradients());
        Block all = new Block(
                "g",
                row.values(),
                gradient,
                moved -> (DenseMatrix)
                        loss.of(row.at(moved).layer().forward(bench.x()).result())
                                .value(),
                moved -> gradientAt(row.at(moved), row));
        new DirectionalCheck(bench, DenseMatrix.filled(1, 1, 1), (UncertainMatrix)
                        loss.of(logits).value())
                .along(all, gradient.value(), trial);
    }

    private static DenseMatrix gradientAt(Bench moved, ParameterRow row) {
        NextTokenLoss loss = new NextTokenLoss(moved);
        return row.of(loss.backward(loss.logitsGradient()).gradients()).value();
    }

    /** d(attention.key.bias) = 0 in every block, and the logits are the same for every key bias. */
    @Invariant(
            value = "GPT-05",
            needs = {Need.KEY_BIAS, Need.NOT_ROTARY, Need.TWO_TOKENS})
    @Property
    default void keyBiasesDoNotMatter(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given));
        NextTokenLoss loss = new NextTokenLoss(bench);
        Observed observed = loss.backward(loss.logitsGradient());
        Bench other = bench;
        for (String bias : inBlocks(bench, "attention.key.bias")) {
            trial.zero("d " + bias, observed.gradient(bias));
            other = other.with(bias, b -> bench.draw().normal("another " + bias, b.rows(), b.columns(), 0, 1));
        }
        trial.equal("logits", other.output(Bench.exact(bench.x())), observed.output());
    }

    /** f(Π tokens) = Π f(tokens). */
    @Invariant(
            value = "GPT-06",
            needs = {Need.NO_MASK, Need.NO_POSITIONS})
    @Property
    default void logitsArePermutedWithTheTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        trial.equal(
                "logits",
                bench.output(Bench.exact(bench.x().rows(order))),
                bench.output(Bench.exact(bench.x())).rows(order));
    }

    /** Decoded one by one, after another sequence, the tokens give the rows of f(tokens). */
    @Invariant(
            value = "GPT-07",
            needs = {Need.CAUSAL_MASK, Need.STEPS})
    @Property
    default void stepsGiveTheRowsOfTheForwardPass(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix full = bench.output(Bench.exact(bench.x()));
        BoundLayer layer = bench.layer();
        layer.stepwise(bench.x("an earlier sequence"));
        trial.equal("logits of the steps", bench.shown(layer.stepwise(bench.x()), full), full);
    }

    /** Where the float64 reference halves the loss in half of the steps, the subject does in all of them. */
    @Invariant(value = "GPT-08", needs = Need.DRAWN_SIZES)
    @Property
    default void shortSequenceIsLearntByHeart(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        int steps = 24;
        LearningByHeart learning = new LearningByHeart(trial.on(LearningByHeart.small(given)));
        if (!learning.ofReference(steps / 2).isHalved()) {
            trial.cannotTell();
            return;
        }
        Course course = learning.ofSubject(steps);
        if (!course.isHalved() && trial.hasFewerDigitsThan(Precision.FLOAT32)) {
            // Steps that are smaller than the distance of two numbers get lost, in right layers too.
            trial.cannotTell();
            return;
        }
        trial.notNegative(
                "half of the first loss − loss after " + steps + " steps",
                Bench.exact(DenseMatrix.filled(1, 1, course.first() / 2 - course.last())));
    }

    /** What is written to the residual stream has gradients whose rows sum to zero. */
    @Invariant(
            value = "GPT-09",
            needs = {Need.NORMS_BEFORE, Need.TWO_TOKENS})
    @Property
    default void gradientsOfTheStreamHaveRowSumZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given));
        NextTokenLoss loss = new NextTokenLoss(bench);
        Observed observed = loss.backward(loss.logitsGradient());
        List<String> written = new ArrayList<>(List.of("position.weight"));
        if (bench.subject().conventions().variant().tying() == Tying.UNTIED) {
            written.add("embedding.weight");
        }
        for (String projection : List.of("attention.output", "mlp.down")) {
            written.addAll(inBlocks(bench, projection + ".weight"));
            written.addAll(inBlocks(bench, projection + ".bias"));
        }
        for (String name : written) {
            if (observed.gradients().containsKey(name)) {
                trial.zero("d " + name + " 1", observed.gradient(name).rowSums());
            }
        }
    }

    /** The rows of d(logits.weight) and of d(logits.bias) sum to zero. */
    @Invariant(
            value = "GPT-10",
            needs = {Need.UNTIED, Need.TWO_TOKENS})
    @Property
    default void gradientsOfTheLogitsHaveRowSumZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(NextTokenLoss.withSomethingToPredict(given));
        NextTokenLoss loss = new NextTokenLoss(bench);
        Observed observed = loss.backward(loss.logitsGradient());
        for (String name : List.of("logits.weight", "logits.bias")) {
            if (observed.gradients().containsKey(name)) {
                trial.zero("d " + name + " 1", observed.gradient(name).rowSums());
            }
        }
    }

    private static List<String> inBlocks(Bench bench, String parameter) {
        return IntStream.range(0, bench.sizes().of(Dimension.BLOCKS))
                .mapToObj(b -> "blocks." + b + "." + parameter)
                .toList();
    }
}
