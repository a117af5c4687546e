package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.property.DirectionalCheck.Block;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Repeatability;
import io.github.backproof.subject.BoundLayer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family GEN: what holds for every layer. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class EveryLayerProperties {

    /** ⟨Δ_in, V⟩ is the derivative of ⟨Δ, f(X)⟩ along V. */
    @Invariant("GEN-01")
    @Property
    void inputGradientIsTheDerivative(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    void parameterGradientsAreTheDerivative(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    void backwardIsLinear(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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

    /** The same arguments give the same numbers, on the same layer and on a new one; up to rounding if the layer says so. */
    @Invariant("GEN-05")
    @Property
    void passesAreDeterministic(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        if (bench.subject().conventions().repeatability() == Repeatability.SAME_UP_TO_ROUNDING) {
            passesRepeatUpToRounding(bench, trial);
        } else {
            passesRepeatBits(bench, trial);
        }
    }

    private static void passesRepeatUpToRounding(Bench bench, Trial trial) {
        Observed first = bench.run(bench.x(), bench.delta());
        Observed again = bench.runAgain(bench.x(), bench.delta());
        Observed another = bench.run(bench.x(), bench.delta());
        trial.equal("Y on the second call", again.output(), first.output());
        trial.equal("Δ_in on the second call", again.inputGradient(), first.inputGradient());
        trial.equalGradients(again.gradients(), first.gradients());
        trial.equal("Y on another instance", another.output(), first.output());
        trial.equal("Δ_in on another instance", another.inputGradient(), first.inputGradient());
        trial.equalGradients(another.gradients(), first.gradients());
    }

    private static void passesRepeatBits(Bench bench, Trial trial) {
        BoundLayer layer = bench.layer();
        BoundLayer another = bench.layer();
        DenseMatrix first = layer.forward(bench.x()).result();
        trial.identical("Y on the second call", layer.forward(bench.x()).result(), first);
        trial.identical("Y on another instance", another.forward(bench.x()).result(), first);
        trial.identical(
                "Δ_in on another instance",
                another.backward(bench.delta()).result(),
                layer.backward(bench.delta()).result());
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec)
                    .ifPresent(gradient -> trial.identical(
                            "d " + spec.name() + " on another instance",
                            another.gradient(spec).orElseThrow(),
                            gradient));
        }
    }

    /** Neither pass changes its argument or a parameter. */
    @Invariant("GEN-06")
    @Property
    void passesLeaveTheirArgumentsAlone(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        trial.identical("X by forward", layer.forward(bench.x()).argumentAfterwards(), bench.x());
        trial.identical("Δ by backward", layer.backward(bench.delta()).argumentAfterwards(), bench.delta());
        for (ParameterSpec spec : layer.parameters()) {
            trial.identical(
                    spec.name(), layer.parameter(spec), bench.parameters().get(spec.name()));
        }
    }

    /** Y is the reference's. */
    @Invariant("GEN-11")
    @Property
    void outputAgreesWithTheReference(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("Y − reference", bench.deviation(bench.x(), bench.delta()).output());
    }

    /** Δ_in and every parameter gradient are the reference's. */
    @Invariant("GEN-12")
    @Property
    void gradientsAgreeWithTheReference(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed deviation = bench.deviation(bench.x(), bench.delta());
        trial.zero("Δ_in − reference", deviation.inputGradient());
        deviation.gradients().forEach((name, gradient) -> trial.zero("d " + name + " − reference", gradient));
    }
}
