package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.SubjectReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(json("first")).isEqualTo(json("second"));
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

    private String json(String name) throws IOException {
        Path file = folder.resolve(name);
        ComplianceJson.write(ForkedRun.report(request(List.of())), file);
        return Files.readString(file).replaceAll("\"seconds\" : [0-9.E-]+", "");
    }

    private ForkRequest request(List<String> only) {
        return new ForkRequest(
                List.of(Path.of("target", "test-classes").toString()),
                classPath(),
                42,
                20,
                only,
                folder.resolve("compliance.json").toString());
    }

    private static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
