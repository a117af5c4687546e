package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page: its size, what it shows, and that a real browser runs it. */
class PageTest {
    private static final int THREE_MEGABYTES = 3_000_000;

    @TempDir
    private Path folder;

    @Test
    void two_hundred_layers_with_a_hundred_invariants_fit_into_three_megabytes() throws IOException {
        assertThat(Files.size(page(large(), History.NONE))).isLessThan(THREE_MEGABYTES);
    }

    @Test
    void nothing_is_fetched_and_no_name_is_markup() throws IOException {
        String text = Files.readString(page(Reports.report(Reports.attention(), Reports.refused()), History.NONE));
        assertThat(text)
                .contains("content=\"default-src 'none';", "Evil [2J&lt;b&gt;|")
                .doesNotContain("src=", "url(", "@import", "Evil [2J<b>");
    }

    @Test
    void residuals_are_drawn_against_their_level_on_a_logarithmic_scale() {
        assertThat(CheckRow.of(check("GEN-01", 1e-8, 1e-8)).position()).isEqualTo(50);
        assertThat(CheckRow.of(check("GEN-01", 1e-8, 1e-7)).position()).isEqualTo(44);
        assertThat(CheckRow.of(check("GEN-01", 1e-7, 1e-8)).position()).isEqualTo(56);
        assertThat(CheckRow.of(check("GEN-01", 1e-30, 1)).position()).isZero();
        assertThat(CheckRow.of(check("GEN-01", 1e30, 1)).position()).isEqualTo(100);
        assertThat(CheckRow.of(check("GEN-01", 0, 1)).isDrawn()).isFalse();
        assertThat(CheckRow.of(check("GEN-01", 1, 0)).isDrawn()).isFalse();
        assertThat(CheckRow.of(check("GEN-01", Double.NaN, 1)).isDrawn()).isFalse();
    }

    @Test
    void the_last_runs_are_shown_where_a_history_is_kept() throws IOException {
        Path file = folder.resolve("history");
        History.read(file)
                .with(Reports.report(Reports.norm()))
                .with(Reports.report(Reports.attention()))
                .write(file);
        String text = Files.readString(page(Reports.report(Reports.norm()), History.read(file)));
        assertThat(text)
                .contains("The last runs", "class=\"bad\" x=\"18\" y=\"52\"", "<td class=\"number\">2 of 2</td>");
        assertThat(Files.readString(page(Reports.report(Reports.norm()), History.NONE)))
                .doesNotContain("The last runs");
    }

    @Test
    void a_history_keeps_whole_runs_only_and_a_hundred_of_them() {
        ComplianceReport run = Reports.report(Reports.norm());
        assertThat(History.NONE.with(run.unchanged()).runs()).isEmpty();
        History history = History.NONE;
        for (int i = 0; i < 101; i++) {
            history = history.with(run);
        }
        assertThat(history.runs()).hasSize(100);
    }

    @Test
    void a_file_that_is_no_history_is_refused_in_one_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("history"), "{\"date\": ");
        Assertions.assertThatThrownBy(() -> History.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a history: ");
    }

    @Test
    void a_browser_says_what_each_law_means_in_open_tables_and_offers_to_copy_commands()
            throws IOException, InterruptedException {
        String shown = shownByBrowser(page(Reports.report(Reports.norm(), Reports.attention()), History.NONE));
        // The table of the layer that does not comply is open, the other's is not.
        assertThat(shown)
                .contains("<span class=\"says\"> The key-bias gradient is zero (eq. 29)</span>")
                .contains("aria-label=\"Copy the command mvn verify")
                .doesNotContain("<span class=\"says\"> Each token's output depends on that token alone");
    }

    @Test
    void a_browser_shows_the_document_of_a_law_where_it_is_violated() throws IOException, InterruptedException {
        Path page = page(Reports.report(Reports.attention()), History.NONE);
        String opening = "<script>document.querySelector('[data-law=ATT-01]').open = true;</script></body>";
        Files.writeString(page, Files.readString(page).replace("</body>", opening));
        assertThat(shownByBrowser(page))
                .contains("and where to look first</summary><div class=\"spec\">")
                .contains("data-law=\"ATT-02\"")
                .doesNotContain("data-law=\"ATT-01\"");
    }

    @Test
    void a_browser_filters_many_layers() throws IOException, InterruptedException {
        assertThat(shownByBrowser(page(large(), History.NONE))).contains("role=\"search\"", "type=\"checkbox\"");
    }

    private Path page(ComplianceReport report, History history) throws IOException {
        Path file = folder.resolve("index.html");
        ComplianceHtml.write(report, history, file);
        return file;
    }

    /** The document after its script ran, in a Chromium that reports every error of a script. */
    private String shownByBrowser(Path page) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "There is no chromium on the path, so no browser opens the page.");
        Path shown = folder.resolve("shown.html");
        Path said = folder.resolve("said.txt");
        int exit = new ProcessBuilder(
                        chromium.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(shown.toFile())
                .redirectError(said.toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        assertThat(new String(Files.readAllBytes(said), StandardCharsets.UTF_8).lines())
                .noneMatch(line -> line.contains("CONSOLE"));
        return Files.readString(shown);
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(entry ->
                        Stream.of("chromium", "chromium.exe", "google-chrome").map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static ComplianceReport large() {
        List<String> ids = Stream.of("GEN", "ATT", "SM", "LN", "MLP", "LORA", "EMB", "CE", "GPT", "BLK", "RES", "RMS")
                .flatMap(family -> IntStream.rangeClosed(1, 40).mapToObj(number -> "%s-%02d".formatted(family, number)))
                .filter(id -> Catalogue.find(id).isPresent())
                .limit(100)
                .toList();
        assertThat(ids).hasSize(100);
        List<SubjectReport> layers = new ArrayList<>();
        for (int layer = 0; layer < 200; layer++) {
            double residual = 1.234e-9 * (layer + 1);
            List<Verdict> checks = new ArrayList<>(
                    ids.stream().map(id -> check(id, residual, 2.345e-8)).toList());
            if (layer % 10 == 0) {
                // What fails takes the most room.
                IntStream.range(0, 10).forEach(law -> checks.set(law, Reports.verdict(ids.get(law), Outcome.VIOLATED)));
            }
            layers.add(Reports.subject("Layer" + layer, "SELF_ATTENTION", checks.toArray(Verdict[]::new)));
        }
        return Reports.report(layers.toArray(SubjectReport[]::new));
    }

    private static Verdict check(String id, double residual, double level) {
        return new Verdict(
                id,
                "com.example.Layer",
                Level.MUST,
                Outcome.UPHELD,
                1,
                100,
                0,
                residual,
                level,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0.25);
    }
}
