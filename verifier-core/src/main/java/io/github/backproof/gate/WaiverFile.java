package io.github.backproof.gate;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.report.PlainText;
import io.github.backproof.report.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file of accepted violations: a YAML list whose entries have {@code subject}, {@code id}, {@code reason} and maybe {@code
 * expires}.
 *
 * @param waivers what it declares, as far as it can be read
 * @param problems what is wrong with it, one sentence each
 */
public record WaiverFile(List<Waiver> waivers, List<String> problems) {
    private static final Set<String> FIELDS = Set.of("subject", "id", "reason", "expires");

    /** In bytes: more waivers than anyone can answer for. */
    private static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 8;

    /** A file that is not meant as one is not listed line by line. */
    private static final int MOST_PROBLEMS = 20;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowNonScalarKeys(false).build();

    /** Copies the lists. */
    public WaiverFile {
        waivers = List.copyOf(waivers);
        problems = problems.stream().map(PlainText::oneLine).toList();
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     */
    public static WaiverFile read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] text = bytes.readNBytes(LARGEST + 1);
            return text.length > LARGEST
                    ? refused("is larger than a mebibyte: keep what is accepted, four lines each.")
                    : parse(new String(text, StandardCharsets.UTF_8));
        }
    }

    static WaiverFile parse(String text) {
        Object document;
        try {
            if (isDeeperThanAnyWaiver(text)) {
                return refused("is nested too deep: write each waiver as \"- subject: …\" with id and reason below.");
            }
            document = new Load(SETTINGS).loadFromString(text);
        } catch (YamlEngineException e) {
            return refused("is not YAML: " + e.getMessage().replaceAll("\\s+", " "));
        }
        if (document == null) {
            return new WaiverFile(List.of(), List.of());
        }
        return document instanceof List<?> entries
                ? waivers(entries)
                : refused("must be a list: write each waiver as \"- subject: …\" with id and reason below.");
    }

    private static WaiverFile waivers(List<?> entries) {
        List<Waiver> waivers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < entries.size() && problems.size() < MOST_PROBLEMS; i++) {
            String place = "waiver " + (i + 1) + ": ";
            Entry.of(entries.get(i), problem -> problems.add(place + problem)).ifPresent(waiver -> {
                if (!seen.add(List.of(waiver.subject(), waiver.id()))) {
                    problems.add(place + waiver.id() + " for " + waiver.subject() + " is there twice; remove one.");
                }
                waivers.add(waiver);
            });
        }
        return new WaiverFile(waivers, problems);
    }

    private static WaiverFile refused(String problem) {
        return new WaiverFile(List.of(), List.of(problem));
    }

    /** The parser counts levels on the heap, what loads them does on the stack. */
    private static boolean isDeeperThanAnyWaiver(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    /** A file that declares these waivers, with a line of what to do in front. */
    public static String text(List<Waiver> waivers) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (Waiver waiver : waivers) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("subject", waiver.subject());
            fields.put("id", waiver.id());
            fields.put("reason", waiver.reason());
            waiver.expires().ifPresent(day -> fields.put("expires", day));
            entries.add(fields);
        }
        return "# Fill in each reason, and a last day as \"expires: 2026-12-31\" where there is one.\n"
                + entries.stream().map(WaiverFile::entryText).collect(Collectors.joining());
    }

    private static String entryText(Map<String, String> fields) {
        DumpSettings block = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setBestLineBreak("\n")
                // Letters stay as they are, unless there is one among them that nobody sees.
                .setUseUnicodeEncoding(fields.values().stream().allMatch(PlainText::isPlain))
                .build();
        return new Dump(block).dumpToString(List.of(fields));
    }

    /** Reads one entry. */
    private record Entry(Map<?, ?> fields, Consumer<String> problems) {
        static Optional<Waiver> of(Object entry, Consumer<String> problems) {
            if (!(entry instanceof Map<?, ?> fields)) {
                problems.accept("write subject, id and reason below each other.");
                return Optional.empty();
            }
            return new Entry(fields, problems).waiver();
        }

        private Optional<Waiver> waiver() {
            fields.keySet().stream()
                    .filter(name -> !(name instanceof String field && FIELDS.contains(field)))
                    .forEach(name ->
                            problems.accept("\"" + name + "\" is not known: write subject, id, reason or expires."));
            Optional<String> subject = text("subject", "the name of a layer's class");
            Optional<String> id = text("id", "an invariant, such as ATT-01").filter(this::isKnown);
            Optional<String> reason = text("reason", "why the violation is accepted");
            Optional<String> expires =
                    fields.containsKey("expires") ? text("expires", "a day").flatMap(this::day) : Optional.empty();
            return subject.flatMap(
                    layer -> id.flatMap(known -> reason.map(because -> new Waiver(layer, known, because, expires))));
        }

        private Optional<String> text(String name, String what) {
            Object value = fields.get(name);
            if (value instanceof String text && !text.isBlank()) {
                return Optional.of(text.strip());
            }
            problems.accept("\"" + name + "\" is missing: write " + what + ".");
            return Optional.empty();
        }

        private boolean isKnown(String id) {
            if (Catalogue.find(id).isPresent()) {
                return true;
            }
            problems.accept("the catalogue has no invariant \"" + id + "\": write an id such as ATT-01.");
            return false;
        }

        private Optional<String> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text).toString());
            } catch (DateTimeParseException e) {
                problems.accept("\"expires\" is \"" + text + "\": write a day as in 2026-12-31.");
                return Optional.empty();
            }
        }
    }
}
