package io.github.backproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Every form of a report, side by side in one folder. */
public final class ReportFiles {
    /** The result for programs, from which the others are made. */
    public static final String RESULT = "compliance.json";
    /** The page for people. */
    public static final String PAGE = "index.html";

    private static final String SARIF = "compliance.sarif";
    private static final String SUMMARY = "compliance.md";
    private static final String STATEMENT = "statement.md";
    private static final String BADGE = "badge.svg";
    private static final String TESTS = "TEST-backproof.xml";

    private ReportFiles() {}

    /**
     * Writes all of them, the trend of past runs on the page.
     *
     * @throws IOException when the folder or a file in it cannot be written
     */
    public static void write(ComplianceReport report, History history, Path folder) throws IOException {
        Files.createDirectories(folder);
        ComplianceJson.write(report, folder.resolve(RESULT));
        ComplianceHtml.write(report, history, folder.resolve(PAGE));
        Map<String, String> texts = Map.of(
                SARIF, ComplianceSarif.of(report),
                SUMMARY, ComplianceMarkdown.of(report),
                STATEMENT, ComplianceStatement.of(report),
                BADGE, ComplianceBadge.of(report),
                TESTS, ComplianceJUnit.of(report));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.write(folder.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Removes those of an earlier run, so that nothing of it is taken for a later one's. */
    public static void delete(Path folder) throws IOException {
        for (String name : List.of(RESULT, PAGE, SARIF, SUMMARY, STATEMENT, BADGE, TESTS)) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
