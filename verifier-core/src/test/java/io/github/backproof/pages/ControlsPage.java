package io.github.backproof.pages;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import java.util.List;

/** The page that shows for every invariant what falsifies it. */
final class ControlsPage {
    private ControlsPage() {}

    static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Controls: every check can fail\n\n")
                .append(
                        "Each law is violated by at least one planted mistake, in float64 and in float32; tests keep that so. ")
                .append(Faults.all().size())
                .append(
                        " mistakes in all.\nThose that leave every equation right and behave wrongly are written as layers of their own"
                                + " in\n`BehaviourControlsTest` or wrap the reference in `BehaviourFaults`.\n\n")
                .append("| law | what it says | falsified by |\n|---|---|---|\n");
        for (InvariantProperty property : Invariants.all()) {
            page.append("| [%s](../specs/catalogue/%s/%s.md) | %s | %s |\n"
                    .formatted(
                            property.spec().id(),
                            property.spec().id().replaceFirst("-.*", ""),
                            property.spec().id(),
                            property.spec().title().replace("|", "\\|"),
                            controls(property.spec().id())));
        }
        return page.append(HostileSubjects.rows()).toString();
    }

    /** The same in short, for a console. */
    static String table() {
        StringBuilder table = new StringBuilder("Every law and the planted mistakes that are its controls:\n");
        for (InvariantProperty property : Invariants.all()) {
            List<String> ids = Faults.all().stream()
                    .filter(fault -> fault.invariant().equals(property.spec().id()))
                    .map(Fault::id)
                    .toList();
            table.append("  %-8s %s%n"
                    .formatted(property.spec().id(), ids.isEmpty() ? "BehaviourControlsTest" : String.join(", ", ids)));
        }
        return table.toString();
    }

    private static String controls(String invariant) {
        List<String> stories = Faults.all().stream()
                .filter(fault -> fault.invariant().equals(invariant))
                .map(Fault::story)
                .map(story -> story.replace("|", "\\|"))
                .toList();
        return stories.isEmpty() ? "a layer written for it in `BehaviourControlsTest`" : String.join("<br>", stories);
    }
}
