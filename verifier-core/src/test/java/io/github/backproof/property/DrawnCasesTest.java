package io.github.backproof.property;

import io.github.backproof.numerics.Precision;
import io.github.backproof.pages.CheckedInPage;
import io.github.backproof.subject.Subject;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seed of an old report draws the cases that it drew then. */
class DrawnCasesTest {
    private static final Path FILE = Path.of("src", "test", "resources", "drawn-cases.txt");
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 20);

    @Test
    void a_seed_draws_the_cases_that_it_drew() {
        CheckedInPage.check(
                FILE,
                Stream.of(Precision.FLOAT64, Precision.FLOAT16)
                        .flatMap(precision -> RightSubjects.in(precision).stream())
                        .map(DrawnCasesTest::cases)
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }

    private static String cases(Subject subject) {
        return DrawnCases.of(subject, SETTINGS).stream()
                .map(given -> subject.kind() + " " + subject.precision().label() + ": " + given + "\n")
                .collect(Collectors.joining());
    }
}
