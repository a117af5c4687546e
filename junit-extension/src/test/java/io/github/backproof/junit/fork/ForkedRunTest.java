package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Origin;
import io.github.backproof.report.Provenance;
import io.github.backproof.report.Shard;
import io.github.backproof.report.ShardMerge;
import io.github.backproof.report.SourcePlace;
import io.github.backproof.report.SubjectReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkedRunTest {
    @TempDir
    private Path folder;

    @Test
    void every_marked_class_below_the_roots_is_verified_in_order() {
        assertThat(ForkedRun.report(request(List.of())).subjects())
                .extracting(SubjectReport::name)
                .containsExactly(
                        "RowSoftmax",
                        "SoftmaxThatThrows",
                        "SoftmaxWithoutRowTerm",
                        "SoftmaxesAsMethods.ofThree",
                        "SoftmaxesAsMethods.right");
    }

    @Test
    void the_same_seed_gives_the_same_report_but_for_times() throws IOException {
        assertThat(json(ForkedRun.report(request(List.of())))).isEqualTo(json(ForkedRun.report(request(List.of()))));
    }

    @Test
    void a_selection_gives_the_same_verdict_as_the_whole_run() {
        ComplianceReport whole = ForkedRun.report(request(List.of()));
        ComplianceReport part = ForkedRun.report(request(List.of("SoftmaxWithoutRowTerm#SM-03")));
        assertThat(part.subjects()).hasSize(1);
        assertThat(part.subjects().get(0).verdicts()).hasSize(1);
        assertThat(whole.subjects().get(2).verdicts())
                .filteredOn(verdict -> verdict.invariant().equals("SM-03"))
                .first()
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(part.subjects().get(0).verdicts().get(0));
    }

    @Test
    void a_selection_that_concerns_no_layer_reports_none() {
        assertThat(ForkedRun.report(request(List.of("RowSoftmax#ATT-01"))).subjects())
                .isEmpty();
        assertThat(ForkedRun.report(request(List.of("RowSoftmax#SM-99"))).subjects())
                .isEmpty();
    }

    @Test
    void what_a_method_makes_is_selected_by_class_and_method() {
        assertThat(ForkedRun.report(request(List.of("SoftmaxesAsMethods.ofThree#GEN-06")))
                        .subjects())
                .singleElement()
                .satisfies(subject -> {
                    assertThat(subject.name()).isEqualTo("SoftmaxesAsMethods.ofThree");
                    assertThat(subject.shapes()).isEqualTo("d = 3");
                    assertThat(subject.verdicts()).hasSize(1);
                });
    }

    @Test
    void the_users_classes_are_loaded_apart_but_share_the_contract() throws ClassNotFoundException {
        ClassLoader loader = SubjectLoader.of(classPath());
        Class<?> apart = loader.loadClass(RowSoftmax.class.getName());
        assertThat(apart).isNotEqualTo(RowSoftmax.class);
        assertThat(apart.getAnnotations())
                .singleElement()
                .isInstanceOf(io.github.backproof.specs.GradientChecked.class);
    }

    @Test
    void a_report_is_read_as_it_was_written() throws IOException {
        ComplianceReport report = ForkedRun.report(request(List.of()));
        Path file = folder.resolve("report.json");
        ComplianceJson.write(report, file);
        assertThat(ComplianceJson.read(file)).isEqualTo(report);
    }

    @Test
    void eight_shards_give_the_whole_run_byte_for_byte_but_for_times() throws IOException {
        ForkRequest whole = request(List.of());
        List<ComplianceReport> shards = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> whole.part(new Shard(number, 8)))
                .map(ForkedRun::report)
                .toList();
        assertThat(shards).allMatch(shard -> !shard.subjects().isEmpty());
        assertThat(json(ShardMerge.of(shards))).isEqualTo(json(ForkedRun.report(whole)));
    }

    @Test
    void a_shard_shares_the_checks_evenly() {
        ForkRequest whole = request(List.of());
        List<Integer> counts = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> ForkedRun.report(whole.part(new Shard(number, 3))))
                .map(report -> report.subjects().stream()
                        .mapToInt(subject -> subject.verdicts().size())
                        .sum())
                .toList();
        assertThat(counts.get(0) - counts.get(2)).isBetween(0, 1);
    }

    @Test
    void a_layer_has_its_source_file_and_line() throws IOException {
        SourcePlace place = ForkedRun.report(request(List.of("RowSoftmax"))).sources().stream()
                .filter(source -> source.className().equals(RowSoftmax.class.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(place.file()).isEqualTo("src/test/java/io/github/backproof/junit/layers/RowSoftmax.java");
        List<String> lines = Files.readAllLines(Path.of(place.file()));
        assertThat(lines.get(place.line() - 1)).contains("RowSoftmax");
    }

    @Test
    void a_class_of_a_newer_java_gets_a_sentence_and_the_others_are_verified() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String name = SoftmaxWithoutRowTerm.class.getName().replace('.', '/') + ".class";
        Path newer = classes.resolve(name);
        Files.createDirectories(newer.getParent());
        byte[] bytes = Files.readAllBytes(Path.of("target", "test-classes", name));
        bytes[7] = 120;
        Files.write(newer, bytes);
        Path right = newer.resolveSibling("RowSoftmax.class");
        Files.copy(Path.of("target", "test-classes").resolve(classes.relativize(right)), right);
        List<String> classPath = new ArrayList<>(List.of(classes.toString()));
        classPath.addAll(classPath());
        ComplianceReport report = ForkedRun.report(request(List.of(classes.toString()), classPath, List.of()));
        assertThat(report.subjects().get(0).verdicts()).isNotEmpty();
        assertThat(report.subjects().get(1).problems())
                .singleElement()
                .asString()
                .contains("SoftmaxWithoutRowTerm was compiled for a newer Java than the ")
                .endsWith("</release>.");
    }

    @Test
    void a_request_has_another_fingerprint_when_a_setting_or_a_byte_differs_and_not_on_another_day()
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("a"), "1");
        ForkRequest request = request(List.of(), List.of(classes.toString()), List.of());
        String before = request.fingerprint();
        assertThat(request.fingerprint()).isEqualTo(before);
        ForkRequest later = new ForkRequest(
                request.roots(),
                request.classPath(),
                request.sources(),
                request.jvmArguments(),
                request.seed(),
                request.tries(),
                request.shard(),
                request.provenance().on("2027-01-01"),
                request.limits(),
                "elsewhere");
        assertThat(later.fingerprint()).isEqualTo(before);
        assertThat(request(List.of(), List.of(classes.toString()), List.of("Norm"))
                        .fingerprint())
                .isNotEqualTo(before);
        Files.writeString(classes.resolve("a"), "2");
        assertThat(request.fingerprint()).isNotEqualTo(before);
    }

    @Test
    void a_time_budget_adds_tries_to_the_same_checks() {
        ForkRequest one = request(List.of("RowSoftmax#SM-01"));
        Provenance budgeted = new Provenance(
                "test",
                "1",
                "",
                "",
                "",
                "",
                "own",
                Optional.of(1),
                one.provenance().only(),
                "",
                Origin.RUN);
        ComplianceReport report = ForkedRun.report(new ForkRequest(
                one.roots(),
                one.classPath(),
                one.sources(),
                List.of(),
                42,
                20,
                Optional.empty(),
                budgeted,
                one.limits(),
                one.result()));
        assertThat(report.subjects())
                .singleElement()
                .satisfies(layer -> assertThat(layer.verdicts())
                        .singleElement()
                        .satisfies(verdict -> assertThat(verdict.tries()).isGreaterThan(20)));
    }

    @Test
    void the_fingerprint_of_a_file_is_its_sha_256() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertThat(Fingerprint.of(file)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private String json(ComplianceReport report) throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report, file);
        return Files.readString(file).replaceAll("\"seconds\" : [0-9.E-]+", "");
    }

    private ForkRequest request(List<String> only) {
        return request(List.of(Path.of("target", "test-classes").toString()), classPath(), only);
    }

    private ForkRequest request(List<String> roots, List<String> classPath, List<String> only) {
        return new ForkRequest(
                roots,
                classPath,
                new Sources("", List.of(Path.of("src", "test", "java").toString())),
                List.of(),
                42,
                20,
                Optional.empty(),
                new Provenance("test", "1", "", "", "", "", "own", Optional.empty(), only, "2026-11-25", Origin.RUN),
                Limits.USUAL,
                folder.resolve("compliance.json").toString());
    }

    private static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
