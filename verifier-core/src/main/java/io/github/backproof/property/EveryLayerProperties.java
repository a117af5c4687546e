package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.property.DirectionalCheck.Block;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family GEN: what holds for every layer. */
public interface EveryLayerProperties extends LayerLaws {
    /** ⟨Δ_in, V⟩ is the derivative of ⟨Δ, f(X)⟩ along V. */
    @Invariant("GEN-01")
    @Property
    default void inputGradientIsTheDerivative(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        BoundLayer layer = bench.layer();
        Block block = new Block(
                "Δ_in",
                bench.x(),
                observed.inputGradient(),
                moved -> layer.forward(moved).result(),
                moved -> bench.run(moved, bench.delta()).inputGradient().value());
        new DirectionalCheck(bench, observed.output()).along(block, trial);
    }

    /** ⟨dp, V⟩ is the derivative of ⟨Δ, f(X)⟩ when parameter p moves along V. */
    @Invariant("GEN-02")
    @Property
    default void parameterGradientsAreTheDerivative(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        DirectionalCheck check = new DirectionalCheck(bench, observed.output());
        for (ParameterSpec spec : bench.layer().parameters()) {
            if (observed.gradients().containsKey(spec.name())) {
                check.along(block(bench, spec, observed.gradient(spec.name())), trial);
            }
        }
    }

    private static Block block(Bench bench, ParameterSpec spec, UncertainMatrix gradient) {
        BoundLayer layer = bench.layer();
        String name = spec.name();
        return new Block(
                "d " + name,
                bench.parameters().get(name),
                gradient,
                moved -> {
                    layer.set(spec, moved);
                    return layer.forward(bench.x()).result();
                },
                moved -> bench.with(name, value -> moved)
                        .run(bench.x(), bench.delta())
                        .gradient(name)
                        .value());
    }

    /** B(aΔ₁ + bΔ₂) = aB(Δ₁) + bB(Δ₂). */
    @Invariant("GEN-03")
    @Property
    default void backwardIsLinear(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        double a = 0.75;
        double b = -1.5;
        UncertainMatrix first = Bench.exact(bench.delta());
        UncertainMatrix second = Bench.exact(bench.delta("Δ₂"));
        UncertainMatrix x = Bench.exact(bench.x());
        Observed one = bench.run(x, first);
        Observed two = bench.run(x, second);
        Observed both = bench.run(x, bench.handedOver(first.scaledBy(a).plus(second.scaledBy(b))));
        trial.equal(
                "Δ_in",
                both.inputGradient(),
                one.inputGradient().scaledBy(a).plus(two.inputGradient().scaledBy(b)));
        both.gradients()
                .forEach((name, gradient) -> trial.equal(
                        "d " + name,
                        gradient,
                        one.gradient(name).scaledBy(a).plus(two.gradient(name).scaledBy(b))));
    }

    /** B(0) = 0, exactly. */
    @Invariant("GEN-04")
    @Property
    default void noErrorGivesNoGradients(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix delta = bench.delta();
        Observed observed = bench.run(bench.x(), DenseMatrix.filled(delta.rows(), delta.columns(), 0));
        trial.exactlyZero("Δ_in", observed.inputGradient());
        observed.gradients().forEach((name, gradient) -> trial.exactlyZero("d " + name, gradient));
    }

    /** The sequences of a batch give what each gives alone, one below the other; their parameter gradients add up. */
    @Invariant(value = "GEN-10", needs = Need.BATCH)
    @Property
    default void sequencesOfABatchDoNotInteract(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench alone = trial.on(given);
        int n = alone.sizes().of(Dimension.TOKENS);
        int fewest = 2;
        int sequences = fewest + alone.draw().index("n_B", 2);
        Bench batched = alone.with(Dimension.BATCH, sequences);
        DenseMatrix x = batched.x();
        DenseMatrix delta = batched.delta();
        List<Observed> each = IntStream.range(0, sequences)
                .mapToObj(i -> alone.run(x.rowRange(i * n, (i + 1) * n), delta.rowRange(i * n, (i + 1) * n)))
                .toList();
        BoundLayer layer = batched.layer();
        DenseMatrix y = layer.forward(x).result();
        DenseMatrix inputGradient = layer.backward(delta).result();
        equalShown(trial, batched, "Y", y, stacked(each, Observed::output));
        equalShown(trial, batched, "Δ_in", inputGradient, stacked(each, Observed::inputGradient));
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec)
                    .ifPresent(gradient -> equalShown(
                            trial,
                            batched,
                            "d " + spec.name(),
                            gradient,
                            alone.sum(each.stream()
                                    .map(one -> one.gradient(spec.name()))
                                    .toList())));
        }
    }

    private static UncertainMatrix stacked(List<Observed> each, Function<Observed, UncertainMatrix> part) {
        List<UncertainMatrix> parts = each.stream().map(part).toList();
        return parts.get(0).above(parts.subList(1, parts.size()));
    }

    private static void equalShown(
            Trial trial, Bench bench, String quantity, DenseMatrix actual, UncertainMatrix expected) {
        trial.equal(quantity, bench.shown(actual, expected), expected);
    }

    /** Y is the reference's. */
    @Invariant("GEN-11")
    @Property
    default void outputAgreesWithTheReference(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("Y − reference", bench.deviation(bench.x(), bench.delta()).output());
    }

    /** Δ_in and every parameter gradient are the reference's. */
    @Invariant("GEN-12")
    @Property
    default void gradientsAgreeWithTheReference(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed deviation = bench.deviation(bench.x(), bench.delta());
        trial.zero("Δ_in − reference", deviation.inputGradient());
        deviation.gradients().forEach((name, gradient) -> trial.zero("d " + name + " − reference", gradient));
    }

    /** With the input, or the table of token numbers, a thousand times larger or smaller: finite, and gradients are the reference's. */
    @Invariant("GEN-13")
    @Property
    default void extremeScalesAreNoProblem(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench ordinary = trial.on(given);
        List<Double> scales = LayerCases.extremeScales(ordinary.subject().precision());
        double scale = scales.get(ordinary.draw().index("scale", scales.size()));
        Bench bench = scaled(ordinary, scale);
        Observed deviation = bench.deviation(bench.x(), bench.delta());
        trial.numbers("Y", deviation.output());
        trial.zero("Δ_in − reference", deviation.inputGradient());
        deviation.gradients().forEach((name, gradient) -> trial.zero("d " + name + " − reference", gradient));
    }

    private static Bench scaled(Bench bench, double scale) {
        UnaryOperator<DenseMatrix> larger =
                table -> table.each(w -> bench.subject().precision().round(scale * w));
        return switch (bench.subject().kind()) {
            case EMBEDDING -> bench.with("weight", larger);
            case LANGUAGE_MODEL -> bench.with("embedding.weight", larger);
            default -> bench.with(new Inputs(InputForm.ORDINARY, scale));
        };
    }
}
