package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.fault.Fault;
import io.github.backproof.numerics.Precision;
import io.github.backproof.pages.CheckedInPage;
import io.github.backproof.pages.KillMatrixPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault of the dictionary is caught on the cases of a quick run, by a law wherever a law can see it. */
class KillMatrixTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void every_fault_is_caught(Precision precision) {
        KillMatrix matrix = KillMatrix.in(precision);
        List<String> survivors = matrix.killers().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> entry.getKey().id())
                .toList();
        List<String> seenByTheReferenceOnly = matrix.killers().keySet().stream()
                .filter(fault -> matrix.laws(fault).isEmpty())
                .map(Fault::id)
                .toList();
        System.out.printf(
                "  %s: %d faults, %d survive a quick run, %d are seen by the comparison with the reference only: %s%n",
                precision.label(),
                matrix.killers().size(),
                survivors.size(),
                seenByTheReferenceOnly.size(),
                seenByTheReferenceOnly);
        assertThat(survivors).isEmpty();
        if (precision == Precision.FLOAT64) {
            KillMatrixPage page = new KillMatrixPage(matrix);
            CheckedInPage.check(Path.of("..", "docs", "kill-matrix.md"), page.text());
            CheckedInPage.check(
                    Path.of("src", "main", "resources", "META-INF", "backproof", "kill-matrix.txt"), page.data());
        }
    }
}
