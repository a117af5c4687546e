package io.github.backproof.report;

import io.github.backproof.numerics.Figures;
import io.github.backproof.verdict.StepCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The error of a gradient over the step of a difference, drawn in powers of ten: that of the layer, that of what is right, and the
 * noise.
 *
 * @param caption which entry, in which case
 * @param lines the lines, to be drawn in this order
 * @param across marks of the steps
 * @param up marks of the errors
 * @param rows the figures
 */
public record StepChart(String caption, List<Line> lines, List<Mark> across, List<Mark> up, List<Row> rows) {
    private static final int LEFT = 56;
    private static final int RIGHT = 472;
    private static final int TOP = 12;
    private static final int BOTTOM = 176;
    private static final int MOST_MARKS = 6;

    /** Copies the lists. */
    public StepChart {
        lines = List.copyOf(lines);
        across = List.copyOf(across);
        up = List.copyOf(up);
        rows = List.copyOf(rows);
    }

    /**
     * A line.
     *
     * @param style how it is drawn: layer, right or noise
     * @param points as SVG has them
     */
    public record Line(String style, String points) {}

    /**
     * A power of ten on an axis.
     *
     * @param label its name
     * @param at its place in the drawing
     */
    public record Mark(String label, String at) {}

    /**
     * The figures of a step.
     *
     * @param step h
     * @param difference the difference quotient
     * @param layer how far the layer's gradient is from it
     * @param right how far the right one is
     * @param noise how far rounding may move it
     */
    public record Row(String step, String difference, String layer, String right, String noise) {}

    /** Powers of ten along an axis, and where on it a number is. */
    private record Axis(int least, int greatest, int from, int to) {
        /** Around all numbers that have a logarithm. */
        static Axis around(DoubleStream numbers, int from, int to) {
            double[] exponents = numbers.filter(x -> x > 0 && Double.isFinite(x))
                    .map(Math::log10)
                    .sorted()
                    .toArray();
            int least = exponents.length == 0 ? 0 : (int) Math.floor(exponents[0]);
            int greatest = exponents.length == 0 ? 1 : (int) Math.ceil(exponents[exponents.length - 1]);
            return new Axis(least, Math.max(greatest, least + 1), from, to);
        }

        /** What is 0 or smaller than all others is at the end of the axis. */
        String of(double number) {
            double exponent = Math.max(Math.log10(number), least);
            return String.format(Locale.ROOT, "%.1f", from + (exponent - least) / (greatest - least) * (to - from));
        }

        List<Mark> marks() {
            int every = (greatest - least + MOST_MARKS - 1) / MOST_MARKS;
            return IntStream.iterate(least, exponent -> exponent <= greatest, exponent -> exponent + every)
                    .mapToObj(exponent -> new Mark("1e" + exponent, of(Math.pow(10, exponent))))
                    .toList();
        }
    }

    /** The drawing of a curve. */
    public static StepChart of(StepCurve curve) {
        ToDoubleFunction<StepCurve.Point> layer = point -> Math.abs(point.difference() - curve.gradient());
        ToDoubleFunction<StepCurve.Point> right = point -> Math.abs(point.difference() - curve.expected());
        ToDoubleFunction<StepCurve.Point> noise = StepCurve.Point::noise;
        Axis steps = Axis.around(curve.points().stream().mapToDouble(StepCurve.Point::step), LEFT, RIGHT);
        Axis errors = Axis.around(
                Stream.of(layer, right, noise)
                        .flatMapToDouble(of -> curve.points().stream().mapToDouble(of)),
                BOTTOM,
                TOP);
        return new StepChart(
                String.format(
                        Locale.ROOT,
                        "%s at row %d, column %d, %s",
                        curve.quantity(),
                        curve.row() + 1,
                        curve.column() + 1,
                        curve.sizes()),
                List.of(
                        new Line("noise", line(curve, noise, steps, errors)),
                        new Line("right", line(curve, right, steps, errors)),
                        new Line("layer", line(curve, layer, steps, errors))),
                steps.marks(),
                errors.marks(),
                curve.points().stream()
                        .map(point -> new Row(
                                Figures.of(point.step()),
                                Figures.of(point.difference()),
                                Figures.of(layer.applyAsDouble(point)),
                                Figures.of(right.applyAsDouble(point)),
                                Figures.of(point.noise())))
                        .toList());
    }

    private static String line(StepCurve curve, ToDoubleFunction<StepCurve.Point> error, Axis steps, Axis errors) {
        List<String> points = new ArrayList<>();
        for (StepCurve.Point point : curve.points()) {
            double height = error.applyAsDouble(point);
            if (Double.isFinite(height)) {
                points.add(steps.of(point.step()) + "," + errors.of(height));
            }
        }
        return String.join(" ", points);
    }
}
