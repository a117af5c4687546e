package io.github.backproof.junit.run;

import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * What users may say about a run in {@code junit-platform.properties} or as system properties: {@code backproof.seed},
 * {@code backproof.tries}, {@code backproof.profile}, {@code backproof.only}, {@code backproof.parallel}.
 *
 * @param values the value of a key, if there is one
 */
public record RunParameters(Function<String, Optional<String>> values) {
    /** Those given to the JVM; Surefire hands on what stands behind {@code -D}. */
    public static final RunParameters OF_THE_JVM =
            new RunParameters(key -> Optional.ofNullable(System.getProperty(key)));

    /**
     * Seed and tries.
     *
     * @throws IllegalArgumentException when a value is not what its key takes; the message says what to write
     */
    public RunSettings settings() {
        return new RunSettings(
                value("backproof.seed", RunParameters::whole, "a whole number").orElse(RunSettings.DEFAULT_SEED),
                value("backproof.tries", RunParameters::positive, "a whole number from 1")
                        .or(() -> value("backproof.profile", Profile::of, "quick, standard or thorough")
                                .map(Profile::tries))
                        .orElse(RunSettings.DEFAULT_TRIES));
    }

    /**
     * How many layers are verified at a time, from {@code backproof.parallel}: a number, or true for one on each processor.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public int parallel() {
        return value("backproof.parallel", RunParameters::number, "true, false or a whole number from 1")
                .orElse(1);
    }

    /** Which laws of which layers; all when nothing is said. */
    public Selection selection() {
        return values.apply("backproof.only").map(Selection::of).orElse(Selection.ALL);
    }

    private <T> Optional<T> value(String key, Function<String, Optional<T>> read, String wanted) {
        return values.apply(key)
                .map(text -> read.apply(text.strip())
                        .orElseThrow(() ->
                                new IllegalArgumentException(key + " is \"" + text + "\": write " + wanted + ".")));
    }

    private static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return switch (text) {
            case "true" -> Optional.of(Runtime.getRuntime().availableProcessors());
            case "false" -> Optional.of(1);
            default -> positive(text);
        };
    }

    private static Optional<Integer> positive(String text) {
        return whole(text).filter(n -> n >= 1 && n <= Integer.MAX_VALUE).map(Long::intValue);
    }
}
