package io.github.backproof.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is close enough is decided in numerics, from rounding; nowhere else. */
class NoBareToleranceTest {
    private static final String ROOT = "io.github.backproof.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.backproof");

    /** A number that could be a tolerance, as in {@code < 1e-6}, {@code <= 0.001} and {@code > EPSILON}. */
    private static final Pattern SMALL_NUMBER_COMPARED =
            Pattern.compile("\\s[<>]=?\\s+(\\d*\\.\\d+|\\d+[eE]-\\d+|[A-Z_]*(EPS|TOL)[A-Z_]*)");

    @Test
    void comparisons_are_made_in_numerics_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "numerics..")
                .should()
                .callConstructor(Comparison.class, double.class, double.class, int.class, int.class)
                .check(CLASSES);
    }

    @Test
    void properties_make_no_uncertainty_of_their_own() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "property..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("seenAs")))
                .orShould()
                .callMethod(UncertainMatrix.class, "exactly", DenseMatrix.class, Precision.class)
                .check(CLASSES);
    }

    @Test
    void only_the_trial_finds_a_violation() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "property..")
                .and()
                .doNotHaveSimpleName("Trial")
                .and()
                .doNotHaveSimpleName("InvariantViolation")
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(AssertionError.class))))
                .check(CLASSES);
    }

    @Test
    void no_property_compares_with_a_number() throws IOException {
        Path properties = Path.of("src/main/java/io/github/backproof/property");
        try (Stream<Path> files = Files.list(properties)) {
            List<String> found = files.flatMap(NoBareToleranceTest::lines)
                    .filter(line -> SMALL_NUMBER_COMPARED.matcher(line).find())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void the_pattern_sees_tolerances() {
        for (String line : List.of("if (x < 1e-6)", "residual <= 0.001", "d > EPSILON", "d > ABS_TOL")) {
            assertThat(SMALL_NUMBER_COMPARED.matcher(line).find()).as(line).isTrue();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
