package io.github.backproof.verdict;

import java.util.List;
import java.util.Optional;

/**
 * Why a layer fails, as far as that was found.
 *
 * @param certainty how sure that is
 * @param faults the known mistakes it is about, by their names in the dictionary; none for what the dictionary does not know
 * @param equations the equations they are made in, in the same order; without a known mistake, that of the terms
 * @param finding what was found, in one sentence that claims no more than the certainty
 * @param lookAt where to look first, the most promising place first
 * @param mismatch the first wrong result in the smallest case; empty where one forward and backward are right
 * @param steps the worst entry of the first wrong gradient beside differences of the layer's forward; empty where no gradient is wrong
 */
public record Diagnosis(
        Certainty certainty,
        List<String> faults,
        List<String> equations,
        String finding,
        List<String> lookAt,
        Optional<Mismatch> mismatch,
        Optional<StepCurve> steps) {
    /** Copies the lists. */
    public Diagnosis {
        faults = List.copyOf(faults);
        equations = List.copyOf(equations);
        lookAt = List.copyOf(lookAt);
    }

    /** The same with other places to look at. */
    public Diagnosis lookingAt(List<String> places) {
        return new Diagnosis(certainty, faults, equations, finding, places, mismatch, steps);
    }

    /** The same with a wrong result, and a wrong gradient over steps, to look at. */
    public Diagnosis showing(Optional<Mismatch> other, Optional<StepCurve> otherSteps) {
        return new Diagnosis(certainty, faults, equations, finding, lookAt, other, otherSteps);
    }
}
