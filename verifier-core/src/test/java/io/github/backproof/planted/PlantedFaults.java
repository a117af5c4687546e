package io.github.backproof.planted;

import io.github.backproof.specs.LayerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads planted faults: a file per kind, a list of entries.
 *
 * <pre>
 * - stage: no-mask                # edits with a name, for the places below
 *   edits: [{file: ..., find: ..., replace: ...}]
 * - fault: attention-...          # the name in the dictionary
 *   subject: SomeAdapter          # where the example has several layers of the kind
 *   place: [no-mask, {file: ...}] # what makes the right layer of the fault's place: stages, edits
 *   mistake: [{file: ..., find: ..., replace: ..., all: true}]
 * - fault: attention-...
 *   not-planted: why
 * </pre>
 */
final class PlantedFaults {
    private static final Set<String> OF_A_FAULT = Set.of("fault", "subject", "place", "mistake", "not-planted");
    private static final Set<String> OF_AN_EDIT = Set.of("file", "find", "replace", "all");
    private static final List<PlantedFault> ALL =
            Stream.of(LayerKind.values()).flatMap(kind -> in(kind).stream()).toList();

    private final LayerKind kind;
    private final Map<String, List<Edit>> stages = new LinkedHashMap<>();

    private PlantedFaults(LayerKind kind) {
        this.kind = kind;
    }

    /** All of them, kind by kind. */
    static List<PlantedFault> all() {
        return ALL;
    }

    private static List<PlantedFault> in(LayerKind kind) {
        String name = "/planted/" + kind + ".yml";
        try (InputStream file = PlantedFaults.class.getResourceAsStream(name)) {
            if (file == null) {
                return List.of();
            }
            Object entries = new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(file);
            return new PlantedFaults(kind).read(list(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PlantedFault> read(List<?> entries) {
        List<PlantedFault> faults = new ArrayList<>();
        for (Object entry : entries) {
            Map<?, ?> fields = (Map<?, ?>) entry;
            if (fields.containsKey("stage")) {
                stages.put(text(fields, "stage"), edits(fields.get("edits")));
            } else {
                faults.add(fault(fields));
            }
        }
        return faults;
    }

    private PlantedFault fault(Map<?, ?> fields) {
        requireFields(fields, OF_A_FAULT);
        List<Edit> mistake = optional(fields, "mistake").flatMap(this::edited).toList();
        List<String> notPlanted =
                optional(fields, "not-planted").map(Object::toString).toList();
        if (mistake.isEmpty() == notPlanted.isEmpty()) {
            throw new IllegalArgumentException(kind + ": " + text(fields, "fault")
                    + " needs a mistake, or a sentence \"not-planted\" that says why there is none.");
        }
        return new PlantedFault(
                text(fields, "fault"),
                kind,
                optional(fields, "subject").map(Object::toString).toList(),
                optional(fields, "place").flatMap(this::edited).toList(),
                mistake,
                notPlanted);
    }

    private List<Edit> edits(Object value) {
        return list(value).stream().flatMap(this::edited).toList();
    }

    /** A stage's edits, or the one edit. */
    private Stream<Edit> edited(Object value) {
        if (value instanceof Map<?, ?> fields) {
            requireFields(fields, OF_AN_EDIT);
            Edit.Reach reach = Boolean.TRUE.equals(fields.get("all")) ? Edit.Reach.EVERY_PLACE : Edit.Reach.ONE_PLACE;
            return Stream.of(new Edit(text(fields, "file"), text(fields, "find"), text(fields, "replace"), reach));
        }
        if (!stages.containsKey(value.toString())) {
            throw new IllegalArgumentException(kind + ": no stage is called " + value + ".");
        }
        return stages.get(value.toString()).stream();
    }

    private void requireFields(Map<?, ?> fields, Set<String> known) {
        if (!known.containsAll(fields.keySet())) {
            throw new IllegalArgumentException(
                    kind + ": " + fields.keySet() + " has a field that is none of " + known + ".");
        }
    }

    private String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException(
                kind + ": an entry with " + fields.keySet() + " needs a text \"" + name + "\".");
    }

    private static Stream<?> optional(Map<?, ?> fields, String name) {
        return fields.containsKey(name) ? list(fields.get(name)).stream() : Stream.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> values ? values : List.of(value);
    }
}
