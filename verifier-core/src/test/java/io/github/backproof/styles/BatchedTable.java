package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Tokens as a batch of {@code int[]}; they have no gradient. */
@GradientChecked(LayerKind.EMBEDDING)
public final class BatchedTable {
    @Parameter("weight")
    private final float[][] table;

    @Gradient("weight")
    private final float[][] dTable;

    private int[][] tokens = {};

    BatchedTable(@Size(Dimension.VOCABULARY) int vocabulary, @Size(Dimension.FEATURES) int d) {
        table = new float[vocabulary][d];
        dTable = new float[vocabulary][d];
    }

    float[][][] forward(int[][] batch) {
        tokens = batch;
        return Arrays.stream(batch)
                .map(sequence ->
                        Arrays.stream(sequence).mapToObj(v -> table[v].clone()).toArray(float[][]::new))
                .toArray(float[][][]::new);
    }

    void backward(float[][][] dy) {
        Arrays.stream(dTable).forEach(row -> Arrays.fill(row, 0));
        for (int b = 0; b < tokens.length; b++) {
            for (int t = 0; t < tokens[b].length; t++) {
                for (int i = 0; i < dy[b][t].length; i++) {
                    dTable[tokens[b][t]][i] += dy[b][t][i];
                }
            }
        }
    }
}
