package io.github.backproof.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Reports;
import io.github.backproof.report.Waiver;
import io.github.backproof.verdict.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Gate MUST = new Gate(FailOn.MUST, Optional.empty(), 0, 0);
    private static final Gate SHOULD = new Gate(FailOn.SHOULD, Optional.empty(), 0, 0);

    @Test
    void what_complies_passes() {
        assertThat(MUST.reasons(Reports.report(Reports.norm()))).isEmpty();
    }

    @Test
    void a_should_violation_counts_only_where_it_is_asked_for() {
        ComplianceReport report = Reports.report(Reports.subject(
                "A", "LINEAR", Reports.verdict("GEN-01", Outcome.UPHELD), Reports.should("GEN-04", Outcome.VIOLATED)));
        assertThat(MUST.reasons(report)).isEmpty();
        assertThat(SHOULD.reasons(report))
                .containsExactly("backproof: 1 SHOULD violation, which count here (backproof.failOn)");
    }

    @Test
    void nothing_checked_is_never_enough() {
        ComplianceReport report = Reports.report(
                Reports.subject("A", "SELF_ATTENTION", Reports.verdict("ATT-03", Outcome.NOT_APPLICABLE)));
        assertThat(MUST.reasons(report))
                .containsExactly("backproof: 1 of 1 layer does not comply (1 with nothing checked)");
    }

    @Test
    void a_waived_violation_passes_and_a_waiver_that_is_over_does_not() {
        ComplianceReport report = Reports.report(Reports.subject(
                "A",
                "SELF_ATTENTION",
                Reports.verdict("ATT-01", Outcome.VIOLATED),
                Reports.verdict("ATT-05", Outcome.UPHELD)));
        List<Waiver> waivers = List.of(new Waiver("A", "ATT-01", "Known.", Optional.of("2026-12-31")));
        assertThat(MUST.reasons(report.waived(waivers, "2026-12-31"))).isEmpty();
        assertThat(MUST.reasons(report.waived(waivers, "2027-01-01")))
                .containsExactly(
                        "backproof: 1 of 1 layer does not comply (1 MUST violation)",
                        "backproof: the waiver of ATT-01 for A ended on 2026-12-31: correct the layer, or give the"
                                + " waiver a later date and say why.");
    }

    @Test
    void a_waiver_that_accepts_nothing_does_not_pass() {
        ComplianceReport report = Reports.report(Reports.norm())
                .waived(
                        List.of(
                                new Waiver("Norm", "LN-01", "r", Optional.empty()),
                                new Waiver("com.example.Norm", "ATT-01", "r", Optional.empty()),
                                new Waiver("Nrom", "LN-01", "r", Optional.empty())),
                        "2026-11-25");
        assertThat(MUST.reasons(report))
                .containsExactly(
                        "backproof: the waiver of LN-01 for Norm accepts nothing: there is no such violation any more;"
                                + " remove it.",
                        "backproof: the waiver of ATT-01 for com.example.Norm accepts nothing: ATT-01 was not checked"
                                + " there; remove it.",
                        "backproof: the waiver of LN-01 for Nrom names no layer: write the name of a class marked"
                                + " @GradientChecked.");
    }

    @Test
    void an_older_catalogue_than_asked_for_does_not_pass() {
        ComplianceReport report = Reports.report(Reports.norm());
        assertThat(new Gate(FailOn.MUST, Optional.of("2026.1"), 0, 0).reasons(report))
                .isEmpty();
        assertThat(new Gate(FailOn.MUST, Optional.of("2026.10"), 0, 0).reasons(report))
                .containsExactly("backproof: the catalogue is 2026.1, older than 2026.10 (backproof.minCatalogue): take"
                        + " a newer version of the plugin");
        assertThat(Gate.isBefore("2025.12", "2026.1")).isTrue();
        assertThat(Gate.isBefore("2026.2", "2026.1")).isFalse();
    }

    @Test
    void too_few_layers_verified_do_not_pass() {
        ComplianceReport report = Reports.report(Reports.norm(), Reports.refused());
        assertThat(new Gate(FailOn.MUST, Optional.empty(), 51, 0).reasons(report))
                .contains("backproof: 1 of 2 layers were verified, less than 51 % (backproof.minLayers)");
        assertThat(new Gate(FailOn.MUST, Optional.empty(), 50, 0).reasons(report))
                .containsExactly("backproof: 1 of 2 layers does not comply (1 could not be verified)");
    }

    @Test
    void a_kind_is_complete_when_each_of_its_invariants_applied_to_some_layer() {
        Gate all = new Gate(FailOn.MUST, Optional.empty(), 0, 100);
        ComplianceReport one = Reports.report(Reports.subject(
                "A",
                "SELF_ATTENTION",
                Reports.verdict("ATT-03", Outcome.NOT_APPLICABLE),
                Reports.verdict("ATT-05", Outcome.UPHELD)));
        assertThat(all.reasons(one))
                .containsExactly(
                        "backproof: 0 of 1 kinds had every invariant applied, less than 100 % (backproof.minKinds)");
        ComplianceReport two = Reports.report(
                one.subjects().get(0),
                Reports.subject("B", "SELF_ATTENTION", Reports.verdict("ATT-03", Outcome.UPHELD)));
        assertThat(all.reasons(two)).isEmpty();
    }
}
