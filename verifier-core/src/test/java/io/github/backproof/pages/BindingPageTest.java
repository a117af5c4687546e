package io.github.backproof.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.styles.StyleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snippets of docs/binding.md are lines of the layers that are verified as tests, and their numbers of lines are right. */
class BindingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "binding.md");
    private static final Pattern SNIPPET = Pattern.compile(
            "\\[`(\\w+)`\\]\\([^)]*/(\\w+)\\.java\\), (\\d+) lines?( each)?:\\n\\n```java\\n(.*?)```", Pattern.DOTALL);

    /**
     * A snippet.
     *
     * @param name the layer it is of
     * @param lines how many lines of annotations the page says that it has
     * @param code what is shown
     */
    record Snippet(String name, String lines, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Snippet> snippets() throws IOException {
        List<MatchResult> found = SNIPPET.matcher(page()).results().toList();
        return found.stream()
                .map(match ->
                        new Snippet(match.group(1), match.group(4) == null ? match.group(3) : "2", match.group(5)));
    }

    private static String page() throws IOException {
        return Files.readString(PAGE).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void is_in_its_source(Snippet snippet) {
        StyleSource source = StyleSource.of(snippet.name());
        String text = bare(source.text());
        int at = 0;
        for (String line : snippet.code().lines().map(BindingPageTest::bare).toList()) {
            String wanted = line.replace("{...}", "{");
            assertThat(text.indexOf(wanted, at)).as(line).isNotNegative();
            at = text.indexOf(wanted, at) + wanted.length();
        }
        assertThat(source.linesOfAnnotations()).hasToString(snippet.lines());
    }

    private static String bare(String code) {
        return code.replaceAll("\\s", "");
    }
}
