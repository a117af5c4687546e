package io.github.backproof.pages;

import io.github.backproof.catalogue.Oracle;
import io.github.backproof.fault.Fault;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.KillMatrix;
import java.util.List;
import java.util.stream.Collectors;

/** The page that shows for every planted mistake what catches it in a quick run. */
public final class KillMatrixPage {
    private final KillMatrix matrix;

    /** The page of a matrix. */
    public KillMatrixPage(KillMatrix matrix) {
        this.matrix = matrix;
    }

    /** Its text. */
    public String text() {
        long byReferenceOnly = matrix.killers().keySet().stream()
                .filter(fault -> matrix.laws(fault).isEmpty())
                .count();
        StringBuilder page = new StringBuilder();
        page.append("# The kill matrix: what catches each planted mistake\n\n")
                .append(
                        "%d mistakes, planted one at a time into the reference in float64, each caught on the cases of a quick run.\n"
                                .formatted(matrix.killers().size()))
                .append(
                        "%d of them are seen by the comparison with the reference only: what they compute is another function, with a"
                                .formatted(byReferenceOnly))
                .append("\nright gradient, and no law says which function was meant.\n\n")
                .append(
                        "Where somebody really made the mistake, a public report of it is named: `seen: owner/repository#number`, on GitHub.\n\n")
                .append(
                        "| mistake | what someone did | equation | laws that see it | reference |\n|---|---|---|---|---|\n");
        matrix.killers().forEach((fault, killers) -> page.append(row(fault, killers)));
        return page.toString();
    }

    /** The same for programs: on each line a mistake and what catches it. */
    public String data() {
        StringBuilder data = new StringBuilder();
        matrix.killers().forEach((fault, killers) -> {
            data.append(fault.id());
            killers.stream()
                    .map(property -> property.spec().id())
                    .sorted()
                    .forEach(id -> data.append(' ').append(id));
            data.append('\n');
        });
        return data.toString();
    }

    private String row(Fault fault, List<InvariantProperty> killers) {
        String reference = killers.stream()
                .filter(property -> property.spec().oracle() == Oracle.REFERENCE)
                .map(property -> property.spec().id())
                .collect(Collectors.joining(", "));
        String laws = matrix.laws(fault).stream()
                .map(property -> property.spec().id())
                .collect(Collectors.joining(", "));
        return "| `%s`, %s | %s | %s | %s | %s |\n"
                .formatted(
                        fault.id(), fault.kind(), fault.story().replace("|", "\\|"), fault.equation(), laws, reference);
    }
}
