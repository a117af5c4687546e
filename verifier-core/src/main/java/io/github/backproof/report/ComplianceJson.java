package io.github.backproof.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as {@code compliance.json}: the fields of the records, in their order. */
public final class ComplianceJson {
    // Java 19 changed how Double.toString writes some numbers; Jackson's own writer is the same everywhere.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .characterEscapes(new JsonEscapes())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
     * Reads a report.
     *
     * @throws IOException when the file cannot be read or is not a report; the message is one sentence
     */
    public static ComplianceReport read(Path file) throws IOException {
        String json = Files.readString(file, StandardCharsets.UTF_8);
        try {
            return MAPPER.readValue(json, ComplianceReport.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is not a compliance report: " + e.getOriginalMessage(), e);
        }
    }
}
