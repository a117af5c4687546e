package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.NormPlacement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A sequence that grows token by token, with the keys and values of what came before (§3.1). Immutable: each token gives a new
 * state, and an old one can be continued in another way.
 */
public final class Decoding {
    private final LanguageModel model;
    private final List<KeyValues> seen;
    private final int tokens;

    private Decoding(LanguageModel model, List<KeyValues> seen, int tokens) {
        this.model = model;
        this.seen = seen;
        this.tokens = tokens;
    }

    /** Before the first token. */
    public static Decoding of(LanguageModel model) {
        return new Decoding(model, Collections.nCopies(model.config().sizes().blocks(), KeyValues.NONE), 0);
    }

    /**
     * What one more token gives.
     *
     * @param logits of the token after it, 1 by n_vocab; its row of what the full forward gives
     * @param state the sequence with this token
     */
    public record Next(Matrix logits, Decoding state) {}

    /** One more token. */
    public Next next(int token) {
        Matrix x = model.embedded(new int[] {token}, new int[] {model.decodedPosition(tokens)});
        List<KeyValues> after = new ArrayList<>();
        for (int b = 0; b < seen.size(); b++) {
            SelfAttention attention = model.layers().attention(b, Sequences.ONE);
            TransformerBlock block = model.block(b, Sequences.ONE);
            KeyValues past = seen.get(b);
            if (block.placement() == NormPlacement.BEFORE) {
                SelfAttention.Step step =
                        attention.step(past, block.norm1().forward(x).output());
                Matrix mixed = x.plus(step.output());
                x = mixed.plus(block.mlp()
                        .forward(block.norm2().forward(mixed).output())
                        .output());
                after.add(model.remembered(past, step.seen()));
            } else {
                SelfAttention.Step step = attention.step(past, x);
                Matrix mixed = block.norm1().forward(x.plus(step.output())).output();
                x = block.norm2()
                        .forward(mixed.plus(block.mlp().forward(mixed).output()))
                        .output();
                after.add(model.remembered(past, step.seen()));
            }
        }
        Matrix normed = model.finalNorm().forward(x).output();
        return new Next(model.logits().output(normed), new Decoding(model, List.copyOf(after), tokens + 1));
    }

    /** How many tokens it has. */
    public int tokens() {
        return tokens;
    }
}
