package io.github.backproof.junit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/testing.md shows code that compiles and does what it says. */
class TestingPageTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path SNIPPETS = Path.of("src/test/java/io/github/backproof/junit/pages/TestingSnippets.java");

    @Test
    void every_snippet_is_compiled() throws IOException {
        String compiled = joined(Files.readString(SNIPPETS, StandardCharsets.UTF_8));
        List<String> shown = snippets(Path.of("../docs/testing.md"));
        assertThat(shown)
                .hasSizeGreaterThan(5)
                .allSatisfy(snippet -> assertThat(compiled).contains(joined(snippet)));
    }

    @Test
    void the_assertions_that_are_shown_hold() {
        TestingSnippets.layers();
        TestingSnippets.gradients();
        TestingSnippets.outputs();
    }

    private static List<String> snippets(Path page) throws IOException {
        Matcher found =
                JAVA.matcher(Files.readString(page, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        return found.results().map(result -> result.group(1)).toList();
    }

    /** Without indentation, and without the static of a class that is a member here and its own file there. */
    private static String joined(String code) {
        return code.lines()
                .map(line -> line.strip().replaceFirst("^static class", "class"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
