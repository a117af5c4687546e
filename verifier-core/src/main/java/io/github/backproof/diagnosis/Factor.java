package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.specs.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A factor that mistakes put into equations.
 *
 * @param words what it does to a term, such as {@code is missing}
 * @param of its value in a case
 */
record Factor(String words, ToDoubleFunction<Bench> of) {
    private static final double NO_NUMBER = Double.NaN;

    /** What a term does in a right layer. */
    static final Factor ONE = new Factor("counts once", bench -> 1);

    /** Those that are the same in every case. */
    static final List<Factor> PLAIN = List.of(
            ONE,
            new Factor("is missing", bench -> 0),
            new Factor("has the other sign", bench -> -1),
            new Factor("counts twice", bench -> 2),
            new Factor("counts half", bench -> 0.5));

    /** Those that depend on a size of the case. */
    static final List<Factor> OF_SIZES = ofSizes();

    private static List<Factor> ofSizes() {
        List<Factor> all = new ArrayList<>();
        ofSize(all, "n_T", Dimension.TOKENS, bench -> bench.sizes().of(Dimension.TOKENS));
        ofSize(all, "d", Dimension.FEATURES, bench -> bench.sizes().of(Dimension.FEATURES));
        ofSize(all, "n_h", Dimension.HEADS, bench -> bench.sizes().of(Dimension.HEADS));
        ofSize(all, "d_ρ", Dimension.HEADS, bench -> bench.sizes().headWidth());
        ofSize(all, "r", Dimension.RANK, bench -> bench.sizes().of(Dimension.RANK));
        ofSize(all, "α", Dimension.RANK, bench -> bench.hypers().loraAlpha());
        ofSize(all, "s", Dimension.RANK, Bench::loraScale);
        ofSize(all, "n_vocab", Dimension.VOCABULARY, bench -> bench.sizes().of(Dimension.VOCABULARY));
        ofSize(all, "d_hidden", Dimension.HIDDEN, bench -> bench.sizes().of(Dimension.HIDDEN));
        all.add(new Factor("is multiplied by n_T/(n_T − 1)", bench -> overOneLess(bench, Dimension.TOKENS)));
        all.add(new Factor("is multiplied by d/(d − 1)", bench -> overOneLess(bench, Dimension.FEATURES)));
        return List.copyOf(all);
    }

    /** Of layers that the dimension matters to. */
    private static void ofSize(List<Factor> all, String name, Dimension dimension, ToDoubleFunction<Bench> size) {
        ToDoubleFunction<Bench> known =
                bench -> Sight.matters(bench.subject().kind(), dimension) ? size.applyAsDouble(bench) : NO_NUMBER;
        List<Function<Double, Double>> powers = List.of(x -> x, x -> 1 / x, Math::sqrt, x -> 1 / Math.sqrt(x));
        List<String> words = List.of(
                "is multiplied by " + name,
                "is divided by " + name,
                "is multiplied by √" + name,
                "is divided by √" + name);
        for (int k = 0; k < powers.size(); k++) {
            Function<Double, Double> power = powers.get(k);
            all.add(new Factor(words.get(k), bench -> power.apply(known.applyAsDouble(bench))));
        }
    }

    private static double overOneLess(Bench bench, Dimension dimension) {
        double size = bench.sizes().of(dimension);
        return size > 1 ? size / (size - 1) : NO_NUMBER;
    }
}
