package io.github.backproof.pages;

import io.github.backproof.catalogue.RunLaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The controls of the family RUN: classes of an integration test, each with the laws that it breaks. */
public final class HostileSubjects {
    private static final Path TABLE = Path.of("..", "maven-plugin", "src", "it", "hostile", "expected.txt");

    private HostileSubjects() {}

    /** The classes that break a law, by their names in the table. */
    public static List<String> breaking(String law) {
        try {
            return Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\\s+"))
                    .filter(words ->
                            Arrays.asList(words).subList(1, words.length).contains(law))
                    .map(words -> words[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String rows() {
        return Arrays.stream(RunLaw.values())
                .map(law -> "| [%s](../specs/catalogue/RUN/%s.md) | %s | %s in the integration test `hostile` |\n"
                        .formatted(
                                law.id(),
                                law.id(),
                                law.spec().title(),
                                breaking(law.id()).stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
    }
}
