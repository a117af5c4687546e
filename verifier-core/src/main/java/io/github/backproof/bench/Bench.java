package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.numerics.kernel.Workers;
import io.github.backproof.reference.CallContext;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The subject in one case: sizes, parameters, hyperparameters. Immutable; every call works on a newly built layer, so that no
 * call sees another's state.
 *
 * @param subject the layer under test
 * @param draw the source of the case's values
 * @param sizes the case's sizes
 * @param hypers the case's ε and α
 * @param inputs how its input is drawn
 * @param parameters the value of every parameter, by name: matrices in by out, vectors as one row
 * @param errors how far a parameter is from what was to be handed over, entry by entry; only of parameters that are
 * @param context what each forward is told beside its input
 * @param right what the subject is compared with: the reference layer of its kind, unless it is known to be another function
 */
public record Bench(
        Subject subject,
        Draw draw,
        Sizes sizes,
        Hypers hypers,
        Inputs inputs,
        Map<String, DenseMatrix> parameters,
        Map<String, DenseMatrix> errors,
        CallContext context,
        LayerMaker right) {
    private static final double ABOVE_ZERO = 0.1;

    /** Rounds the numbers as the subject takes them. */
    public Bench {
        hypers = subject.taken(hypers);
    }

    /** The subject in a drawn case. */
    public static Bench of(Subject subject, LayerCase given) {
        Draw draw = new Draw(given.number(), subject.precision());
        DrawnValues values = new DrawnValues(subject, draw, given.sizes());
        Hypers hypers = new Hypers(given.of(Hyperparameter.EPSILON), given.of(Hyperparameter.LORA_ALPHA));
        return new Bench(
                subject,
                draw,
                given.sizes(),
                hypers,
                given.inputs(),
                values.parameters(),
                Map.of(),
                values.context(),
                RightLayer.of(subject.kind()));
    }

    /** The case's input X. */
    public DenseMatrix x() {
        return x("X");
    }

    /** Another input of the same kind, by name. */
    public DenseMatrix x(String name) {
        if (subject.kind().takesTokens()) {
            return draw.numbers(name, sizes.inputRows(), sizes.of(Dimension.VOCABULARY));
        }
        DenseMatrix normal = draw.normal(name, sizes.inputRows(), inputWidth(), 0, 1);
        return inputs.equals(Inputs.ORDINARY)
                ? normal
                : inputs.form().of(normal).each(x -> subject.precision().round(inputs.scale() * x));
    }

    /** The case's upstream error Δ. */
    public DenseMatrix delta() {
        return delta("Δ");
    }

    /** Another upstream error, by name. */
    public DenseMatrix delta(String name) {
        return draw.normal(
                name, sizes.outputRows(subject.kind()), sizes.of(subject.kind().outputWidth()), 0, 1);
    }

    private int inputWidth() {
        return sizes.of(subject.kind().inputWidth());
    }

    /** The same case with one parameter changed, where the layer has it. */
    public Bench with(String parameter, UnaryOperator<DenseMatrix> change) {
        Map<String, DenseMatrix> changed = new LinkedHashMap<>(parameters);
        changed.computeIfPresent(parameter, (name, value) -> change.apply(value));
        return with(changed);
    }

    /** The same case with these parameters. */
    public Bench with(Map<String, DenseMatrix> others) {
        return new Bench(
                subject,
                draw,
                sizes,
                hypers,
                inputs,
                Collections.unmodifiableMap(new LinkedHashMap<>(others)),
                errors,
                context,
                right);
    }

    /** The same case with a parameter that was computed: the layer gets it rounded, and what that and computing cost is counted. */
    public Bench handing(String parameter, UncertainMatrix computed) {
        DenseMatrix rounded = computed.value().each(subject.precision()::round);
        DenseMatrix variance = computed.variance().plus(squared(rounded.minus(computed.value())));
        Map<String, DenseMatrix> allErrors = new LinkedHashMap<>(errors);
        allErrors.put(parameter, variance.each(Math::sqrt));
        Bench changed = with(parameter, value -> rounded);
        return new Bench(
                subject,
                draw,
                sizes,
                hypers,
                inputs,
                changed.parameters,
                Collections.unmodifiableMap(allErrors),
                context,
                right);
    }

    private static DenseMatrix squared(DenseMatrix values) {
        return values.hadamard(values);
    }

    /** The same case with another size; parameters whose shape depends on it have to be replaced besides. */
    public Bench with(Dimension dimension, int extent) {
        return new Bench(
                subject, draw, sizes.with(dimension, extent), hypers, inputs, parameters, errors, context, right);
    }

    /** The same case with sequences of fewer tokens. */
    public Bench withFirst(int tokens) {
        return with(Dimension.TOKENS, tokens).with(context.ofFirst(tokens));
    }

    /** The same case with its input drawn in another way. */
    public Bench with(Inputs others) {
        return new Bench(subject, draw, sizes, hypers, others, parameters, errors, context, right);
    }

    /** The same case with other numbers that the layer is built with. */
    public Bench with(Hypers others) {
        return new Bench(subject, draw, sizes, others, inputs, parameters, errors, context, right);
    }

    /** The same case whose forwards are told something else. */
    public Bench with(CallContext other) {
        return new Bench(subject, draw, sizes, hypers, inputs, parameters, errors, other, right);
    }

    /** The same case, judged by another function than the kind's. */
    public Bench comparedWith(LayerMaker other) {
        return new Bench(subject, draw, sizes, hypers, inputs, parameters, errors, context, other);
    }

    /** The same case with another ε. */
    public Bench withEpsilon(double epsilon) {
        return with(new Hypers(epsilon, hypers.loraAlpha()));
    }

    /** The same case with an ε above 0, so that no row is 0/0; unless the layer's own is fixed at 0. */
    public Bench withEpsilonAboveZero() {
        boolean isToldZero = hypers.epsilon() == 0 && subject.fixedEpsilon().isEmpty();
        return isToldZero ? withEpsilon(ABOVE_ZERO) : this;
    }

    /** The same case with another α. */
    public Bench withLoraAlpha(double alpha) {
        return with(hypers.withLoraAlpha(alpha));
    }

    /** A parameter of the case, without error. */
    public UncertainMatrix exact(String parameter) {
        return exact(parameters.get(parameter));
    }

    /** Values less a bias of the case in every row; the values themselves where the layer has no such bias. */
    public UncertainMatrix lessBias(UncertainMatrix values, String bias) {
        return parameters.containsKey(bias) ? values.minus(exact(bias).broadcastRows(values.rows())) : values;
    }

    /** Values without error, to be computed with in float64. */
    public static UncertainMatrix exact(DenseMatrix values) {
        return UncertainMatrix.exactly(values, Precision.FLOAT64);
    }

    /** Values as the subject gets them: rounded to its precision, with that rounding as their error. */
    public UncertainMatrix handedOver(UncertainMatrix values) {
        DenseMatrix rounded = values.value().each(subject.precision()::round);
        return values.seenAs(rounded, rounded.minus(values.value()));
    }

    /** A new layer with the case's parameters. */
    public BoundLayer layer() {
        BoundLayer layer = subject.build(sizes, hypers);
        layer.parameters().forEach(spec -> layer.set(spec, parameters.get(spec.name())));
        return told(layer);
    }

    /** A layer that may have been used before, told what this case's next forward is told. */
    public BoundLayer told(BoundLayer layer) {
        layer.sequencesOf(sizes.of(Dimension.TOKENS));
        if (!context.targets().isEmpty()) {
            layer.targets(context.targets().stream().mapToInt(t -> t).toArray());
        }
        if (!context.visible().isEmpty()) {
            boolean[] visible = new boolean[context.visible().size()];
            for (int t = 0; t < visible.length; t++) {
                visible[t] = context.visible().get(t);
            }
            layer.visible(visible);
        }
        return layer;
    }

    /** The subject's forward and backward on exact arguments. */
    public Observed run(DenseMatrix x, DenseMatrix delta) {
        return run(exact(x), exact(delta));
    }

    /** The subject's forward and backward on arguments that carry an error. */
    public Observed run(UncertainMatrix x, UncertainMatrix delta) {
        return passed(x, delta, () -> passed(layer(), x.value(), delta.value()), this::seen);
    }

    /** The subject's second forward and backward on one layer. */
    public Observed runAgain(DenseMatrix x, DenseMatrix delta) {
        return runOn(passed(layer(), x, delta).layer(), x, delta);
    }

    /** The forward and backward of a layer that may have been used before. */
    public Observed runOn(BoundLayer used, DenseMatrix x, DenseMatrix delta) {
        return passed(exact(x), exact(delta), () -> passed(told(used), x, delta), this::seen);
    }

    /** The subject's forward. */
    public UncertainMatrix output(UncertainMatrix x) {
        return seen(layer().forward(x.value()).result(), expected().output(x));
    }

    /** The subject's distance from the reference, by name: first Y and Δ_in, then the gradients. Both round. */
    public Observed deviation(DenseMatrix x, DenseMatrix delta) {
        return passed(exact(x), exact(delta), () -> passed(layer(), x, delta), this::apart);
    }

    /** The subject's forward and backward beside the reference's. */
    private Observed passed(
            UncertainMatrix x,
            UncertainMatrix delta,
            Supplier<Passed> passes,
            BiFunction<DenseMatrix, UncertainMatrix, UncertainMatrix> beside) {
        Workers.Both<Passed, Observed> both =
                Workers.both(work(), passes, () -> expected().of(right(), x, delta));
        Passed actual = both.here();
        Observed right = both.elsewhere();
        Map<String, UncertainMatrix> gradients = new LinkedHashMap<>();
        for (ParameterSpec spec : actual.layer().parameters()) {
            UncertainMatrix uncertain = right.gradient(spec.name());
            if (uncertain != null) {
                DenseMatrix gradient = actual.layer().gradient(spec).orElseThrow();
                gradients.put(spec.name(), beside.apply(gradient, uncertain));
            }
        }
        return new Observed(
                beside.apply(actual.output(), right.output()),
                beside.apply(actual.inputGradient(), right.inputGradient()),
                gradients);
    }

    private record Passed(BoundLayer layer, DenseMatrix output, DenseMatrix inputGradient) {}

    private static Passed passed(BoundLayer layer, DenseMatrix x, DenseMatrix delta) {
        return new Passed(
                layer, layer.forward(x).result(), layer.backward(delta).result());
    }

    /** How many products of entries a forward takes, at least. */
    private long work() {
        int weights = parameters.values().stream()
                .mapToInt(p -> p.rows() * p.columns())
                .sum();
        return (long) sizes.inputRows() * weights;
    }

    private UncertainMatrix apart(DenseMatrix actual, UncertainMatrix expected) {
        DenseMatrix own = subject.precision() == Precision.FLOAT64
                ? expected.variance()
                : DenseMatrix.filled(actual.rows(), actual.columns(), 0);
        return expected.missedBy(actual, subject.precision().unitRoundoff(), own);
    }

    /** The sum of what several calls gave, added up in the subject's precision. */
    public UncertainMatrix sum(List<UncertainMatrix> parts) {
        return parts.stream()
                .map(part -> part.continuedIn(subject.precision()))
                .reduce(UncertainMatrix::plus)
                .orElseThrow()
                .continuedIn(Precision.FLOAT64);
    }

    /** Values that the subject shows beside its output, with the rounding that the reference's may show there. */
    public UncertainMatrix shown(DenseMatrix values, UncertainMatrix reference) {
        return seen(values, reference);
    }

    /** P and dS of each head as the reference computes them. */
    public Scores scores(DenseMatrix x, DenseMatrix delta) {
        return expected().scores(x, delta);
    }

    /** The reference in float64, with the case's parameters. */
    public ReferenceLayer reference() {
        return expected().inFloat64();
    }

    /** The values of another layer with the case's parameters, with the rounding that it may show in the subject's precision. */
    public Observed instead(LayerMaker layer, DenseMatrix x, DenseMatrix delta) {
        return expected().of(layer, exact(x), exact(delta));
    }

    private Expected expected() {
        return new Expected(this);
    }

    /** The factor s of a LoRA adapter, by the subject's convention. */
    public double loraScale() {
        return subject.conventions().loraScale().factor(hypers.loraAlpha(), sizes.of(Dimension.RANK));
    }

    /** A subject that computes something else than the reference is still allowed to round what it computes. */
    private UncertainMatrix seen(DenseMatrix value, UncertainMatrix reference) {
        double u = subject.precision().unitRoundoff();
        return reference.seenAs(value, u).continuedIn(Precision.FLOAT64);
    }
}
