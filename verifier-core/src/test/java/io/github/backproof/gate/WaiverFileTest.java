package io.github.backproof.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.report.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
    @Test
    void a_waiver_has_a_subject_an_id_a_reason_and_maybe_a_last_day() {
        WaiverFile file = WaiverFile.parse("""
                - subject: CausalAttention
                  id: ATT-01
                  reason: The kernel is replaced in March.
                  expires: 2027-03-31
                - subject: com.example.Norm
                  id: LN-02
                  reason: Known.
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.waivers())
                .containsExactly(
                        new Waiver(
                                "CausalAttention",
                                "ATT-01",
                                "The kernel is replaced in March.",
                                Optional.of("2027-03-31")),
                        new Waiver("com.example.Norm", "LN-02", "Known.", Optional.empty()));
    }

    @Test
    void what_is_written_is_read_as_it_was() {
        List<Waiver> waivers = List.of(
                new Waiver("A", "ATT-01", "It is: \"so\" # or not", Optional.of("2027-03-31")),
                new Waiver("B", "LN-02", "Ünder way.", Optional.empty()));
        assertThat(WaiverFile.parse(WaiverFile.text(waivers))).isEqualTo(new WaiverFile(waivers, List.of()));
    }

    @Test
    void a_file_without_waivers_waives_nothing() {
        assertThat(WaiverFile.parse("# none yet\n")).isEqualTo(new WaiverFile(List.of(), List.of()));
    }

    @Test
    void the_same_waiver_twice_is_refused() {
        String entry = "- {subject: A, id: ATT-01, reason: r}\n";
        assertThat(WaiverFile.parse(entry + entry).problems())
                .containsExactly("waiver 2: ATT-01 for A is there twice; remove one.");
    }

    @Test
    void what_is_hidden_in_a_name_is_written_so_that_it_is_seen() {
        List<Waiver> waivers = List.of(
                new Waiver("A\u202eB", "ATT-01", "\ud800 \u001b[2J \0", Optional.empty()),
                new Waiver("!!x &a *b", "LN-02", "- a\n: b # c", Optional.empty()));
        assertThat(WaiverFile.text(waivers)).contains("A\\u202eB").doesNotContain("\u202e", "\u001b", "\0");
        assertThat(WaiverFile.parse(WaiverFile.text(waivers))).isEqualTo(new WaiverFile(waivers, List.of()));
    }

    @Test
    void nothing_is_made_of_a_tag() {
        assertThat(WaiverFile.parse("- {subject: A, id: ATT-01, reason: !!java.net.URL 'x'}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("is not YAML: could not determine a constructor for the tag");
    }

    @Test
    void what_is_wrong_is_said_on_one_line_and_not_endlessly() {
        assertThat(WaiverFile.parse("- {\"a\\e[2J\\u202e\\nb\": c}\n").problems())
                .contains("waiver 1: \"a [2J  b\" is not known: write subject, id, reason or expires.");
        assertThat(WaiverFile.parse("- a\n".repeat(10_000)).problems()).hasSize(20);
    }

    @Test
    void a_file_that_is_larger_than_any_list_of_waivers_is_not_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("waivers.yml"), "# a\n".repeat(1 << 18));
        assertThat(WaiverFile.read(file).problems()).isEmpty();
        Files.writeString(file, "#", StandardOpenOption.APPEND);
        assertThat(WaiverFile.read(file).problems())
                .containsExactly("is larger than a mebibyte: keep what is accepted, four lines each.");
    }

    @Test
    void a_file_that_is_nested_beyond_any_stack_is_refused() {
        assertThat(WaiverFile.parse("[".repeat(100_000)).problems())
                .singleElement()
                .asString()
                .startsWith("is nested too deep:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            subject: A                                           ! must be a list
            - A                                                  ! waiver 1: write subject, id and reason below each other.
            - {id: ATT-01, reason: r}                            ! waiver 1: "subject" is missing: write the name of a layer's class.
            - {subject: A, reason: r}                            ! waiver 1: "id" is missing: write an invariant, such as ATT-01.
            - {subject: A, id: ATT-99, reason: r}                ! waiver 1: the catalogue has no invariant "ATT-99"
            - {subject: A, id: ../x, reason: r}                  ! waiver 1: the catalogue has no invariant "../x"
            - {subject: A, id: ATT-01}                           ! waiver 1: "reason" is missing: write why the violation is accepted.
            - {subject: A, id: ATT-01, reason: ''}               ! waiver 1: "reason" is missing
            - {subject: A, id: ATT-01, reason: r, expires: soon} ! waiver 1: "expires" is "soon": write a day as in 2026-12-31.
            - {subject: A, id: ATT-01, reason: r, until: x}      ! waiver 1: "until" is not known: write subject, id, reason or expires.
            - {subject: A                                        ! is not YAML:
            - {subject: A, id: ATT-01, reason: r, null: x}       ! waiver 1: "null" is not known
            - [[[[[[[[[[A]]]]]]]]]]                              ! is nested too deep:
            """)
    void a_malformed_file_gets_a_sentence_that_says_what_to_write(String text, String expected) {
        assertThat(WaiverFile.parse(text).problems()).singleElement().asString().startsWith(expected);
    }
}
