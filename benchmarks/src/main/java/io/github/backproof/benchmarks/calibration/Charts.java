package io.github.backproof.benchmarks.calibration;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The two charts of the README. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int POINTS = 161;
    private static final double LEAST = 1e-16;
    private static final double MOST = 1e-2;

    private Charts() {}

    /** The probability that a standard run catches a mistake, over its relative error. */
    static void power(Map<String, double[]> thresholds, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Wrong gradients caught in one run: attention, 16 by 64, 4 heads")
                .xAxisTitle("relative error of the gradient")
                .yAxisTitle("probability")
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        double[] errors = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            errors[i] = LEAST * Math.pow(MOST / LEAST, i / (POINTS - 1.0));
        }
        thresholds.forEach((name, sorted) -> {
            double[] shares = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                shares[i] = shareBelow(sorted, errors[i]);
            }
            chart.addSeries(name, errors, shares).setMarker(SeriesMarkers.NONE);
        });
        save(chart, file);
    }

    /** The largest residual of right layers, in units of its level: an alarm would stand above one. */
    static void residuals(List<String> invariants, Map<String, List<Double>> byPrecision, Path file)
            throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Right layers: largest residual over its rounding level (above 1 is a false alarm)")
                .yAxisTitle("residual / level")
                .build();
        chart.getStyler().setXAxisLabelRotation(60);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        byPrecision.forEach((precision, severities) -> chart.addSeries(precision, invariants, severities));
        save(chart, file);
    }

    private static double shareBelow(double[] sorted, double error) {
        int below = 0;
        while (below < sorted.length && sorted[below] <= error) {
            below++;
        }
        return (double) below / sorted.length;
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
