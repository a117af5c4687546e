package io.github.backproof.property;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A layer one of whose results is changed on the way out.
 *
 * @param right what it hands on
 * @param quantity Y, Δ_in or the name of a parameter, whose gradient is changed
 * @param change what becomes of it
 */
record Changed(Layer right, String quantity, UnaryOperator<Tensor> change) implements Layer, TakesTargets {
    @Override
    public void targets(int[] targets) {
        ((TakesTargets) right).targets(targets);
    }

    @Override
    public Tensor forward(Tensor input) {
        return of("Y", right.forward(input));
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        Tensor inputGradient = right.backward(outputGradient);
        for (NamedParameter parameter : right.parameters()) {
            parameter.gradient().ifPresent(gradient -> gradient.write(of(parameter.name(), gradient.read())));
        }
        return of("Δ_in", inputGradient);
    }

    @Override
    public List<NamedParameter> parameters() {
        return right.parameters();
    }

    private Tensor of(String name, Tensor values) {
        return name.equals(quantity) ? change.apply(values) : values;
    }

    /** Each row in the place of the one before; the first is the last. */
    static Tensor oneRowUp(Tensor values) {
        double[] all = values.toDoubles();
        double[] moved = new double[all.length];
        for (int k = 0; k < all.length; k++) {
            moved[k] = all[(k + values.columns()) % all.length];
        }
        return Tensor.of(moved, values.shape());
    }

    /** The last row of zeros. */
    static Tensor withoutLastRow(Tensor values) {
        double[] all = values.toDoubles();
        for (int k = all.length - values.columns(); k < all.length; k++) {
            all[k] = 0;
        }
        return Tensor.of(all, values.shape());
    }

    /** Times a number that no size explains. */
    static Tensor scaled(Tensor values) {
        double[] all = values.toDoubles();
        for (int k = 0; k < all.length; k++) {
            all[k] *= 1.75;
        }
        return Tensor.of(all, values.shape());
    }
}
