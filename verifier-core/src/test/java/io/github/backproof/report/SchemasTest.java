package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files for programs are what their schemas say. */
class SchemasTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ComplianceReport REPORT = Reports.report(
                    Reports.norm(), Reports.attention(), Reports.refused())
            .waived(List.of(new Waiver("Attention", "ATT-01", "Known.", Optional.of("2026-12-31"))), "2026-11-25");

    @TempDir
    private Path folder;

    @Test
    void compliance_json_is_as_the_published_schema_says() throws IOException {
        ReportFiles.write(REPORT, History.NONE, folder);
        assertThat(errors(published(), json("compliance.json"))).isEmpty();
    }

    @Test
    void a_shard_is_as_the_published_schema_says() throws IOException {
        ObjectNode shard = MAPPER.createObjectNode().put("number", 3).put("count", 8);
        ObjectNode report = tree();
        assertThat(errors(published(), report.set("shard", shard))).isEmpty();
        shard.put("count", 0);
        assertThat(errors(published(), report)).isNotEmpty();
    }

    @Test
    void the_published_schema_knows_no_other_field_and_misses_none() throws IOException {
        ObjectNode more = tree();
        assertThat(errors(published(), more.put("more", 1))).isNotEmpty();
        ObjectNode less = tree();
        less.remove("seed");
        assertThat(errors(published(), less)).isNotEmpty();
    }

    @Test
    void sarif_is_as_the_standard_says() throws IOException {
        ReportFiles.write(REPORT, History.NONE, folder);
        JsonNode sarif = json("compliance.sarif");
        assertThat(errors(standard(), sarif)).isEmpty();
        ((ObjectNode) sarif).put("version", "2.0.0");
        assertThat(errors(standard(), sarif)).isNotEmpty();
    }

    private ObjectNode tree() throws IOException {
        ReportFiles.write(REPORT, History.NONE, folder);
        return (ObjectNode) json("compliance.json");
    }

    private JsonNode json(String name) throws IOException {
        return MAPPER.readTree(Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
    }

    private static List<?> errors(Schema schema, JsonNode json) {
        return schema.validate(json);
    }

    private static Schema published() {
        Path file = Path.of("..", "docs", "schema", "compliance-1.schema.json");
        try {
            return schema(SpecificationVersion.DRAFT_2020_12, Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema standard() throws IOException {
        try (InputStream file = SchemasTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return schema(SpecificationVersion.DRAFT_7, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Schema schema(SpecificationVersion version, String text) {
        return SchemaRegistry.withDefaultDialect(version).getSchema(text);
    }
}
