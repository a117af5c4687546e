package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Repeatability;
import io.github.backproof.subject.BoundLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family GEN, continued: how every layer behaves from call to call. */
public interface EveryLayerBehaviourProperties extends LayerLaws {

    /** The same arguments give the same numbers, on the same layer and on a new one; up to rounding if the layer says so. */
    @Invariant("GEN-05")
    @Property
    default void passesAreDeterministic(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    default void passesLeaveTheirArgumentsAlone(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        trial.identical("X by forward", layer.forward(bench.x()).argumentAfterwards(), bench.x());
        trial.identical("Δ by backward", layer.backward(bench.delta()).argumentAfterwards(), bench.delta());
        for (ParameterSpec spec : layer.parameters()) {
            trial.identical(
                    spec.name(), layer.parameter(spec), bench.parameters().get(spec.name()));
        }
    }

    /** f(X₁), f(X₂), f(X₁): the third is the first. After f(X₁) and f(X₂), backward is that of a layer that has seen X₂ alone. */
    @Invariant("GEN-07")
    @Property
    default void nothingIsKeptFromEarlierInputs(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench longer = trial.on(given);
        Bench shorter = shorter(longer);
        boolean growing = longer.draw().index("growing", 2) == 1;
        Bench first = growing ? shorter : longer;
        Bench second = growing ? longer : shorter;
        if (first.subject().conventions().repeatability() == Repeatability.SAME_UP_TO_ROUNDING) {
            nothingIsKeptUpToRounding(first, second, trial);
        } else {
            noBitsAreKept(first, second, trial);
        }
    }

    /** The case with a shorter sequence, unless the layer is built for the number of tokens. */
    private static Bench shorter(Bench bench) {
        int tokens = bench.sizes().of(Dimension.TOKENS);
        int fewest = SizesDrawn.fewestTokens(bench.subject());
        return bench.subject().isBuiltFor(Dimension.TOKENS)
                ? bench
                : bench.withFirst(fewest + bench.draw().index("shorter", tokens - fewest + 1));
    }

    private static void nothingIsKeptUpToRounding(Bench first, Bench second, Trial trial) {
        DenseMatrix x = second.x("X₂");
        Observed used = second.runOn(after(first), x, second.delta());
        trial.equalPasses(used, second.run(x, second.delta()));
        UncertainMatrix fresh = first.run(first.x(), first.delta()).output();
        trial.equal("Y on returning to X₁", first.shown(third(first, second), fresh), fresh);
    }

    private static void noBitsAreKept(Bench first, Bench second, Trial trial) {
        trial.identical(
                "Y on returning to X₁",
                () -> third(first, second),
                () -> first.layer().forward(first.x()).result());
        trial.identicalPasses(() -> passes(second, second.told(after(first))), () -> passes(second, second.layer()));
    }

    /** A layer that has seen X₁. */
    private static BoundLayer after(Bench first) {
        BoundLayer layer = first.layer();
        layer.forward(first.x());
        return layer;
    }

    /** f(X₁) after f(X₁) and f(X₂). */
    private static DenseMatrix third(Bench first, Bench second) {
        BoundLayer layer = second.told(after(first));
        layer.forward(second.x("X₂"));
        return first.told(layer).forward(first.x()).result();
    }

    /** All that f(X₂) and backward give. */
    private static Map<String, DenseMatrix> passes(Bench second, BoundLayer layer) {
        Map<String, DenseMatrix> all = new LinkedHashMap<>();
        all.put("Y", layer.forward(second.x("X₂")).result());
        all.put("Δ_in", layer.backward(second.delta()).result());
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec).ifPresent(gradient -> all.put("d " + spec.name(), gradient));
        }
        return all;
    }

    /** Two backwards leave the sum of both gradients or that of the second, as declared; each returns its own Δ_in. */
    @Invariant("GEN-08")
    @Property
    default void gradientsAreUpdatedAsDeclared(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        boolean accumulates = bench.subject().conventions().gradients() == GradientUpdate.ACCUMULATE;
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec)
                    .ifPresent(before -> layer.setGradient(
                            spec, accumulates ? before.scaledBy(0) : leftOver(bench, spec.name(), before)));
        }
        layer.forward(bench.x("X₁"));
        layer.backwardAsDeclared(bench.delta("Δ₁"));
        bench.told(layer).forward(bench.x());
        DenseMatrix inputGradient = layer.backwardAsDeclared(bench.delta()).result();
        Observed first = bench.run(bench.x("X₁"), bench.delta("Δ₁"));
        Observed second = bench.run(bench.x(), bench.delta());
        trial.equal("Δ_in", bench.shown(inputGradient, second.inputGradient()), second.inputGradient());
        for (ParameterSpec spec : layer.parameters()) {
            // A frozen parameter may have an array for its gradient too; what is in there is LORA-04's business.
            if (spec.training() == ParameterSpec.Training.TRAINED) {
                DenseMatrix gradient = layer.gradient(spec).orElseThrow();
                UncertainMatrix own = second.gradient(spec.name());
                UncertainMatrix due = accumulates ? bench.sum(List.of(first.gradient(spec.name()), own)) : own;
                trial.equal("d " + spec.name(), bench.shown(gradient, due), due);
            }
        }
    }

    private static DenseMatrix leftOver(Bench bench, String parameter, DenseMatrix like) {
        return bench.draw().normal("left over in d " + parameter, like.rows(), like.columns(), 0, 3);
    }

    /** Y, Δ_in and every parameter gradient have the kind's shapes and hold numbers. */
    @Invariant("GEN-09")
    @Property
    default void shapesAreRightAndEntriesFinite(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with(new Inputs(given.inputs().form(), 1));
        Observed observed = trial.shaped(() -> bench.run(bench.x(), bench.delta()));
        observed.byName().forEach(trial::numbers);
    }
}
