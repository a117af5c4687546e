package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.stream.Stream;

/**
 * The pieces of attention that its laws speak of, formed in float64 from a case's parameters. Terms of a bias that the layer does not
 * have are left out.
 *
 * @param bench the case
 */
record AttentionPieces(Bench bench) {
    /** XW + 1bᵗ of the projection "query", "key", "value" or "output". */
    UncertainMatrix projected(String part, UncertainMatrix x) {
        UncertainMatrix product = x.times(weight(part));
        return hasBias(part) ? product.plus(bias(part, x.rows())) : product;
    }

    /** V, the columns of a key-value head once for each query head that it serves. */
    UncertainMatrix values(UncertainMatrix x) {
        return projected("value", x).columns(HeadColumns.in(bench).repeated());
    }

    /** Y − 1b_oᵗ. */
    UncertainMatrix withoutBias(UncertainMatrix y) {
        return hasBias("output") ? y.minus(bias("output", y.rows())) : y;
    }

    /** WᵗdW + b dbᵗ in some columns of a projection. */
    UncertainMatrix weightTimesGradient(Observed observed, String part, int... columns) {
        UncertainMatrix product = product(weight(part), observed.gradient(part + ".weight"), columns);
        return hasBias(part)
                ? product.plus(product(bench.exact(part + ".bias"), observed.gradient(part + ".bias"), columns))
                : product;
    }

    /** dW_q W_qᵗ + dW_k W_kᵗ + dW_v W_vᵗ. */
    UncertainMatrix weightGradientsTimesWeights(Observed observed) {
        return throughWeights(observed, ".weight");
    }

    /** db_qᵗW_qᵗ + db_kᵗW_kᵗ + db_vᵗW_vᵗ, a row. */
    UncertainMatrix biasGradientsTimesWeights(Observed observed) {
        return throughWeights(observed, ".bias");
    }

    private UncertainMatrix throughWeights(Observed observed, String parameter) {
        return Stream.of("query", "key", "value")
                .map(part ->
                        observed.gradient(part + parameter).times(weight(part).transposed()))
                .reduce(UncertainMatrix::plus)
                .orElseThrow();
    }

    private static UncertainMatrix product(UncertainMatrix parameter, UncertainMatrix gradient, int... columns) {
        return parameter.columns(columns).transposed().times(gradient.columns(columns));
    }

    UncertainMatrix weight(String part) {
        return bench.exact(part + ".weight");
    }

    boolean hasBias(String part) {
        return bench.parameters().containsKey(part + ".bias");
    }

    private UncertainMatrix bias(String part, int rows) {
        return bench.exact(part + ".bias").broadcastRows(rows);
    }
}
