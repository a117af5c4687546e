package io.github.backproof.catalogue;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One invariant's document.
 *
 * @param id such as {@code ATT-01}; stable for ever
 * @param title what holds, in one line
 * @param level how much depends on it
 * @param kinds the layers it speaks about
 * @param source the paper's equation, or "definition"
 * @param oracle how it is judged
 * @param since the catalogue version that brought it
 * @param text statement, proof and hints, as Markdown
 */
public record Spec(
        String id,
        String title,
        Level level,
        Set<LayerKind> kinds,
        String source,
        Oracle oracle,
        String since,
        String text) {
    private static final String CHECK_FIRST = "## Check first";

    /** The title with its source, as it is printed: {@code The key-bias gradient is zero (eq. 29)}. */
    public String headline() {
        return source.equals("definition") ? title : title + " (" + source + ")";
    }

    /** Where to look first when it is violated, in sentences. */
    public List<String> checkFirst() {
        String section = text.substring(text.indexOf(CHECK_FIRST) + CHECK_FIRST.length());
        return Arrays.stream(section.split("\n- "))
                .skip(1)
                .map(point -> point.strip().replaceAll("\\s*\\n\\s*", " "))
                .toList();
    }
}
