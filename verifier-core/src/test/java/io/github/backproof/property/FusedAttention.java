package io.github.backproof.property;

import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Sizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Right attention in float32 as fused kernels compute it: queries scaled before the product, the softmax online with running maximum
 * and sum, weights computed anew from their logarithm on the way back, the row term as dO ⊖ O.
 */
final class FusedAttention implements Layer, ShowsScores, DecodesStepwise, TakesPadding {
    private final Masking masking;
    private final int d;
    private final int width;
    private final int heads;
    private final int shared;
    private final Map<ParameterSpec, float[]> values = new LinkedHashMap<>();
    private final Map<ParameterSpec, float[]> gradients = new LinkedHashMap<>();
    private boolean[] visible = new boolean[0];
    private float[] x = new float[0];
    private float[] q = new float[0];
    private float[] k = new float[0];
    private float[] v = new float[0];
    private float[] o = new float[0];
    private float[] logSums = new float[0];
    private float[] dO = new float[0];
    private final List<float[]> decoded = new ArrayList<>();

    FusedAttention(Sizes sizes, Masking masking) {
        this.masking = masking;
        d = sizes.of(Dimension.FEATURES);
        heads = sizes.of(Dimension.HEADS);
        shared = sizes.of(Dimension.KEY_VALUE_HEADS);
        if (d % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + d + " features.");
        }
        width = d / heads;
        for (ParameterSpec spec : LayerKind.SELF_ATTENTION.parameters()) {
            values.put(spec, new float[sizes.rows(spec) * sizes.columns(spec)]);
            gradients.put(spec, new float[sizes.rows(spec) * sizes.columns(spec)]);
        }
    }

    @Override
    public List<NamedParameter> parameters() {
        List<NamedParameter> named = new ArrayList<>();
        values.forEach((spec, array) -> {
            int rows = spec.isMatrix() ? d : 1;
            int columns = array.length / rows;
            named.add(NamedParameter.trained(
                    spec.name(),
                    NamedParameter.view(array, 0, rows, columns),
                    NamedParameter.view(gradients.get(spec), 0, rows, columns)));
        });
        return named;
    }

    @Override
    public void visible(boolean[] tokens) {
        visible = tokens.clone();
    }

    @Override
    public Tensor forward(Tensor input) {
        x = input.toFloats();
        int n = x.length / d;
        q = projected("query", x);
        scale(q);
        k = projected("key", x);
        v = projected("value", x);
        o = new float[n * d];
        logSums = new float[n * heads];
        for (int i = 0; i < n; i++) {
            for (int h = 0; h < heads; h++) {
                attend(i, h, n);
            }
        }
        return tensor(projected("output", o));
    }

    private void attend(int i, int h, int n) {
        float most = Float.NEGATIVE_INFINITY;
        float sum = 0;
        int out = i * d + h * width;
        for (int j = 0; j < n; j++) {
            if (sees(i, j)) {
                float s = score(i, j, h);
                float next = Math.max(most, s);
                float before = (float) Math.exp(most - next);
                float p = (float) Math.exp(s - next);
                sum = sum * before + p;
                for (int c = 0; c < width; c++) {
                    o[out + c] = o[out + c] * before + p * v[keyValue(j, h) + c];
                }
                most = next;
            }
        }
        float reciprocal = 1 / sum;
        for (int c = 0; c < width; c++) {
            o[out + c] *= reciprocal;
        }
        logSums[i * heads + h] = most + (float) Math.log(sum);
    }

    private boolean sees(int i, int j) {
        return (masking == Masking.NONE || j <= i) && (visible.length == 0 || visible[j]);
    }

    private float score(int i, int j, int h) {
        return dot(q, i * d + h * width, k, keyValue(j, h));
    }

    private float weight(int i, int j, int h) {
        return sees(i, j) ? (float) Math.exp(score(i, j, h) - logSums[i * heads + h]) : 0;
    }

    private int keyValue(int token, int h) {
        return (token * shared + h / (heads / shared)) * width;
    }

    private float dot(float[] a, int atA, float[] b, int atB) {
        float sum = 0;
        for (int c = 0; c < width; c++) {
            sum += a[atA + c] * b[atB + c];
        }
        return sum;
    }

    private void scale(float[] queries) {
        float factor = (float) (1 / Math.sqrt(width));
        for (int c = 0; c < queries.length; c++) {
            queries[c] *= factor;
        }
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        gradients.values().forEach(array -> Arrays.fill(array, 0));
        float[] delta = outputGradient.toFloats();
        dO = new float[delta.length];
        sendBack("output", o, delta, dO);
        float[] dq = new float[q.length];
        float[] dk = new float[k.length];
        float[] dv = new float[v.length];
        int n = delta.length / d;
        for (int h = 0; h < heads; h++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    int query = i * d + h * width;
                    int key = keyValue(j, h);
                    float p = weight(i, j, h);
                    float dS = scoreError(i, j, h);
                    for (int c = 0; c < width; c++) {
                        dv[key + c] += p * dO[query + c];
                        dq[query + c] += dS * k[key + c];
                        dk[key + c] += dS * q[query + c];
                    }
                }
            }
        }
        scale(dq);
        float[] dx = new float[delta.length];
        sendBack("query", x, dq, dx);
        sendBack("key", x, dk, dx);
        sendBack("value", x, dv, dx);
        return tensor(dx);
    }

    private float scoreError(int i, int j, int h) {
        int query = i * d + h * width;
        float rowTerm = dot(dO, query, o, query);
        return weight(i, j, h) * (dot(dO, query, v, keyValue(j, h)) - rowTerm);
    }

    @Override
    public Tensor weights(int head) {
        return square((i, j) -> weight(i, j, head));
    }

    @Override
    public Tensor scoreGradient(int head) {
        return square((i, j) -> scoreError(i, j, head));
    }

    private interface Entry {
        float at(int i, int j);
    }

    private Tensor square(Entry entry) {
        int n = x.length / d;
        float[] all = new float[n * n];
        for (int e = 0; e < all.length; e++) {
            all[e] = entry.at(e / n, e % n);
        }
        return Tensor.of(all, n, n);
    }

    @Override
    public void restart() {
        decoded.clear();
    }

    /** Without a cache: all rows so far, of which the last is due. */
    @Override
    public Tensor step(Tensor token) {
        decoded.add(token.toFloats());
        float[] rows = new float[decoded.size() * d];
        for (int t = 0; t < decoded.size(); t++) {
            System.arraycopy(decoded.get(t), 0, rows, t * d, d);
        }
        float[] all = forward(tensor(rows)).toFloats();
        return tensor(Arrays.copyOfRange(all, all.length - d, all.length));
    }

    private float[] projected(String part, float[] rows) {
        float[] w = of(values, part + ".weight");
        float[] b = of(values, part + ".bias");
        float[] y = new float[rows.length / d * b.length];
        for (int e = 0; e < y.length; e++) {
            int column = e % b.length;
            float sum = b[column];
            for (int c = 0; c < d; c++) {
                sum += rows[e / b.length * d + c] * w[c * b.length + column];
            }
            y[e] = sum;
        }
        return y;
    }

    private void sendBack(String part, float[] rows, float[] dy, float[] dx) {
        float[] w = of(values, part + ".weight");
        float[] dw = of(gradients, part + ".weight");
        float[] db = of(gradients, part + ".bias");
        for (int e = 0; e < dy.length; e++) {
            int column = e % db.length;
            int row = e / db.length * d;
            db[column] += dy[e];
            for (int c = 0; c < d; c++) {
                dw[c * db.length + column] += rows[row + c] * dy[e];
                dx[row + c] += dy[e] * w[c * db.length + column];
            }
        }
    }

    private static float[] of(Map<ParameterSpec, float[]> arrays, String name) {
        return arrays.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private Tensor tensor(float[] rows) {
        return Tensor.of(rows, rows.length / d, d);
    }
}
