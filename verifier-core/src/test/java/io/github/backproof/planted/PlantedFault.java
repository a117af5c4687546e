package io.github.backproof.planted;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import java.util.List;

/**
 * A fault of the dictionary as edits of the example.
 *
 * @param fault its name in the dictionary
 * @param kind the kind of layer it is made in
 * @param className the class of that layer; empty where only one fits
 * @param place what makes the right layer that the mistake is made in
 * @param mistake the mistake
 * @param notPlanted why it cannot be planted; empty where it is
 */
record PlantedFault(
        String fault,
        LayerKind kind,
        List<String> className,
        List<Edit> place,
        List<Edit> mistake,
        List<String> notPlanted) {
    /** The right layer. */
    Subject right() {
        return subject(ExampleSources.right().after(place));
    }

    /** The layer with the mistake. */
    Subject wrong() {
        return subject(ExampleSources.right().after(place).after(mistake));
    }

    private Subject subject(ExampleSources sources) {
        return CompiledExample.of(sources).subject(kind, className);
    }
}
