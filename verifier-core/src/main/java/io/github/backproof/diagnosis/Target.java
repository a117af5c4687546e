package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerAttempt;
import io.github.backproof.bench.Sketch;
import io.github.backproof.numerics.DenseMatrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What layers in float64 are compared with in one case, by distances that put them in order.
 *
 * @param sketch the case
 * @param seen the specimen's values, by name
 * @param right the right layer's
 * @param levels the rounding levels of the right layer's, and of one rounding more of what was seen
 */
record Target(
        Sketch sketch, Map<String, DenseMatrix> seen, Map<String, DenseMatrix> right, Map<String, DenseMatrix> levels) {
    /** A specimen in one of its cases. */
    static Target of(Specimen specimen, int number) {
        Sketch sketch = Sketch.of(specimen.cases().get(number));
        Map<String, DenseMatrix> seen = specimen.seen().get(number);
        double u = specimen.cases().get(number).subject().precision().unitRoundoff();
        Map<String, DenseMatrix> levels = new LinkedHashMap<>();
        seen.forEach((name, values) -> levels.put(
                name, specimen.right().get(number).get(name).seenAs(values, u).level()));
        return new Target(
                sketch, seen, sketch.values(specimen.rightLayer().asAttempt()).orElseThrow(), levels);
    }

    /** The distance by output and every gradient; nothing where there is no such layer. */
    Optional<Double> distance(LayerAttempt attempt) {
        return sketch.values(attempt)
                .map(values -> seen.keySet().stream()
                        .mapToDouble(name -> distance(name, values.get(name)))
                        .sum());
    }

    /** The distance by output alone. */
    Optional<Double> distanceOfOutput(LayerAttempt attempt) {
        return sketch.output(attempt).map(y -> distance("Y", y));
    }

    /** The square of the specimen's distance from values, in units of the rounding levels; what has none does not count. */
    double distance(String name, DenseMatrix values) {
        DenseMatrix apart = inLevels(name, seen.get(name).minus(values));
        return apart.dot(apart);
    }

    /** How far values are from the right ones, in units of the rounding levels, one entry after the other. */
    double[] changes(Map<String, DenseMatrix> values) {
        return seen.keySet().stream()
                .map(name -> inLevels(name, values.get(name).minus(right.get(name))))
                .flatMapToDouble(changes -> Arrays.stream(changes.toArray()))
                .toArray();
    }

    private DenseMatrix inLevels(String name, DenseMatrix distances) {
        return distances.pairwise(
                levels.get(name), (apart, level) -> apart == 0 || Double.isNaN(level) ? 0 : apart / level);
    }

    /** Whether a layer's output is not the right one, by a single bit. */
    boolean changesOutput(LayerAttempt attempt) {
        return sketch.output(attempt).map(y -> !y.sameNumbers(right.get("Y"))).orElse(false);
    }
}
