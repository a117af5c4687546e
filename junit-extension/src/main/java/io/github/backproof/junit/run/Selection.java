package io.github.backproof.junit.run;

import java.util.Arrays;
import java.util.List;

/**
 * The part of a run that is wanted.
 *
 * @param terms each {@code Class}, {@code Class#ID} or {@code #ID}, with the class's simple or full name, for a method that makes
 *     layers {@code Class.method}; none wants all
 */
public record Selection(List<String> terms) implements Choice {
    /** Everything. */
    public static final Selection ALL = new Selection(List.of());

    /** Copies the list. */
    public Selection {
        terms = List.copyOf(terms);
    }

    /** The selection that a text such as {@code Norm#LN-01, #GEN-12} stands for; an empty one wants everything. */
    public static Selection of(String text) {
        return new Selection(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList());
    }

    @Override
    public boolean wants(String className) {
        return terms.isEmpty() || terms.stream().anyMatch(term -> names(term, className));
    }

    @Override
    public boolean wants(String className, String invariant) {
        return terms.isEmpty() || terms.stream().anyMatch(term -> names(term, className) && includes(term, invariant));
    }

    @Override
    public boolean mayWant(String className) {
        return wants(className)
                || terms.stream()
                        .map(Selection::subject)
                        .filter(wanted -> wanted.contains("."))
                        .anyMatch(wanted -> names(wanted.substring(0, wanted.lastIndexOf('.')), className));
    }

    private static boolean names(String term, String className) {
        String wanted = subject(term);
        return wanted.isEmpty()
                || wanted.equals(className)
                || className.endsWith("." + wanted)
                || className.endsWith("$" + wanted);
    }

    private static String subject(String term) {
        return term.contains("#") ? term.substring(0, term.indexOf('#')) : term;
    }

    private static boolean includes(String term, String invariant) {
        return !term.contains("#") || term.substring(term.indexOf('#') + 1).equals(invariant);
    }
}
