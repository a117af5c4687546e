package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.numerics.Precision;
import io.github.backproof.pages.CheckedInPage;
import io.github.backproof.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The page of what each law compares is as the laws are: none of their comparisons goes missing unseen. */
class ComparisonsTest {
    private static final Path PAGE = Path.of("..", "docs", "comparisons.md");
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 20);
    private static final List<Subject> SUBJECTS = RightSubjects.in(Precision.FLOAT64);
    private static final Pattern NUMBERED = Pattern.compile("(head |row |blocks\\.)\\d+");
    private static final String INTRODUCTION = """
            # What each law compares

            A law that makes several comparisons is violated by any of them. Each is with exact zero, in bits, or to rounding level; the
            law's document says which, and why. "d θ" stands for the gradient of each parameter, where a law is about all of them.

            | law | compared |
            |---|---|
            """;

    @TestFactory
    Stream<DynamicTest> each_law_compares_what_the_page_says() throws IOException {
        if (System.getProperty("backproof.generate") != null) {
            CheckedInPage.check(PAGE, page());
        }
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ["))
                .toList();
        assertThat(rows).hasSameSizeAs(Invariants.all());
        return Invariants.all().stream()
                .map(law -> dynamicTest(law.spec().id(), () -> assertThat(rows).contains(row(law))));
    }

    private static String page() {
        return Invariants.all().stream()
                .map(ComparisonsTest::row)
                .sorted()
                .collect(Collectors.joining("\n", INTRODUCTION, "\n"));
    }

    private static String row(InvariantProperty law) {
        String id = law.spec().id();
        Set<String> quantities = new TreeSet<>();
        SUBJECTS.stream()
                .filter(subject -> law.spec().kinds().contains(subject.kind()))
                .filter(subject -> law.notApplicableTo(subject).isEmpty())
                .forEach(subject -> Judge.quantities(law, subject, SETTINGS).stream()
                        .map(quantity -> id.startsWith("GEN") ? general(subject, quantity) : quantity)
                        .map(quantity -> NUMBERED.matcher(quantity).replaceAll("$1i"))
                        .forEach(quantities::add));
        return "| [%s](../specs/catalogue/%s/%s.md) | %s |"
                .formatted(
                        id,
                        id.substring(0, id.indexOf('-')),
                        id,
                        String.join("<br>", quantities).replace("|", "\\|"));
    }

    private static String general(Subject subject, String quantity) {
        return subject.parameterNames().stream()
                .sorted((one, other) -> other.length() - one.length())
                .filter(quantity::contains)
                .findFirst()
                .map(name -> quantity.replace(name, "θ"))
                .orElse(quantity);
    }
}
