package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A subject that has run once in each case of the diagnosis. Values go by the names that reports use: Y, Δ_in, d weight.
 *
 * @param cases the cases
 * @param seen what it gave in each
 * @param right what the right layer gives in each, with its rounding
 * @param wrong the names of the values that are not the right ones in some case
 */
record Specimen(
        List<Bench> cases,
        List<Map<String, DenseMatrix>> seen,
        List<Map<String, UncertainMatrix>> right,
        List<String> wrong) {
    /** Of what was looked at; nothing where the subject failed in a case. */
    static Optional<Specimen> of(Sight sight) {
        if (sight.cases().stream().anyMatch(look -> look.actual().isEmpty())) {
            return Optional.empty();
        }
        List<Bench> cases = sight.cases().stream().map(Sight.Look::bench).toList();
        List<Map<String, DenseMatrix>> seen = sight.cases().stream()
                .map(look -> values(look.actual().orElseThrow()))
                .toList();
        List<Map<String, UncertainMatrix>> right =
                cases.stream().map(bench -> instead(bench.right(), bench)).toList();
        List<String> wrong = seen.get(0).keySet().stream()
                .filter(name -> IntStream.range(0, cases.size())
                        .anyMatch(number -> Agreement.isRefuted(
                                seen.get(number).get(name), right.get(number).get(name))))
                .toList();
        return Optional.of(new Specimen(cases, seen, right, wrong));
    }

    private static Map<String, DenseMatrix> values(Observed observed) {
        Map<String, DenseMatrix> values = new LinkedHashMap<>();
        observed.byName().forEach((name, value) -> values.put(name, value.value()));
        return values;
    }

    private static Map<String, UncertainMatrix> instead(LayerMaker layer, Bench bench) {
        return bench.instead(layer, bench.x(), bench.delta()).byName();
    }

    /** Makes the right layer. */
    LayerMaker rightLayer() {
        return cases.get(0).right();
    }

    /** The names of all its values. */
    Collection<String> names() {
        return seen.get(0).keySet();
    }

    /** What another layer gives in a case, with its rounding. */
    Map<String, UncertainMatrix> instead(LayerMaker layer, int number) {
        return instead(layer, cases.get(number));
    }

    /** Whether the other layer gives its values of these names, in every case. */
    boolean gives(LayerMaker layer, Collection<String> names) {
        return everyCase(number -> areIn(instead(layer, number), number, names));
    }

    /** Whether another layer gives other values in some case. */
    boolean refutes(LayerMaker layer) {
        return !everyCase(number -> {
            Map<String, UncertainMatrix> given = instead(layer, number);
            return names().stream()
                    .noneMatch(name -> Agreement.isRefuted(seen.get(number).get(name), given.get(name)));
        });
    }

    /** Its wrong values that others are in every case, as far as these are not the right ones to rounding level. */
    List<String> explainedBy(IntFunction<Map<String, UncertainMatrix>> others) {
        Set<String> agreed = new LinkedHashSet<>(wrong);
        Set<String> told = new HashSet<>();
        for (int number = 0; number < cases.size() && !agreed.isEmpty(); number++) {
            Map<String, UncertainMatrix> given = others.apply(number);
            Map<String, UncertainMatrix> due = right.get(number);
            int at = number;
            agreed.removeIf(name -> !areIn(given, at, List.of(name)));
            agreed.stream()
                    .filter(name -> Agreement.isRefuted(due.get(name).value(), given.get(name)))
                    .forEach(told::add);
        }
        return agreed.stream().filter(told::contains).toList();
    }

    /** Whether others are all its values in every case, and not the right ones. */
    boolean isExplainedBy(IntFunction<Map<String, UncertainMatrix>> others) {
        return everyCase(number -> areIn(others.apply(number), number, names()))
                && !explainedBy(others).isEmpty();
    }

    private boolean everyCase(IntPredicate holds) {
        return IntStream.range(0, cases.size()).allMatch(holds);
    }

    private boolean areIn(Map<String, UncertainMatrix> given, int number, Collection<String> names) {
        return names.stream().allMatch(name -> Agreement.of(seen.get(number).get(name), given.get(name)));
    }
}
