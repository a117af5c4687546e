package io.github.backproof.diagnosis;

import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.LeastSquares;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Results that are made of their equation's own terms in other proportions.
 *
 * @param sum the result and its terms
 * @param readings what became of each term, in their order
 */
record FittedTerms(Sum sum, List<String> readings) {
    /** Copies the list. */
    FittedTerms {
        readings = List.copyOf(readings);
    }

    /** A fit in one case. */
    private record Fit(Sight.Look look, LeastSquares squares) {}

    /** Those of a layer's wrong results: each a combination of its terms, to rounding level, in every case. */
    static List<FittedTerms> of(Sight sight) {
        List<FittedTerms> all = new ArrayList<>();
        for (String quantity : sight.firstWrongResults()) {
            sumsOf(sight, quantity).stream()
                    .map(sum -> fitted(sight, sum))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(all::add);
        }
        return all;
    }

    /** The result times a number, and the result as the sum that it is. */
    private static List<Sum> sumsOf(Sight sight, String quantity) {
        List<Sum> sums = new ArrayList<>();
        sums.add(new Sum(
                quantity,
                List.of(),
                List.of(new Term(quantity, sight.cases().get(0).bench().right()))));
        Sums.of(sight.subject().kind()).stream()
                .filter(sum -> sum.quantity().equals(quantity))
                .forEach(sums::add);
        return sums;
    }

    private static Optional<FittedTerms> fitted(Sight sight, Sum sum) {
        List<Fit> fits = new ArrayList<>();
        for (Sight.Look look : sight.cases()) {
            Optional<LeastSquares> squares = fit(look, sum).filter(LeastSquares::holds);
            if (squares.isEmpty()) {
                return Optional.empty();
            }
            fits.add(new Fit(look, squares.get()));
        }
        List<Optional<String>> factors = IntStream.range(0, sum.terms().size())
                .mapToObj(k -> factor(fits, k))
                .toList();
        if (isAlwaysPossible(fits) && factors.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new FittedTerms(
                sum,
                IntStream.range(0, factors.size())
                        .mapToObj(k -> factors.get(k).orElseGet(() -> unexplained(fits, k)))
                        .toList()));
    }

    /** With as many terms as entries there is a combination whatever the entries are: only factors that have a name say something. */
    private static boolean isAlwaysPossible(List<Fit> fits) {
        return fits.stream().anyMatch(fit -> {
            UncertainMatrix rest = fit.squares().residual();
            return rest.rows() * rest.columns() <= fit.squares().coefficients().size();
        });
    }

    private static Optional<LeastSquares> fit(Sight.Look look, Sum sum) {
        Observed actual = look.actual().orElseThrow();
        List<UncertainMatrix> terms = sum.terms().stream()
                .map(term -> look.of(term.alone()).byName().get(sum.quantity()))
                .toList();
        return LeastSquares.of(actual.byName().get(sum.quantity()), terms);
    }

    /** The factors that explain the coefficient in every case. */
    private static Optional<String> factor(List<Fit> fits, int term) {
        List<String> ofSizes = words(fits, term, Factor.OF_SIZES);
        return words(fits, term, Factor.PLAIN).stream()
                .findFirst()
                .or(() -> ofSizes.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", ofSizes)));
    }

    private static String unexplained(List<Fit> fits, int term) {
        return isTheSame(fits, term)
                ? "is multiplied by " + number(fits.get(0), term)
                : "is multiplied by numbers that no size explains ("
                        + fits.stream().map(fit -> number(fit, term)).collect(Collectors.joining(", ")) + ")";
    }

    /** Whether a term has one factor in every case. */
    private static boolean isTheSame(List<Fit> fits, int term) {
        double first = fits.get(0).squares().coefficients().get(term);
        return fits.stream().allMatch(fit -> {
            double distance = fit.squares().coefficients().get(term) - first;
            return Math.abs(distance)
                    <= fit.squares().levels().get(term)
                            + fits.get(0).squares().levels().get(term);
        });
    }

    private static List<String> words(List<Fit> fits, int term, List<Factor> factors) {
        return factors.stream()
                .filter(factor -> fits.stream().allMatch(fit -> isRead(fit, term, factor)))
                .map(Factor::words)
                .toList();
    }

    private static String number(Fit fit, int term) {
        return String.format(Locale.ROOT, "%.3g", fit.squares().coefficients().get(term));
    }

    private static boolean isRead(Fit fit, int term, Factor factor) {
        double distance = fit.squares().coefficients().get(term)
                - factor.of().applyAsDouble(fit.look().bench());
        return Math.abs(distance) <= fit.squares().levels().get(term);
    }

    /** What became of the terms, in one sentence. */
    String sentence() {
        if (sum.terms().size() == 1) {
            return "The result " + sum.quantity() + " " + readings.get(0);
        }
        List<String> changed = IntStream.range(0, readings.size())
                .filter(k -> !readings.get(k).equals(Factor.ONE.words()))
                .mapToObj(k -> sum.terms().get(k).name() + " " + readings.get(k))
                .toList();
        return "In " + sum.quantity() + " (" + String.join(", ", sum.equations()) + "), "
                + String.join(", and ", changed);
    }
}
