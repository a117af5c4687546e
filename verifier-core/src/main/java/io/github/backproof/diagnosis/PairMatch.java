package io.github.backproof.diagnosis;

import io.github.backproof.fault.Fault;
import java.util.List;

/**
 * What two mistakes, or one of two, have to do with a layer.
 *
 * @param faults the mistakes, two or one
 * @param certainty what was compared
 * @param explained the wrong values that are theirs, by the names that reports use: Y, Δ_in, d weight
 */
public record PairMatch(List<Fault> faults, Certainty certainty, List<String> explained) {
    /** What was compared, from the strongest evidence to the weakest. */
    public enum Certainty {
        /** The reference with both mistakes gives the layer's output and every gradient. */
        EQUAL,
        /** What the two mistakes change, each alone, adds up to what is wrong, in the output and every gradient. */
        SUM,
        /** Each wrong value is that of one of the two, each alone; none of the two gives all of them. */
        EACH_OF_ONE,
        /** The output is that of the reference with these mistakes, and some gradients are not. */
        OUTPUT,
        /** The output is right, and some of the wrong gradients are those of the mistake. */
        SOME_GRADIENTS
    }

    /** Whether two mistakes are all that is wrong. */
    public boolean isWhole() {
        return certainty == Certainty.EQUAL || certainty == Certainty.SUM;
    }

    /** Copies the lists. */
    public PairMatch {
        faults = List.copyOf(faults);
        explained = List.copyOf(explained);
    }
}
