package io.github.backproof.report;

import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** Joins what was found about a layer with what further tries found. */
public final class MoreTries {
    private MoreTries() {}

    /** The report on both. Of each invariant, the worse verdict counts, and its tries are added up. */
    public static SubjectReport joined(SubjectReport before, SubjectReport more) {
        List<Verdict> verdicts = before.verdicts().stream()
                .map(verdict -> more.verdicts().stream()
                        .filter(other -> other.invariant().equals(verdict.invariant()))
                        .findFirst()
                        .map(other -> joined(verdict, other))
                        .orElse(verdict))
                .toList();
        return new SubjectReport(
                before.name(),
                before.className(),
                before.kind(),
                before.precision(),
                before.shapes(),
                before.problems(),
                verdicts,
                ShardMerge.diagnoses(List.of(before, more)),
                before.notVerified().stream()
                        .filter(more.notVerified()::contains)
                        .toList(),
                before.seconds() + more.seconds());
    }

    private static Verdict joined(Verdict before, Verdict more) {
        Verdict worse = isWorse(more, before) ? more : before;
        return new Verdict(
                worse.invariant(),
                worse.subject(),
                worse.level(),
                worse.outcome(),
                worse.seed(),
                before.tries() + more.tries(),
                before.undecided() + more.undecided(),
                worse.residual(),
                worse.roundingLevel(),
                worse.smallestCase(),
                worse.reason(),
                Stream.concat(before.compared().stream(), more.compared().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                before.seconds() + more.seconds());
    }

    /** A breach is worse than anything else, a verdict worse than none, and a larger share of the rounding level worse than a smaller. */
    private static boolean isWorse(Verdict one, Verdict other) {
        if (one.outcome() != other.outcome()) {
            return one.outcome().isBreach() || other.outcome() == Outcome.CANNOT_TELL;
        }
        return one.residual() * other.roundingLevel() > other.residual() * one.roundingLevel();
    }
}
