package io.github.backproof.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layers in PyTorch's operations, written down apart from ours. */
final class TorchLayers {
    private TorchLayers() {}

    static NDArray linear(String part, Map<String, NDArray> p, NDArray x) {
        NDArray y = x.matMul(p.get(part + "weight"));
        return p.containsKey(part + "bias") ? y.add(p.get(part + "bias")) : y;
    }

    static NDArray layerNorm(String part, Map<String, NDArray> p, NDArray x, double epsilon) {
        return normalised(x, 1, epsilon).mul(p.get(part + "weight")).add(p.get(part + "bias"));
    }

    static NDArray batchNorm(Map<String, NDArray> p, NDArray x, double epsilon) {
        return normalised(x, 0, epsilon).mul(p.get("weight")).add(p.get("bias"));
    }

    private static NDArray normalised(NDArray x, int axis, double epsilon) {
        NDArray centred = x.sub(x.mean(new int[] {axis}, true));
        return centred.div(
                centred.square().mean(new int[] {axis}, true).add(epsilon).sqrt());
    }

    static NDArray rmsNorm(String part, Map<String, NDArray> p, NDArray x, double epsilon) {
        return x.div(x.square().mean(new int[] {1}, true).add(epsilon).sqrt()).mul(p.get(part + "weight"));
    }

    static NDArray activation(io.github.backproof.reference.Activation kind, NDArray x) {
        return switch (kind) {
            case GELU_ERF -> Activation.gelu(x);
            case GELU_TANH ->
                Torch.times(x, 0.5)
                        .mul(Torch.times(x.add(Torch.times(x.square().mul(x), 0.044715)), Math.sqrt(2 / Math.PI))
                                .tanh()
                                .add(1));
            case SILU -> x.mul(Activation.sigmoid(x));
            case RELU -> Activation.relu(x);
        };
    }

    static NDArray mlp(String part, Map<String, NDArray> p, NDArray x, io.github.backproof.reference.Activation kind) {
        return linear(part + "down.", p, activation(kind, linear(part + "up.", p, x)));
    }

    static NDArray gatedMlp(
            String part, Map<String, NDArray> p, NDArray x, io.github.backproof.reference.Activation kind) {
        NDArray gate = activation(kind, linear(part + "gate.", p, x));
        return linear(part + "down.", p, gate.mul(linear(part + "up.", p, x)));
    }

    static NDArray lora(Map<String, NDArray> p, String part, NDArray x, double scale) {
        return Torch.times(x.matMul(p.get(part + "down")).matMul(p.get(part + "up")), scale);
    }

    /** What turns scores into weights. */
    enum Scores {
        SOFTMAX,
        SIGMOID,
        RELU
    }

    /** How positions turn queries and keys. */
    enum Turning {
        NOT,
        HALVES,
        NEIGHBOURS
    }

    /**
     * An attention.
     *
     * @param open how many tokens the row of a number may see, counted from the first
     */
    record Attention(int heads, int keyValueHeads, int[] open, Scores scores, Turning turning, double base) {}

    static NDArray attention(String part, Map<String, NDArray> p, NDArray x, Attention how) {
        List<NDArray> q = heads(linear(part + "query.", p, x), how.heads());
        List<NDArray> k = heads(linear(part + "key.", p, x), how.keyValueHeads());
        List<NDArray> v = heads(linear(part + "value.", p, x), how.keyValueHeads());
        NDList outputs = new NDList();
        for (int h = 0; h < how.heads(); h++) {
            int shared = h * how.keyValueHeads() / how.heads();
            NDArray key = turned(k.get(shared), how);
            NDArray raw = turned(q.get(h), how).matMul(key.transpose());
            NDArray s = Torch.times(raw, 1 / Math.sqrt(key.getShape().get(1))).add(mask(x, how.open()));
            outputs.add(weights(s, how.scores()).matMul(v.get(shared)));
        }
        return linear(part + "output.", p, sideBySide(outputs));
    }

    /** Joining a single array is a copy that autograd does not see through. */
    private static NDArray sideBySide(NDList parts) {
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 1);
    }

    private static NDArray weights(NDArray s, Scores scores) {
        return switch (scores) {
            case SOFTMAX -> s.softmax(1);
            case SIGMOID -> Activation.sigmoid(s);
            case RELU -> Torch.times(Activation.relu(s), 1.0 / s.getShape().get(1));
        };
    }

    private static List<NDArray> heads(NDArray all, int heads) {
        // A slice of everything is a copy that autograd does not see through.
        if (heads == 1) {
            return List.of(all);
        }
        long width = all.getShape().get(1) / heads;
        List<NDArray> parts = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            parts.add(all.get(":, " + h * width + ":" + (h + 1) * width));
        }
        return parts;
    }

    private static NDArray mask(NDArray x, int[] open) {
        int n = open.length;
        double[] mask = new double[n * n];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % n < open[i / n] ? 0 : Double.NEGATIVE_INFINITY;
        }
        return x.getManager().create(mask, new Shape(n, n));
    }

    private static NDArray turned(NDArray x, Attention how) {
        if (how.turning() == Turning.NOT) {
            return x;
        }
        int n = (int) x.getShape().get(0);
        int width = (int) x.getShape().get(1);
        NDArray a = how.turning() == Turning.HALVES ? x.get(":, :" + width / 2) : x.get(":, 0::2");
        NDArray b = how.turning() == Turning.HALVES ? x.get(":, " + width / 2 + ":") : x.get(":, 1::2");
        double[] angles = new double[n * width / 2];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = i / (width / 2) * Math.pow(how.base(), -2.0 * (i % (width / 2)) / width);
        }
        NDArray angle = x.getManager().create(angles, new Shape(n, width / 2));
        NDArray first = a.mul(angle.cos()).sub(b.mul(angle.sin()));
        NDArray second = b.mul(angle.cos()).add(a.mul(angle.sin()));
        return how.turning() == Turning.HALVES
                ? NDArrays.concat(new NDList(first, second), 1)
                : NDArrays.stack(new NDList(first, second), 2).reshape(n, width);
    }

    static NDArray linearAttention(Map<String, NDArray> p, NDArray x, int heads, int[] open) {
        List<NDArray> q = heads(linear("query.", p, x), heads);
        List<NDArray> k = heads(linear("key.", p, x), heads);
        List<NDArray> v = heads(linear("value.", p, x), heads);
        NDArray visible = mask(x, open).exp();
        NDList outputs = new NDList();
        for (int h = 0; h < heads; h++) {
            NDArray a = Activation.elu(q.get(h), 1)
                    .add(1)
                    .matMul(Activation.elu(k.get(h), 1).add(1).transpose())
                    .mul(visible);
            outputs.add(a.matMul(v.get(h)).div(a.sum(new int[] {1}, true)));
        }
        return linear("output.", p, sideBySide(outputs));
    }
}
