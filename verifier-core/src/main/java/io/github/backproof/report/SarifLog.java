package io.github.backproof.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of SARIF 2.1.0 that the report uses, with the format's own names.
 *
 * @param schema the format's schema
 * @param version 2.1.0
 * @param runs one
 */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
    record Run(Tool tool, List<Invocation> invocations, List<Result> results, Map<String, Object> properties) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Rule> rules) {}

    record Rule(String id, Message shortDescription, Optional<Message> help, Configuration defaultConfiguration) {}

    record Configuration(String level) {}

    /** Text, and the same in Markdown where there is one. */
    record Message(String text, Optional<String> markdown) {
        static Message of(String text) {
            return new Message(text, Optional.empty());
        }
    }

    record Invocation(boolean executionSuccessful) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions) {}

    record Location(Optional<PhysicalLocation> physicalLocation, List<LogicalLocation> logicalLocations) {}

    record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

    record ArtifactLocation(String uri, String uriBaseId) {}

    record Region(int startLine) {}

    record LogicalLocation(String name, String fullyQualifiedName, String kind) {}

    record Suppression(String kind, String justification) {}
}
