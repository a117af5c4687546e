package io.github.backproof.verdict;

import java.util.List;
import java.util.Optional;

/**
 * The result of checking one invariant on one subject.
 *
 * @param invariant its id, such as {@code ATT-01}
 * @param subject the subject's class name
 * @param level how much depends on it
 * @param outcome how it ended
 * @param seed the seed of the property's tries, derived from the run's seed and the invariant
 * @param tries how many cases were tried, shrinking not counted
 * @param undecided how many comparisons were too imprecise to decide; the others were decided
 * @param residual the distance from what must hold, in the worst comparison; 0 when none was made
 * @param roundingLevel the residual that rounding explains there; 0 where equality is exact
 * @param smallestCase where it does not hold
 * @param reason why it is not applicable, cannot be told, failed or is waived
 * @param compared the parameters whose gradients were compared with something, in the order of their names
 * @param seconds how long it took; the only figure that differs between runs of one seed
 */
public record Verdict(
        String invariant,
        String subject,
        Level level,
        Outcome outcome,
        long seed,
        int tries,
        int undecided,
        double residual,
        double roundingLevel,
        Optional<Counterexample> smallestCase,
        Optional<String> reason,
        List<String> compared,
        double seconds) {
    /** Copies the list. */
    public Verdict {
        compared = List.copyOf(compared);
    }

    /** The verdict on an invariant that says nothing about the subject. */
    public static Verdict notApplicable(String invariant, String subject, Level level, String reason) {
        return without(invariant, subject, level, Outcome.NOT_APPLICABLE, Optional.empty(), Optional.of(reason));
    }

    /** The verdict of a run on what it saw a subject do, and where. */
    public static Verdict seen(String invariant, String subject, Level level, String place, String sentence) {
        Counterexample seen = new Counterexample(place, sentence, List.of());
        return without(invariant, subject, level, Outcome.VIOLATED, Optional.of(seen), Optional.empty());
    }

    /** The verdict on an invariant whose check did not come to its end, and where that was. */
    public static Verdict failed(String invariant, String subject, Level level, String place, String sentence) {
        Counterexample seen = new Counterexample(place, sentence, List.of());
        return without(invariant, subject, level, Outcome.FAILED, Optional.of(seen), Optional.of(sentence));
    }

    /** The verdict on an invariant that was not tried. */
    public static Verdict notTried(String invariant, String subject, Level level, String reason) {
        return without(invariant, subject, level, Outcome.CANNOT_TELL, Optional.empty(), Optional.of(reason));
    }

    private static Verdict without(
            String invariant,
            String subject,
            Level level,
            Outcome outcome,
            Optional<Counterexample> smallest,
            Optional<String> reason) {
        return new Verdict(invariant, subject, level, outcome, 0, 0, 0, 0, 0, smallest, reason, List.of(), 0);
    }

    /** This verdict with the time it took. */
    public Verdict taking(double duration) {
        return new Verdict(
                invariant,
                subject,
                level,
                outcome,
                seed,
                tries,
                undecided,
                residual,
                roundingLevel,
                smallestCase,
                reason,
                compared,
                duration);
    }

    /** This violation, accepted for that reason. */
    public Verdict waived(String why) {
        return new Verdict(
                invariant,
                subject,
                level,
                Outcome.WAIVED,
                seed,
                tries,
                undecided,
                residual,
                roundingLevel,
                smallestCase,
                Optional.of(why),
                compared,
                seconds);
    }
}
