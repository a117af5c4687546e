package io.github.backproof.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Reports;
import io.github.backproof.report.Waiver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {
    @Test
    void waivers_in_use_stay_and_every_other_violation_gets_one_with_an_empty_reason() {
        Waiver used = new Waiver("Attention", "ATT-01", "Known.", Optional.of("2026-12-31"));
        Waiver needless = new Waiver("Norm", "LN-01", "Once known.", Optional.empty());
        ComplianceReport report =
                Reports.report(Reports.norm(), Reports.attention()).waived(List.of(used, needless), "2026-11-25");
        List<Waiver> baseline = Baseline.of(report);
        assertThat(baseline)
                .containsExactly(
                        used,
                        new Waiver("com.example.Attention", "ATT-02", "", Optional.empty()),
                        new Waiver("com.example.Attention", "GEN-04", "", Optional.empty()));
        assertThat(WaiverFile.parse(WaiverFile.text(baseline)).problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("\"reason\" is missing"));
    }
}
