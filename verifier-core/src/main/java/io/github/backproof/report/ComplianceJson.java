package io.github.backproof.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as {@code compliance.json}: the fields of the records, in their order. */
public final class ComplianceJson {
    /** In bytes; a thousand times what a project of a hundred layers makes. */
    private static final long LARGEST = 1 << 28;

    private static final int DEEPEST = 16;

    // Java 19 changed how Double.toString writes some numbers; Jackson's own writer is the same everywhere.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LARGEST)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .characterEscapes(new JsonEscapes())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private static final JsonMapper SPARSE = MAPPER.rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private ComplianceJson() {}

    /** Writes the report, in UTF-8 with line feeds on every platform. */
    public static void write(ComplianceReport report, Path file) throws IOException {
        Files.writeString(file, text(MAPPER, report), StandardCharsets.UTF_8);
    }

    /** Data as text that is the same on every platform, without the fields that are absent. */
    static String withoutAbsent(Object data) {
        return text(SPARSE, data);
    }

    private static String text(JsonMapper mapper, Object data) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return mapper.writer().with(printer).writeValueAsString(data) + "\n";
    }

    /**
     * Reads a report. Nothing of it is believed: neither its size, nor that it is whole, nor that its parts fit each other.
     *
     * @throws IOException when the file cannot be read or is not a report; the message is one sentence
     */
    public static ComplianceReport read(Path file) throws IOException {
        ComplianceReport report;
        try (InputStream json = Files.newInputStream(file)) {
            report = Optional.ofNullable(MAPPER.readValue(json, ComplianceReport.class))
                    .orElseThrow(() -> new IOException(sentence(file, "there is nothing in it")));
        } catch (JacksonException e) {
            throw new IOException(sentence(file, "it is damaged" + place(e)), e);
        }
        Optional<String> problem = ResultCheck.problem(report);
        if (problem.isPresent()) {
            throw new IOException(sentence(file, problem.get()));
        }
        return report;
    }

    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .filter(place -> place.getLineNr() > 0)
                .map(place -> " at line " + place.getLineNr() + ", column " + place.getColumnNr())
                .orElse("");
    }

    private static String sentence(Path file, String what) {
        return PlainText.oneLine(file + " is not a compliance report: " + what);
    }
}
