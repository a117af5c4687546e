package com.example.gpt;

import static io.github.backproof.specs.NamedParameter.trained;

import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.WeightLayout;
import java.util.ArrayList;
import java.util.List;

/** Shows {@link Gpt} to the verifier as a batch, tokens as a column of numbers; a {@link GptDecoder} does the steps. */
@GradientChecked(
        value = LayerKind.LANGUAGE_MODEL,
        weights = WeightLayout.OUT_IN,
        masking = Masking.CAUSAL,
        gelu = Gelu.TANH,
        gradients = GradientUpdate.ACCUMULATE)
final class GptAdapter implements Layer, DecodesStepwise {
    private final Gpt gpt;
    private final int context;
    private final int batch;
    private GptDecoder decoder;

    GptAdapter(
            @Size(Dimension.VOCABULARY) int vocabulary,
            @Size(Dimension.CONTEXT) int context,
            @Size(Dimension.FEATURES) int channels,
            @Size(Dimension.HEADS) int heads,
            @Size(Dimension.HIDDEN) int hidden,
            @Size(Dimension.BLOCKS) int depth,
            @Size(Dimension.BATCH) int batch) {
        this.gpt = new Gpt(vocabulary, context, channels, heads, hidden, depth);
        this.context = context;
        this.batch = batch;
        this.decoder = new GptDecoder(gpt);
    }

    @Override
    public Tensor forward(Tensor input) {
        int[] tokens = new int[input.rows()];
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = (int) input.at(t, 0);
        }
        float[] logits = gpt.forward(tokens, batch, tokens.length / batch);
        return Tensor.of(logits, tokens.length, gpt.vocabulary);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        gpt.backward(outputGradient.toFloats());
        return Tensor.of(new float[outputGradient.rows()], outputGradient.rows(), 1);
    }

    @Override
    public void restart() {
        decoder = new GptDecoder(gpt);
    }

    @Override
    public Tensor step(Tensor token) {
        return Tensor.of(decoder.next((int) token.at(0, 0)), 1, gpt.vocabulary);
    }

    @Override
    public List<NamedParameter> parameters() {
        int channels = gpt.channels;
        int vocabulary = gpt.vocabulary;
        List<NamedParameter> all = new ArrayList<>();
        all.add(trained("embedding.weight", gpt.embedding.table, gpt.embedding.dTable, 0, vocabulary, channels));
        all.add(trained("position.weight", gpt.positions.table, gpt.positions.dTable, 0, context, channels));
        for (int b = 0; b < gpt.blocks.length; b++) {
            all.addAll(new BlockParameters("blocks." + b + ".", gpt.blocks[b]).list());
        }
        all.add(trained("norm.weight", gpt.norm.gamma, gpt.norm.dGamma, 0, channels));
        all.add(trained("norm.bias", gpt.norm.beta, gpt.norm.dBeta, 0, channels));
        all.add(trained("logits.weight", gpt.headWeight, gpt.dHeadWeight, 0, vocabulary, channels));
        all.add(trained("logits.bias", gpt.headBias, gpt.dHeadBias, 0, vocabulary));
        return all;
    }
}
