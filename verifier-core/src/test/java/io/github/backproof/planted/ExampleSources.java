package io.github.backproof.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sources of the example in plain arrays, without its tests.
 *
 * @param files their texts without indentation, by file name
 */
record ExampleSources(Map<String, String> files) {
    private static final Path EXAMPLE = Path.of("..", "examples", "plain-arrays", "src");

    ExampleSources {
        files = Map.copyOf(files);
    }

    /** As they are: layers that are right. */
    static ExampleSources right() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(EXAMPLE)) {
            for (Path path : paths.filter(ExampleSources::isLayer).toList()) {
                files.put(path.getFileName().toString(), Edit.withoutIndentation(Files.readString(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExampleSources(files);
    }

    private static boolean isLayer(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".java") && !name.endsWith("Test.java");
    }

    /** The same after some edits, one after the other. */
    ExampleSources after(List<Edit> edits) {
        Map<String, String> edited = new TreeMap<>(files);
        for (Edit edit : edits) {
            if (!edited.containsKey(edit.file())) {
                throw new IllegalArgumentException("The example has no file " + edit.file() + ".");
            }
            edited.compute(edit.file(), (name, text) -> edit.in(text));
        }
        return new ExampleSources(edited);
    }
}
