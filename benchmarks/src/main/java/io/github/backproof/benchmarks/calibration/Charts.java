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
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The two charts of the README. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int POINTS = 141;
    private static final double LEAST = -16;
    private static final double MOST = -2;

    /** Told apart by people who see few colours too, by lightness. */
    private static final Color[] COLOURS = {
        new Color(0x99, 0x99, 0x99),
        new Color(0xd5, 0x5e, 0x00),
        new Color(0x00, 0x72, 0xb2),
        new Color(0x00, 0x00, 0x00)
    };

    private Charts() {}

    /** The probability that a standard run catches a mistake, over its relative error. */
    static void power(Map<String, double[]> thresholds, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Wrong gradients caught in one run: attention, 16 by 64, 4 heads")
                .xAxisTitle("relative error of the gradient, as a power of ten")
                .yAxisTitle("probability")
                .build();
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setXAxisMin(LEAST);
        chart.getStyler().setXAxisMax(MOST);
        chart.getStyler().setXAxisTickMarkSpacingHint(60);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        double[] errors = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            errors[i] = LEAST + (MOST - LEAST) * i / (POINTS - 1);
        }
        int colour = 0;
        for (Map.Entry<String, double[]> curve : thresholds.entrySet()) {
            double[] shares = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                shares[i] = shareBelow(curve.getValue(), Math.pow(10, errors[i]));
            }
            XYSeries series = chart.addSeries(curve.getKey(), errors, shares);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(COLOURS[colour++ % COLOURS.length]);
            series.setLineStyle(curve.getKey().startsWith("float64") ? SeriesLines.SOLID : SeriesLines.DASH_DASH);
        }
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
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setXAxisLabelRotation(90);
        chart.getStyler().setXAxisMaxLabelCount(invariants.size());
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
