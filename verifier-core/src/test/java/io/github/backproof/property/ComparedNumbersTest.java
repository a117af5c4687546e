package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.pages.CheckedInPage;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each law asks a layer for the same numbers as before, and compares the same. A change of a law that makes it look at less, which
 * neither a right layer nor the planted mistakes need show, is seen here; where it is meant, the file is written anew.
 */
class ComparedNumbersTest {
    private static final Path FILE = Path.of("src", "test", "resources", "compared-numbers.txt");

    /** Half of the digits: what is smaller comes of rounding, and differs from machine to machine. */
    private static final double ROUNDING = Math.sqrt(Precision.FLOAT64.unitRoundoff());

    /** Of the second case: what a law asks for twice shows there, and no derivative. */
    private static final double DRIFT = 0.125;

    private static final List<LayerCase> CASES = List.of(
            of(4, 12, 2, 0.1, Inputs.ORDINARY, 1),
            of(5, 16, 4, 0.0, new Inputs(InputForm.ORDINARY, 8), 2),
            of(6, 6, 3, 1.0, new Inputs(InputForm.REPEATED_TOKENS, 1), 3));

    private static LayerCase of(int tokens, int features, int heads, double epsilon, Inputs inputs, int number) {
        return new LayerCase(
                new Sizes(Map.ofEntries(
                        Map.entry(Dimension.TOKENS, tokens),
                        Map.entry(Dimension.FEATURES, features),
                        Map.entry(Dimension.HEADS, heads),
                        Map.entry(Dimension.HIDDEN, 5),
                        Map.entry(Dimension.INPUTS, 4),
                        Map.entry(Dimension.OUTPUTS, 3),
                        Map.entry(Dimension.RANK, 2),
                        Map.entry(Dimension.VOCABULARY, 7),
                        Map.entry(Dimension.CONTEXT, 9),
                        Map.entry(Dimension.BLOCKS, 1))),
                Map.of(Hyperparameter.EPSILON, epsilon, Hyperparameter.LORA_ALPHA, 7.0),
                inputs,
                number);
    }

    /** A law on a layer; the number tells the layer's kind's variants apart. */
    private record Line(InvariantProperty law, Subject right, int variant) {
        String name() {
            return law.spec().id() + " " + right.kind() + " " + variant;
        }

        String text() {
            return name() + ": "
                    + CASES.stream()
                            .limit(isBuiltOfOthers() && isGeneral() ? 1 : CASES.size())
                            .map(this::compared)
                            .collect(Collectors.joining("; "));
        }

        /** The general laws take long: each kind as it usually is, and MLPs in every variant. */
        boolean isWanted() {
            return variant == 1 || right.kind() == LayerKind.MLP || !isGeneral();
        }

        private boolean isGeneral() {
            return law.spec().id().startsWith("GEN");
        }

        private boolean isBuiltOfOthers() {
            return right.kind() == LayerKind.TRANSFORMER_BLOCK || right.kind() == LayerKind.LANGUAGE_MODEL;
        }

        /** Where it depends on the order of sums which number of a comparison is the worst, nothing can be held. */
        private String compared(LayerCase given) {
            String one = compared(given, SummationOrder.FIRST_TO_LAST);
            return one.equals(compared(given, SummationOrder.LAST_TO_FIRST)) ? one : "as rounding has it";
        }

        private String compared(LayerCase given, SummationOrder order) {
            Subject distorted = ReferenceSubject.of(
                    right.name(),
                    right.kind(),
                    right.conventions(),
                    Precision.FLOAT64,
                    Arithmetic.rounded(Precision.FLOAT64, order),
                    RightLayer.of(right.kind()),
                    (layer, sizes) -> Distorted.of(layer, given.number() == 2 ? DRIFT : 0));
            List<Double> residuals = new ArrayList<>();
            Trial trial = new Trial(distorted, (quantity, comparison) -> residuals.add(comparison.residual()));
            String end = "";
            try {
                end = law.tryOn(shared(given), trial).isPresent() ? " and refused" : "";
            } catch (SubjectFailure failure) {
                end = " and failed";
            }
            residuals.removeIf(residual -> residual < ROUNDING);
            return residuals.size() + " of " + trial.decided() + ", " + sizes(residuals) + end;
        }

        /** Four heads of attention share two of keys and values. */
        private LayerCase shared(LayerCase given) {
            boolean isShared =
                    right.kind() == LayerKind.SELF_ATTENTION && given.sizes().of(Dimension.HEADS) == 4;
            return isShared ? given.with(Dimension.KEY_VALUE_HEADS, 2) : given;
        }

        /** Logarithms, so that small numbers count as much as great ones. */
        private static String sizes(List<Double> residuals) {
            double sum = residuals.stream()
                    .filter(Double::isFinite)
                    .mapToDouble(Math::log10)
                    .sum();
            return String.format(Locale.ROOT, "%.3f", sum);
        }
    }

    @TestFactory
    Stream<DynamicTest> each_law_compares_the_numbers_that_it_did() throws IOException {
        if (System.getProperty("backproof.generate") != null) {
            CheckedInPage.check(FILE, lines().map(Line::text).collect(Collectors.joining("\n", "", "\n")));
        }
        List<String> known = Files.readAllLines(FILE);
        assertThat(lines()).hasSameSizeAs(known);
        return lines().map(
                        line -> dynamicTest(line.name(), () -> assertThat(known).contains(line.text())));
    }

    private static Stream<Line> lines() {
        Map<LayerKind, Integer> variants = new EnumMap<>(LayerKind.class);
        return RightSubjects.in(Precision.FLOAT64).stream().flatMap(right -> {
            int variant = variants.merge(right.kind(), 1, Integer::sum);
            return Invariants.concerning(right).stream()
                    .filter(law -> law.notApplicableTo(right).isEmpty())
                    .map(law -> new Line(law, right, variant))
                    .filter(Line::isWanted);
        });
    }
}
