package io.github.backproof.model;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.specs.Tying;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Compares the gradient of every parameter of a model with central differences along one signed Gaussian direction per parameter.
 *
 * <p>Method: what lies before the moved parameter is computed once; all points of a block go through the blocks behind it as one
 * batch. There, ⟨Δ, X⟩ stands for the loss, Δ the error of what enters the head (norm, logits layer, loss); that error and the
 * head's own parameters are checked against the loss itself. So is a table that both ends of the model share.
 *
 * <p>A residual within the rounding noise divided by the step is agreement. Otherwise the difference over half the step
 * is taken too and extrapolated: that removes the remainder of a right gradient and leaves that of a wrong one. Noise is measured:
 * the spread of a value when its input is moved by less than its own rounding.
 *
 * @param model in float64
 * @param tokens the sequence whose next-token loss is differentiated
 * @param directions draws the directions
 */
public record DirectionalModelCheck(LanguageModel model, int[] tokens, Initialisation directions) {
    /** The name under which the error of what enters the head is reported. */
    public static final String HEAD_INPUT = "input of the head";

    /** Weights are of the size of hundredths; this moves them by a ten-thousandth of themselves. */
    private static final double FIRST_STEP = 0x1p-20;

    /** The noise of (4D(h/2) − D(h))/3 in units of that of D(h). */
    private static final double EXTRAPOLATED_NOISE = (4 * 2 + 1) / 3.0;

    private static final int NOISE_SAMPLES = 8;

    /**
     * What was found for one parameter.
     *
     * @param name the parameter
     * @param claimed ⟨dp, V⟩ by the backward pass
     * @param measured the central difference along V
     * @param comparison their distance against what noise explains
     */
    public record Finding(String name, double claimed, double measured, Comparison comparison) {}

    /** Checks every trained parameter against gradients by name, as the model's backward pass gives them. */
    public List<Finding> against(Map<String, Matrix> gradients, Consumer<Finding> progress) {
        List<Finding> findings = new ArrayList<>();
        Consumer<Finding> keep = finding -> {
            findings.add(finding);
            progress.accept(finding);
        };
        ModelStages stages = new ModelStages(model, tokens);
        checkHead(stages, gradients, keep);
        checkBeforeHead(stages, gradients, keep);
        return findings;
    }

    /** A block that is moved, and the way it is moved. */
    private record Point(String name, DenseMatrix value, DenseMatrix direction) {}

    private void checkHead(ModelStages stages, Map<String, Matrix> gradients, Consumer<Finding> keep) {
        DenseMatrix x = (DenseMatrix) stages.input(blocks());
        double noise = spread(x, moved -> stages.lossOfHead(model, moved));
        Point input = new Point(HEAD_INPUT, x, directions.direction(shape(HEAD_INPUT, x)));
        keep.accept(settled(
                input,
                stages.headError(),
                noise,
                step -> difference(input, step, moved -> stages.lossOfHead(model, moved))));
        for (ParameterShape shape : model.config().parameters()) {
            if (shape.isTrained() && (stage(shape) == blocks() || isShared(shape))) {
                ToDoubleFunction<DenseMatrix> loss = isShared(shape)
                        ? moved -> with(shape.name(), moved)
                                .nextTokenLoss(tokens)
                                .value()
                                .at(0, 0)
                        : moved -> stages.lossOfHead(with(shape.name(), moved), x);
                Point point = point(shape);
                keep.accept(settled(point, gradients.get(shape.name()), noise, step -> difference(point, step, loss)));
            }
        }
    }

    private void checkBeforeHead(ModelStages stages, Map<String, Matrix> gradients, Consumer<Finding> keep) {
        double noise = spread(
                (DenseMatrix) stages.input(0),
                moved -> stages.beforeHeadFrom(0, List.of(moved)).get(0));
        groups().forEach((stage, shapes) -> {
            List<Point> points = shapes.stream().map(this::point).toList();
            Map<String, Double> first = differences(stages, stage, points, FIRST_STEP);
            for (Point point : points) {
                keep.accept(settled(
                        point,
                        gradients.get(point.name()),
                        noise,
                        step -> step == FIRST_STEP
                                ? first.get(point.name())
                                : differences(stages, stage, List.of(point), step)
                                        .get(point.name())));
            }
        });
    }

    /** The parameters before the head by their stage, so that those of one stage can be moved in one batch. */
    private Map<Integer, List<ParameterShape>> groups() {
        Map<Integer, List<ParameterShape>> groups = new LinkedHashMap<>();
        for (ParameterShape shape : model.config().parameters()) {
            if (shape.isTrained() && stage(shape) < blocks() && !isShared(shape)) {
                groups.computeIfAbsent(stage(shape), stage -> new ArrayList<>()).add(shape);
            }
        }
        return groups;
    }

    private Map<String, Double> differences(ModelStages stages, int stage, List<Point> points, double step) {
        List<LanguageModel> moved = new ArrayList<>();
        for (Point point : points) {
            DenseMatrix way = point.direction().scaledBy(step);
            moved.add(with(point.name(), point.value().plus(way)));
            moved.add(with(point.name(), point.value().minus(way)));
        }
        List<Double> values = stages.beforeHead(stage, moved);
        Map<String, Double> differences = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            differences.put(points.get(i).name(), (values.get(2 * i) - values.get(2 * i + 1)) / (2 * step));
        }
        return differences;
    }

    private static double difference(Point point, double step, ToDoubleFunction<DenseMatrix> function) {
        DenseMatrix way = point.direction().scaledBy(step);
        double ahead = function.applyAsDouble(point.value().plus(way));
        double behind = function.applyAsDouble(point.value().minus(way));
        return (ahead - behind) / (2 * step);
    }

    /** A central difference as a function of its step. */
    private interface Difference {
        double over(double step);
    }

    /** Half the step, and extrapolation, where a remainder is left that noise does not explain. */
    private Finding settled(Point point, Matrix gradient, double noise, Difference difference) {
        double claimed = ((DenseMatrix) gradient).dot(point.direction());
        Finding first = finding(point.name(), claimed, difference.over(FIRST_STEP), noise / FIRST_STEP);
        if (first.comparison().isAgreement()) {
            return first;
        }
        double half = difference.over(FIRST_STEP / 2);
        double extrapolated = (4 * half - first.measured()) / 3;
        return finding(point.name(), claimed, extrapolated, EXTRAPOLATED_NOISE * noise / FIRST_STEP);
    }

    private static Finding finding(String name, double claimed, double measured, double noise) {
        double residual = Math.abs(claimed - measured);
        return new Finding(name, claimed, measured, RoundingLevel.ofMeasured(residual, noise));
    }

    /** The greatest distance from the mean, over points that differ by rounding. */
    private double spread(DenseMatrix point, ToDoubleFunction<DenseMatrix> function) {
        double[] values = new double[NOISE_SAMPLES];
        double mean = 0;
        for (int i = 0; i < NOISE_SAMPLES; i++) {
            DenseMatrix factors =
                    directions.direction(shape("noise " + i, point)).scaledBy(0x1p-52);
            values[i] = function.applyAsDouble(point.plus(point.hadamard(factors)));
            mean += values[i] / NOISE_SAMPLES;
        }
        double greatest = Math.ulp(mean);
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value - mean));
        }
        return greatest;
    }

    private int stage(ParameterShape shape) {
        String name = shape.name();
        if (name.startsWith("blocks.")) {
            return Integer.parseInt(name.substring(7, name.indexOf('.', 7)));
        }
        boolean first = name.equals("embedding.weight") || name.equals("position.weight");
        return first ? ModelStages.EMBEDDING : blocks();
    }

    private boolean isShared(ParameterShape shape) {
        return model.config().tying() == Tying.TIED && shape.name().equals("embedding.weight");
    }

    private int blocks() {
        return model.config().sizes().blocks();
    }

    private Point point(ParameterShape shape) {
        DenseMatrix value = (DenseMatrix) model.parameters().get(shape.name());
        return new Point(shape.name(), value, directions.direction(shape));
    }

    private LanguageModel with(String name, DenseMatrix value) {
        return model.with(Map.of(name, value));
    }

    private static ParameterShape shape(String name, DenseMatrix value) {
        return new ParameterShape(
                name, value.rows(), value.columns(), ParameterShape.Role.WEIGHT, ParameterShape.Training.TRAINED);
    }
}
