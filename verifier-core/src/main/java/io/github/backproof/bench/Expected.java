package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.specs.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the reference, or another layer in its place, gives in a case, with the rounding it may show in the subject's precision. */
record Expected(Bench bench) {
    /** Y, Δ_in and the gradients. */
    Observed of(LayerMaker layer, UncertainMatrix x, UncertainMatrix delta) {
        Pass pass = made(layer).forward(x.continuedIn(precision()));
        Gradients gradients = pass.backward(delta.continuedIn(precision()));
        Map<String, UncertainMatrix> parameterGradients = new LinkedHashMap<>();
        gradients.parameters().forEach((name, gradient) -> parameterGradients.put(name, (UncertainMatrix) gradient));
        return new Observed((UncertainMatrix) pass.output(), (UncertainMatrix) gradients.input(), parameterGradients);
    }

    /** Y alone. */
    UncertainMatrix output(UncertainMatrix x) {
        return (UncertainMatrix)
                made(bench.right()).forward(x.continuedIn(precision())).output();
    }

    /** P and dS of each head. */
    Scores scores(DenseMatrix x, DenseMatrix delta) {
        SelfAttention attention = (SelfAttention) made(bench.right());
        SelfAttention.Scores scores = attention.scoresOf(
                UncertainMatrix.exactly(x, precision()), UncertainMatrix.exactly(delta, precision()));
        return new Scores(uncertain(scores.weights()), uncertain(scores.scoreGradients()));
    }

    private static List<UncertainMatrix> uncertain(List<Matrix> matrices) {
        return matrices.stream().map(UncertainMatrix.class::cast).toList();
    }

    /** The layer itself, in float64 and without rounding levels. */
    ReferenceLayer inFloat64() {
        return bench.right().make(settings(), new LinkedHashMap<>(bench.parameters()));
    }

    private ReferenceLayer made(LayerMaker layer) {
        Map<String, Matrix> exact = new LinkedHashMap<>();
        bench.parameters()
                .forEach((name, values) ->
                        exact.put(name, asHanded(name, UncertainMatrix.exactly(values, precision()))));
        return layer.make(settings(), exact);
    }

    private UncertainMatrix asHanded(String name, UncertainMatrix exact) {
        DenseMatrix error = bench.errors().get(name);
        return error == null ? exact : exact.seenAs(exact.value(), error);
    }

    /** What layers in this case are built with. */
    LayerSettings settings() {
        return new LayerSettings(
                bench.sizes().of(Dimension.HEADS),
                bench.sizes().of(Dimension.KEY_VALUE_HEADS),
                bench.subject().conventions().masking(),
                bench.subject().conventions().gelu(),
                bench.hypers().epsilon(),
                bench.loraScale(),
                bench.subject().conventions().variant(),
                bench.context());
    }

    private Precision precision() {
        return bench.subject().precision();
    }
}
