package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.TokenEmbedding;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Reduction;

/** The verifier's own mean next-token loss behind the logits of a model under test. */
final class NextTokenLoss {
    private final Bench bench;

    /** Behind the model of a case of at least two tokens. */
    NextTokenLoss(Bench bench) {
        this.bench = bench;
    }

    /** The case with a token to predict, at least. */
    static LayerCase withSomethingToPredict(LayerCase given) {
        int tokens = Math.max(2, given.sizes().of(Dimension.TOKENS));
        int context = Math.max(tokens, given.sizes().of(Dimension.CONTEXT));
        return given.with(Dimension.TOKENS, tokens).with(Dimension.CONTEXT, context);
    }

    /** L of logits, 1 by 1, with the way back to them. */
    CrossEntropy.Loss of(Matrix logits) {
        return new CrossEntropy(Reduction.MEAN).of(logits, CrossEntropy.nextTokens(TokenEmbedding.tokens(bench.x())));
    }

    /** dZ at the logits that the model shows, whatever they should be, as it is handed back to the model. */
    UncertainMatrix logitsGradient() {
        UncertainMatrix shown = bench.output(Bench.exact(bench.x()));
        return logitsGradient(Bench.exact(shown.value()));
    }

    /** dZ as it is handed to the model; logits that are uncertain make it so. */
    UncertainMatrix logitsGradient(UncertainMatrix logits) {
        return bench.handedOver((UncertainMatrix) of(logits).logitsGradient());
    }

    /** The model's gradients with dZ as its upstream error. */
    Observed backward(UncertainMatrix logitsGradient) {
        return bench.run(Bench.exact(bench.x()), logitsGradient);
    }
}
