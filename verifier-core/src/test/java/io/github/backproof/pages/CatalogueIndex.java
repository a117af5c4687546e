package io.github.backproof.pages;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Oracle;
import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import java.util.List;
import java.util.Map;

/** The page that lists every invariant by family, with its document and the class that checks it. */
final class CatalogueIndex {
    private static final String PROPERTIES = "../verifier-core/src/main/java/io/github/backproof/property/";

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("GEN", "Every layer"),
            Map.entry("SM", "Softmax"),
            Map.entry("ATT", "Self-attention"),
            Map.entry("LN", "Layer normalisation"),
            Map.entry("RMS", "RMS normalisation"),
            Map.entry("EMB", "Token embedding"),
            Map.entry("POS", "Learned positions"),
            Map.entry("ROPE", "Rotary positions"),
            Map.entry("FC", "Linear layers"),
            Map.entry("ACT", "Activations"),
            Map.entry("MLP", "Multi-layer perceptrons"),
            Map.entry("RES", "Transformer blocks"),
            Map.entry("LORA", "LoRA adapters"),
            Map.entry("CE", "Cross-entropy"),
            Map.entry("GPT", "Language models"));

    private static final List<String> ORDER = List.of(
            "GEN", "SM", "ATT", "LN", "RMS", "EMB", "POS", "ROPE", "FC", "ACT", "MLP", "RES", "LORA", "CE", "GPT");

    private CatalogueIndex() {}

    static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# The catalogue of invariants, version ")
                .append(Catalogue.VERSION)
                .append("\n\n")
                .append(Invariants.all().size() + RunLaw.values().length)
                .append(
                        " laws. Each has a document (statement, proof, what a violation usually means, where to look first)"
                                + " and one\nproperty; the family RUN is judged by the run itself. MUST fails a build, SHOULD warns. Judged **exactly** (bit by bit), up to"
                                + " **rounding**, by a **derivative**, or against the\n**reference**. Ids are stable for ever.\n");
        ORDER.forEach(family -> family(page, family));
        family(page);
        return page.toString();
    }

    private static void family(StringBuilder page, String family) {
        page.append("\n## ")
                .append(family)
                .append(": ")
                .append(FAMILIES.get(family))
                .append("\n\n");
        page.append("| id | what holds | level | judged | source | property |\n|---|---|---|---|---|---|\n");
        for (InvariantProperty property : Invariants.all()) {
            if (property.spec().id().startsWith(family + "-")) {
                page.append(row(family, property));
            }
        }
    }

    /** What the run judges has no property. */
    private static void family(StringBuilder page) {
        page.append("\n## RUN: What a layer does to the program that calls it\n\n")
                .append("Shown where it is violated. `docs/decisions/0015` says how it is judged.\n\n")
                .append("| id | what holds | level |\n|---|---|---|\n");
        for (RunLaw law : RunLaw.values()) {
            page.append("| [%s](catalogue/RUN/%s.md) | %s | %s |\n"
                    .formatted(
                            law.id(), law.id(), law.spec().title(), law.spec().level()));
        }
    }

    private static String row(String family, InvariantProperty property) {
        Spec spec = property.spec();
        String type = property.method().getDeclaringClass().getSimpleName();
        return "| [%s](catalogue/%s/%s.md) | %s | %s | %s | %s | [%s](%s%s.java) |\n"
                .formatted(
                        spec.id(),
                        family,
                        spec.id(),
                        spec.title().replace("|", "\\|"),
                        spec.level(),
                        judged(spec.oracle()),
                        spec.source(),
                        type,
                        PROPERTIES,
                        type);
    }

    private static String judged(Oracle oracle) {
        return switch (oracle) {
            case EXACT -> "exactly";
            case ROUNDING -> "rounding";
            case DERIVATIVE -> "derivative";
            case REFERENCE -> "reference";
            case RUN -> "by the run";
        };
    }
}
