package io.github.backproof.subject;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import java.util.Comparator;
import java.util.List;

/** Says what a misspelt parameter name was probably meant to be. */
final class NearestName {
    private NearestName() {}

    static String unknownParameter(LayerKind kind, String name) {
        List<String> known = kind.parameters().stream().map(ParameterSpec::name).toList();
        String unknown = kind + " has no parameter \"" + name + "\".";
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(nearest -> unknown
                        + (distance(name, nearest) <= (nearest.length() + 1) / 2
                                ? " Did you mean \"" + nearest + "\"?"
                                : "")
                        + " It has " + String.join(", ", known) + ".")
                .orElse(unknown + " It has none.");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
