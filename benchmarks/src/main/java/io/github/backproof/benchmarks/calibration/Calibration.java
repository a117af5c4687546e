package io.github.backproof.benchmarks.calibration;

import io.github.backproof.benchmarks.calibration.FalseAlarms.Count;
import io.github.backproof.numerics.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calibration program. Everything follows from the seed.
 *
 * <pre>
 * Calibration alarms  DIRECTORY SEED PRECISION COMPARISONS   counts false alarms
 * Calibration power   DIRECTORY SEED RUNS                    finds the smallest mistakes that are caught
 * Calibration recipes DIRECTORY SEED                         compares with the recipes of today
 * Calibration charts  DIRECTORY                              draws what the others have written
 * </pre>
 */
public final class Calibration {
    /** A line of progress on the console after so many cases. */
    private static final int CASES_A_LINE = 20_000;

    /** How often each layer of the table of recipes is drawn. */
    private static final int DRAWS = 20;

    private static final double CERTAIN = 0.99;

    private Calibration() {}

    /** Runs one part. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "alarms" ->
                alarms(
                        directory,
                        new RightCases(Precision.valueOf(arguments[3]), Long.parseLong(arguments[2])),
                        Long.parseLong(arguments[4]));
            case "power" -> power(directory, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            case "recipes" -> recipes(directory, Long.parseLong(arguments[2]));
            case "charts" -> charts(directory);
            default -> throw new IllegalArgumentException("Parts are alarms, power, recipes and charts.");
        }
    }

    private static void alarms(Path directory, RightCases stream, long comparisons) throws IOException {
        Count count = FalseAlarms.count(stream, comparisons, Calibration::progress);
        count.alarms().forEach(System.out::println);
        List<String> lines = new ArrayList<>();
        lines.add("precision,seed,cases,comparisons,undecided,alarms");
        lines.add("%s,%d,%d,%d,%d,%d"
                .formatted(
                        label(stream),
                        stream.seed(),
                        count.cases(),
                        count.comparisons(),
                        count.undecided(),
                        count.alarms().size()));
        lines.add("invariant,largest residual over level");
        count.worst()
                .forEach((id, finding) -> lines.add(id + ","
                        + String.format(
                                Locale.ROOT, "%.3f", finding.comparison().severity())));
        write(directory.resolve("alarms-" + label(stream) + ".csv"), lines);
    }

    private static void progress(Count count) {
        if (count.cases() % CASES_A_LINE == 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d cases, %d comparisons, %d undecided, %d alarms%n",
                    count.precision().label(),
                    count.cases(),
                    count.comparisons(),
                    count.undecided(),
                    count.alarms().size());
        }
    }

    private static void power(Path directory, long seed, int runs) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("precision,mistake,median,caught with probability 0.99,always caught,places times runs");
        Map<String, double[]> curves = new LinkedHashMap<>();
        for (Precision precision : List.of(Precision.FLOAT64, Precision.FLOAT32)) {
            new Power(precision, seed).thresholds(runs).forEach((mistake, sorted) -> {
                curves.put(precision.label() + ", " + mistake, sorted);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%.1e,%.1e,%.1e,%d",
                        precision.label(),
                        mistake,
                        sorted[sorted.length / 2],
                        sorted[(int) Math.min(sorted.length - 1.0, Math.ceil(CERTAIN * sorted.length))],
                        sorted[sorted.length - 1],
                        sorted.length));
            });
        }
        write(directory.resolve("power.csv"), lines);
        Charts.power(curves, directory.resolve("power.svg"));
    }

    private static void recipes(Path directory, long seed) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("recipe,planted faults caught,of,entry off by 1e-2,1e-4,1e-6,1e-8,of,right layers accused,of,"
                + "forwards of attention,backwards");
        for (RecipeTable.Row row : RecipeTable.rows(seed, DRAWS)) {
            List<String> cells =
                    new ArrayList<>(List.of('"' + row.recipe() + '"', "" + row.faults(), "" + row.allFaults()));
            row.entries().forEach(caught -> cells.add("" + caught));
            cells.addAll(List.of(
                    "" + row.draws(),
                    "" + row.alarms(),
                    "" + row.rightLayers(),
                    "" + row.forwards(),
                    "" + row.backwards()));
            lines.add(String.join(",", cells));
        }
        write(directory.resolve("recipes.csv"), lines);
    }

    private static void charts(Path directory) throws IOException {
        Map<String, Map<String, Double>> severities = new LinkedHashMap<>();
        TreeSet<String> invariants = new TreeSet<>();
        for (Precision precision : List.of(Precision.FLOAT64, Precision.FLOAT32, Precision.BFLOAT16)) {
            Map<String, Double> byInvariant = new LinkedHashMap<>();
            List<String> lines = Files.readAllLines(directory.resolve("alarms-" + precision.label() + ".csv"));
            for (String line : lines.subList(3, lines.size())) {
                String[] cells = line.split(",");
                byInvariant.put(cells[0], Double.parseDouble(cells[1]));
            }
            severities.put(precision.label(), byInvariant);
            invariants.addAll(byInvariant.keySet());
        }
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        severities.forEach((precision, byInvariant) -> columns.put(
                precision,
                invariants.stream()
                        .map(id -> Math.max(0, byInvariant.getOrDefault(id, 0.0)))
                        .toList()));
        Charts.residuals(List.copyOf(invariants), columns, directory.resolve("alarms.svg"));
    }

    private static String label(RightCases stream) {
        return stream.precision().label();
    }

    private static void write(Path file, List<String> lines) throws IOException {
        lines.forEach(System.out::println);
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}
