package io.github.backproof.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a result rests on, as named lines. */
final class Facts {
    private Facts() {}

    static Map<String, String> of(ComplianceReport report) {
        Provenance from = report.provenance();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("subject", from.project() + " " + from.projectVersion());
        facts.put("SHA-256 of its classes", from.classesSha256());
        facts.put("verifier", "Backproof " + report.version());
        facts.put("SHA-256 of the verifier", from.verifierSha256());
        facts.put("catalogue", report.catalogue());
        facts.put("runtime", from.runtime());
        facts.put("environment", from.environment());
        facts.put("kernel", report.kernel());
        facts.put("seed", Long.toString(report.seed()));
        facts.put(
                "profile",
                from.profile() + ", " + report.tries() + " tries per check"
                        + from.budget()
                                .map(seconds -> " and round, for " + seconds + " s")
                                .orElse(""));
        facts.put("extent", extent(report));
        facts.put("date", from.date());
        return facts;
    }

    private static String extent(ComplianceReport report) {
        String part = report.provenance().only().isEmpty()
                ? "everything"
                : "only " + String.join(", ", report.provenance().only());
        String taken = report.provenance().origin() == Origin.UNCHANGED ? ", unchanged since the last run" : "";
        return part + report.shard().map(shard -> ", shard " + shard).orElse("") + taken;
    }
}
