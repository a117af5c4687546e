package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardMergeTest {
    private static final Verdict FIRST = Reports.verdict("LN-01", Outcome.UPHELD);
    private static final Verdict SECOND = Reports.verdict("LN-02", Outcome.UPHELD);

    @Test
    void parts_in_any_order_give_the_whole() {
        ComplianceReport whole = ShardMerge.of(List.of(
                shard("2/2", 42, layer("Norm", List.of("bias"), SECOND)),
                shard("1/2", 42, layer("Attention", List.of()), layer("Norm", List.of("bias", "weight"), FIRST))));
        assertThat(whole.shard()).isEmpty();
        assertThat(whole.subjects()).extracting(SubjectReport::name).containsExactly("Attention", "Norm");
        assertThat(whole.subjects().get(1).verdicts()).containsExactly(FIRST, SECOND);
        // The first part compared no gradient, the second that of the weight.
        assertThat(whole.subjects().get(1).notVerified()).containsExactly("bias");
    }

    @Test
    void waived_violations_say_where_to_look_too() {
        Diagnosis unknown = new Diagnosis(
                Certainty.UNKNOWN,
                List.of(),
                List.of(),
                "It is no mistake that is known.",
                List.of(),
                Optional.empty(),
                Optional.empty());
        SubjectReport norm = new SubjectReport(
                "Norm",
                "com.example.Norm",
                "LAYER_NORM",
                "float32",
                List.of(),
                List.of(Reports.verdict("LN-01", Outcome.VIOLATED).waived("Known.")),
                List.of(unknown),
                List.of(),
                0.5);
        ComplianceReport whole = ShardMerge.of(List.of(shard("1/2", 42, norm), shard("2/2", 42)));
        assertThat(whole.subjects().get(0).diagnoses())
                .filteredOn(diagnosis -> diagnosis.certainty() == Certainty.UNKNOWN)
                .singleElement()
                .satisfies(diagnosis -> assertThat(diagnosis.lookAt()).isNotEmpty());
    }

    @Test
    void a_missing_part_is_named() {
        assertRefused("Of 3 shards, these are missing: 1, 3.", shard("2/3", 42));
        assertRefused("There is no result to merge.");
    }

    @Test
    void a_part_that_is_there_twice_or_of_another_run_is_refused() {
        assertRefused("Shard 1/2 is there twice.", shard("1/2", 42), shard("1/2", 42));
        assertRefused("Shard 1/3 is of another run than one of 2.", shard("2/2", 42), shard("1/3", 42));
        assertRefused("Shard 2/2 differs in its seed: 43 instead of 42.", shard("1/2", 42), shard("2/2", 43));
    }

    @Test
    void a_whole_run_is_no_part() {
        assertRefused(
                "One of the results is a whole run: give merge the results of -Dbackproof.shard=i/n only.",
                Reports.report(Reports.norm()));
    }

    @Test
    void parts_that_overlap_are_refused() {
        assertRefused(
                "The shards overlap: LN-01 of com.example.Layer is in two of them.",
                shard("1/2", 42, layer("Norm", List.of(), FIRST)),
                shard("2/2", 42, layer("Norm", List.of(), FIRST)));
    }

    @Test
    void other_classes_are_another_run() {
        ComplianceReport one = shard("1/2", 42);
        Provenance other = new Provenance(
                "com.example:gpt",
                "1.0",
                "f".repeat(64),
                one.provenance().verifierSha256(),
                "Java 17",
                "Linux amd64",
                "standard",
                Optional.empty(),
                List.of(),
                "2026-11-25",
                Origin.RUN);
        assertRefused(
                "Shard 2/2 differs in its SHA-256 of the classes: " + "f".repeat(64) + " instead of "
                        + one.provenance().classesSha256() + ".",
                one,
                shard("2/2", 42, other));
    }

    private static void assertRefused(String sentence, ComplianceReport... shards) {
        assertThatThrownBy(() -> ShardMerge.of(List.of(shards)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static SubjectReport layer(String name, List<String> notVerified, Verdict... verdicts) {
        return new SubjectReport(
                name,
                "com.example." + name,
                "LAYER_NORM",
                "float32",
                List.of(),
                List.of(verdicts),
                List.of(),
                notVerified,
                0.5);
    }

    private static ComplianceReport shard(String part, long seed, SubjectReport... subjects) {
        return shard(part, seed, Reports.provenance(), subjects);
    }

    private static ComplianceReport shard(String part, long seed, Provenance provenance, SubjectReport... subjects) {
        return new ComplianceReport(
                1,
                "0.1.0",
                "2026.1",
                seed,
                100,
                "plain Java",
                provenance,
                Optional.of(Shard.of(part).orElseThrow()),
                List.of(),
                List.of(),
                List.of(subjects));
    }
}
