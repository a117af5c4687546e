package io.github.backproof.benchmarks.calibration;

import io.github.backproof.numerics.Figures;
import io.github.backproof.numerics.Precision;
import java.util.Locale;

/** The calibration program. */
public final class Calibration {
    private Calibration() {}

    public static void main(String[] arguments) {
        Precision precision = Precision.valueOf(arguments[1]);
        long comparisons = Long.parseLong(arguments[2]);
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        long start = System.nanoTime();
        FalseAlarms.Count count = FalseAlarms.count(new RightCases(precision, seed), comparisons, c -> {
            if (c.cases() % 20000 == 0 || c.alarms().size() > 0 && c.cases() % 2000 == 0)
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d cases, %d comparisons, %d undecided, %d alarms, %.0f s%n",
                        precision.label(),
                        c.cases(),
                        c.comparisons(),
                        c.undecided(),
                        c.alarms().size(),
                        (System.nanoTime() - start) / 1e9);
            if (c.alarms().size() > 3) {
                c.alarms().stream().limit(40).forEach(System.out::println);
                System.exit(1);
            }
        });
        count.alarms().forEach(System.out::println);
        count.worst()
                .forEach((id, f) -> System.out.println(
                        "  " + id + " " + Figures.of(f.comparison().severity())
                                + (f.comparison().severity() > 0.3 ? f : "")));
        System.out.println(count.comparisons() + " " + (System.nanoTime() - start) / 1e9);
    }
}
