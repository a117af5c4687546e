package io.github.backproof.catalogue;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the catalogue's documents: Markdown with YAML front matter, one file per id. */
public final class Catalogue {
    /** The version of the catalogue as a whole. */
    public static final String VERSION = "2026.1";

    private static final String FOLDER = "/META-INF/backproof/catalogue/";
    private static final Pattern ID = Pattern.compile("[A-Z]+-\\d{2}");
    private static final String FENCE = "---\n";
    private static final Map<String, Spec> READ = new ConcurrentHashMap<>();

    private Catalogue() {}

    /**
     * The document of an id.
     *
     * @throws IllegalArgumentException when there is none, or its front matter is not as it must be
     */
    public static Spec spec(String id) {
        return READ.computeIfAbsent(id, wanted -> parse(wanted, read(wanted)));
    }

    /** The document of a text that may be an id; empty when there is none. */
    public static Optional<Spec> find(String text) {
        boolean exists = ID.matcher(text).matches()
                && Catalogue.class.getResource(FOLDER + family(text) + "/" + text + ".md") != null;
        return exists ? Optional.of(spec(text)) : Optional.empty();
    }

    private static String family(String id) {
        return id.substring(0, Math.max(0, id.indexOf('-')));
    }

    private static String read(String id) {
        try (InputStream document = Catalogue.class.getResourceAsStream(FOLDER + family(id) + "/" + id + ".md")) {
            if (document == null) {
                throw new IllegalArgumentException("The catalogue has no invariant " + id + ".");
            }
            // A checkout on Windows may have turned the line ends.
            return new String(document.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Spec parse(String id, String document) {
        int end = document.indexOf("\n" + FENCE);
        if (!document.startsWith(FENCE) || end < 0) {
            throw new IllegalArgumentException(
                    id + ": the document must start with front matter between two --- lines.");
        }
        Load yaml = new Load(LoadSettings.builder().setLabel(id).build());
        Object front = yaml.loadFromString(document.substring(FENCE.length(), end + 1));
        if (!(front instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(id + ": the front matter must be a list of fields.");
        }
        if (!id.equals(text(id, fields, "id"))) {
            throw new IllegalArgumentException(id + ": the document calls itself " + text(id, fields, "id") + ".");
        }
        return new Spec(
                id,
                text(id, fields, "title"),
                Level.valueOf(text(id, fields, "level")),
                kinds(id, fields),
                text(id, fields, "source"),
                Oracle.valueOf(text(id, fields, "oracle")),
                text(id, fields, "since"),
                document.substring(end + 1 + FENCE.length()).strip() + "\n");
    }

    private static String text(String id, Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException(id + ": the front matter needs a text \"" + name + "\".");
    }

    private static Set<LayerKind> kinds(String id, Map<?, ?> fields) {
        if (!(fields.get("kinds") instanceof Collection<?> names) || names.isEmpty()) {
            throw new IllegalArgumentException(id + ": the front matter needs a list \"kinds\".");
        }
        Set<LayerKind> kinds = EnumSet.noneOf(LayerKind.class);
        names.forEach(name -> kinds.add(LayerKind.valueOf(name.toString())));
        return Set.copyOf(kinds);
    }
}
