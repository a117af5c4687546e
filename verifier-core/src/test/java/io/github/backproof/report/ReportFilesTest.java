package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.verdict.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** What each form of a report says, and that nothing of a user's names gets through as markup. */
class ReportFilesTest {
    private static final ComplianceReport MIXED = Reports.report(Reports.norm(), Reports.attention(), Reports.refused())
            .waived(List.of(new Waiver("Attention", "ATT-01", "Known.", Optional.of("2026-12-31"))), "2026-11-25");
    private static final ComplianceReport CLEAN = Reports.report(Reports.norm());

    @TempDir
    private Path folder;

    @Test
    void all_forms_are_written_and_removed_together() throws IOException {
        ReportFiles.write(MIXED, History.NONE, folder.resolve("new"));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "compliance.json",
                            "index.html",
                            "compliance.sarif",
                            "compliance.md",
                            "statement.md",
                            "badge.svg",
                            "TEST-backproof.xml");
        }
        ReportFiles.delete(folder.resolve("new"));
        assertThat(folder.resolve("new")).isEmptyDirectory();
    }

    @Test
    void sarif_has_a_result_per_violation_at_its_source_line_and_shows_what_is_waived() {
        assertThat(ComplianceSarif.of(MIXED))
                .contains("\"ruleId\" : \"ATT-01\"", "\"ruleId\" : \"ATT-02\"", "\"ruleId\" : \"GEN-04\"")
                .contains("\"ruleId\" : \"unverified\"")
                .doesNotContain("\"ruleId\" : \"ATT-03\"", "\"ruleId\" : \"ATT-05\"")
                .contains("\"uri\" : \"src/main/java/com/example/A%20b.java\"", "\"startLine\" : 12")
                .contains("\"justification\" : \"Known. (until 2026-12-31)\"")
                .contains("-Dbackproof.only=Attention#ATT-01 -Dbackproof.seed=42")
                .contains("\"check/v1\" : \"com.example.Attention#ATT-01\"");
        assertThat(ComplianceSarif.of(CLEAN)).contains("\"results\" : [ ]");
    }

    @Test
    void a_layer_that_a_method_makes_is_shown_at_the_source_of_its_class() {
        ComplianceReport report = Reports.report(
                Reports.subject("Attention.shared", "SELF_ATTENTION", Reports.verdict("ATT-01", Outcome.VIOLATED)));
        assertThat(ComplianceSarif.of(report)).contains("\"startLine\" : 12");
        ComplianceReport other = Reports.report(
                Reports.subject("AttentionTwo", "SELF_ATTENTION", Reports.verdict("ATT-01", Outcome.VIOLATED)));
        assertThat(ComplianceSarif.of(other)).doesNotContain("startLine");
    }

    @Test
    void the_summary_lists_layers_and_what_they_violate() {
        assertThat(ComplianceMarkdown.of(MIXED))
                .startsWith("## backproof: 2 of 3 layers do not comply (1 MUST violation, 1 could not be verified)\n")
                .contains("| Norm | LAYER\\_NORM | float32 | 2 of 2 | ✓ complies |")
                .contains("| Attention | SELF\\_ATTENTION | float32 | 1 of 5 | ✗ does not comply |")
                .contains("- **ATT-01** The key-bias gradient is zero (eq. 29): waived, Known. (until 2026-12-31)")
                .contains("  - seen there: \\|db\\_k\\| = 0.31, rounding level 4.0e-08")
                .contains("Evil.forward threw \\<b\\>X\\</b\\>:  at \\]\\]\\> \\`here\\` \\| there.");
        assertThat(ComplianceMarkdown.of(CLEAN)).doesNotContain("###");
    }

    @Test
    void the_statement_says_what_was_verified_by_what_and_what_was_not() {
        assertThat(ComplianceStatement.of(MIXED))
                .contains("| subject | com.example:gpt 1.0 |", "| catalogue | 2026.1 |", "| seed | 42 |")
                .contains("| SHA-256 of the verifier | 0123456789abcdef", "| runtime | Java 17 |")
                .contains("| profile | standard, 100 tries per check |", "| extent | everything |")
                .contains("The subject does not comply: 3 of 7 checks upheld, 2 violated, 1 waived, 1 undecided,")
                .contains("## Verified\n\n- **com.example.Norm** (LAYER\\_NORM, float32)\n  - LN-01, LN-02\n")
                .contains("ATT-01 The key-bias gradient is zero (eq. 29): accepted because Known. (until 2026-12-31)")
                .contains("because the layer has a causal mask")
                .contains("## Not verified\n\n- **com.example.Attention**")
                .contains("no try could decide");
        assertThat(ComplianceStatement.of(CLEAN))
                .contains("The subject complies: 2 of 2 checks upheld.", "## Violated\n\nNothing.");
    }

    @Test
    void a_statement_on_a_part_says_that_it_is_one() {
        ComplianceReport part = new ComplianceReport(
                1,
                "0.1.0",
                "2026.1",
                42,
                100,
                "plain Java",
                Reports.provenance(),
                Shard.of("3/8"),
                List.of(),
                List.of(),
                List.of(Reports.norm()));
        assertThat(ComplianceStatement.of(part))
                .contains("| extent | everything, shard 3/8 |", "a part of a run and no statement on the whole");
    }

    @Test
    void the_badge_is_green_only_when_all_is_upheld() {
        assertThat(ComplianceBadge.of(CLEAN)).contains("2 of 2", "#12703f");
        assertThat(ComplianceBadge.of(MIXED)).contains("3 of 7", "#b3261e").doesNotContain("#12703f");
        assertThat(ComplianceBadge.of(Reports.report())).contains("0 of 0", "#b3261e");
    }

    @Test
    void ci_servers_can_read_the_tests() throws SAXException, IOException {
        validator().validate(new StreamSource(new StringReader(ComplianceJUnit.of(MIXED))));
        assertThatThrownBy(() -> validator().validate(new StreamSource(new StringReader("<testsuites/>"))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void each_invariant_is_a_test() {
        assertThat(ComplianceJUnit.of(MIXED))
                .contains("name=\"com.example.Attention\" tests=\"6\" failures=\"1\" errors=\"1\" skipped=\"3\"")
                .contains("name=\"LN-01 ")
                .contains("<skipped message=\"not applicable because the layer has a causal mask\"/>")
                .contains(
                        "<skipped message=\"waived: |db_k| = 0.31, rounding level 4.0e-08; Known. (until 2026-12-31)\"/>")
                .contains("<error message=\"could not be verified\" type=\"backproof\">Evil.forward threw &lt;b&gt;X");
    }

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new File("../docs/schema/junit.xsd"))
                .newValidator();
    }
}
