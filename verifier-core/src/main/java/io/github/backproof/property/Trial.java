package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One property run against one subject. A property states what must be zero or identical; the trial judges it, remembers the
 * worst comparison and fails the try when rounding does not explain it. Safe for the second thread that shrinks.
 */
public final class Trial {
    private final Subject subject;
    private final BiConsumer<String, Comparison> atBreach;
    private final Set<String> quantities = new TreeSet<>();
    private Comparison worst = Comparison.NOTHING;
    private int decided;
    private int undecided;

    /** A run against a subject, which ends at the first comparison that does not hold. */
    public Trial(Subject subject) {
        this(subject, (quantity, comparison) -> {
            throw new InvariantViolation(quantity, comparison);
        });
    }

    /** A run that may go on after comparisons that do not hold. */
    Trial(Subject subject, BiConsumer<String, Comparison> atBreach) {
        this.subject = subject;
        this.atBreach = atBreach;
    }

    Bench on(LayerCase given) {
        return Bench.of(subject, given);
    }

    /** Whether the subject has fewer digits than a precision. */
    boolean hasFewerDigitsThan(Precision precision) {
        return subject.precision().unitRoundoff() > precision.unitRoundoff();
    }

    /** The expression is zero in exact arithmetic. */
    void zero(String quantity, UncertainMatrix expression) {
        judge(quantity, RoundingLevel.ofZero(expression));
    }

    /** The two are equal in exact arithmetic. */
    void equal(String quantity, UncertainMatrix actual, UncertainMatrix expected) {
        zero("change of " + quantity, actual.minus(expected));
    }

    /** The expression is not negative in exact arithmetic. */
    void notNegative(String quantity, UncertainMatrix expression) {
        judge("negative part of " + quantity, RoundingLevel.ofNotNegative(expression));
    }

    /** The two are the same numbers, to the bit. */
    void identical(String quantity, DenseMatrix actual, DenseMatrix expected) {
        judge("change of " + quantity, RoundingLevel.ofIdentical(actual, expected));
    }

    /**
     * Two calls give the same numbers, to the bit. Where they do not, each is made again: a layer that answers one call in several ways
     * violates GEN-05, and this law only beyond the distances that were measured between those answers.
     */
    void identical(String quantity, Supplier<DenseMatrix> actual, Supplier<DenseMatrix> expected) {
        Comparison comparison = RoundingLevel.ofIdentical(actual.get(), expected.get());
        judge("change of " + quantity, comparison.holds() ? comparison : beyondNoise(comparison, actual, expected));
    }

    /** The one call gives the other's numbers times a power of two, to the bit wherever the precision is not left, as above. */
    void rescaled(String quantity, Supplier<DenseMatrix> actual, Supplier<DenseMatrix> expected, int terms) {
        Comparison comparison = RoundingLevel.ofRescaled(actual.get(), expected.get(), subject.precision(), terms);
        judge("change of " + quantity, comparison.holds() ? comparison : beyondNoise(comparison, actual, expected));
    }

    private static Comparison beyondNoise(
            Comparison comparison, Supplier<DenseMatrix> actual, Supplier<DenseMatrix> expected) {
        return comparison.beyond(Math.max(RoundingLevel.ofRepeated(actual), RoundingLevel.ofRepeated(expected)));
    }

    /** The values are exactly zero. */
    void exactlyZero(String quantity, DenseMatrix values) {
        judge(quantity, RoundingLevel.ofIdentical(values, DenseMatrix.filled(values.rows(), values.columns(), 0)));
    }

    /** The values are exactly zero, wherever the precision can hold what a right layer computes on the way. */
    void exactlyZero(String quantity, UncertainMatrix values) {
        judge(quantity, RoundingLevel.ofNothing(values));
    }

    /** The values are numbers: x − x is zero for no other. */
    void numbers(String quantity, DenseMatrix values) {
        exactlyZero(quantity + " − itself", values.minus(values));
    }

    /** The values are numbers, wherever the precision can hold what a right layer computes on the way. */
    void numbers(String quantity, UncertainMatrix values) {
        exactlyZero(quantity + " − itself", values.minus(values));
    }

    /** The subject's own code refuses the call with an exception. */
    void refuses(String what, Runnable call) {
        try {
            call.run();
        } catch (SubjectFailure refused) {
            if (!refused.isOfShape()) {
                judge(what, Comparison.NOTHING);
                return;
            }
        }
        throw new InvariantViolation(what + " was accepted, and must be refused with an exception.");
    }

    /** The subject's own code takes the call. */
    void accepts(String what, Runnable call) {
        try {
            call.run();
        } catch (SubjectFailure refused) {
            throw new InvariantViolation(what + " was refused, and must be accepted: " + refused.getMessage());
        }
        judge(what, Comparison.NOTHING);
    }

    /** The subject's own code returns the shapes that its kind has. */
    <T> T shaped(Supplier<T> call) {
        try {
            return call.get();
        } catch (SubjectFailure failure) {
            if (failure.isOfShape()) {
                throw new InvariantViolation(failure.getMessage());
            }
            throw failure;
        }
    }

    /** Two ways of calling the subject give the same numbers by the same names, to the bit; where they do not, as for single matrices. */
    void identicalPasses(Supplier<Map<String, DenseMatrix>> actual, Supplier<Map<String, DenseMatrix>> expected) {
        Map<String, DenseMatrix> right = expected.get();
        actual.get().forEach((quantity, values) -> {
            Comparison comparison = RoundingLevel.ofIdentical(values, right.get(quantity));
            judge(
                    "change of " + quantity,
                    comparison.holds()
                            ? comparison
                            : beyondNoise(
                                    comparison,
                                    () -> actual.get().get(quantity),
                                    () -> expected.get().get(quantity)));
        });
    }

    /** Two ways of calling the subject give equal numbers, in exact arithmetic. */
    void equalPasses(Observed actual, Observed expected) {
        Map<String, UncertainMatrix> right = expected.byName();
        actual.byName().forEach((quantity, values) -> equal(quantity, values, right.get(quantity)));
    }

    /** The observed gradients agree with others of the same names. */
    void equalGradients(Map<String, UncertainMatrix> actual, Map<String, UncertainMatrix> expected) {
        actual.forEach((name, gradient) -> equal("d " + name, gradient, expected.get(name)));
    }

    synchronized void judge(String quantity, Comparison comparison) {
        if (!comparison.isDecidable()) {
            undecided++;
            return;
        }
        decided++;
        quantities.add(quantity);
        if (!comparison.holds()) {
            atBreach.accept(quantity, comparison);
        }
        worst = worst.orWorse(comparison);
    }

    private static boolean names(String quantity, String gradient) {
        int at = quantity.indexOf(gradient);
        int end = at + gradient.length();
        boolean isWhole = end == quantity.length() || at >= 0 && !isInName(quantity.charAt(end));
        return at >= 0 && isWhole;
    }

    private static boolean isInName(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    /** The parameters whose gradients were compared with something. */
    synchronized List<String> compared() {
        return subject.parameterNames().stream()
                .filter(this::isNamedByAGradient)
                .sorted()
                .toList();
    }

    /** A gradient's quantity is called by a d and the parameter's name. */
    private boolean isNamedByAGradient(String parameter) {
        return quantities.stream().anyMatch(quantity -> names(quantity, "d " + parameter));
    }

    /** What was compared, by the names that counterexamples use. */
    synchronized Set<String> quantities() {
        return Set.copyOf(quantities);
    }

    synchronized void cannotTell() {
        undecided++;
    }

    /** How many comparisons came to a verdict. */
    public synchronized int decided() {
        return decided;
    }

    /** The comparison nearest to its rounding level, or farthest beyond. */
    public synchronized Comparison worst() {
        return worst;
    }

    /** How many comparisons could not be decided. */
    public synchronized int undecided() {
        return undecided;
    }

    synchronized boolean decidedNothing() {
        return decided == 0 && undecided > 0;
    }
}
