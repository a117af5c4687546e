package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.List;

/** {@link Rotary} positions as a layer of its own, head by head. X is n_T by d, with d = n_h·d_ρ. */
public class RotaryLayer implements ReferenceLayer {
    private final Rotary rotary;
    private final int heads;

    /** A layer that turns so many heads. */
    public RotaryLayer(Rotary rotary, int heads) {
        this.rotary = rotary;
        this.heads = heads;
    }

    @Override
    public Pass forward(Matrix x) {
        int[] positions = positions(x.rows());
        return new Pass(output(x, positions), delta -> Gradients.ofInput(inputGradient(delta, positions)));
    }

    /** What turns a head. */
    protected Rotary rotary() {
        return rotary;
    }

    /** n_h. */
    protected int heads() {
        return heads;
    }

    /** 0 to n_T − 1. */
    protected int[] positions(int tokens) {
        return Sequences.ONE.positions(tokens);
    }

    /** Each head's rows, turned by their positions. */
    protected Matrix output(Matrix x, int... positions) {
        List<Matrix> parts = Heads.split(x, heads());
        return Heads.merge(
                parts.stream().map(part -> rotary().rotated(part, positions)).toList());
    }

    /** Δ turned back. */
    protected Matrix inputGradient(Matrix delta, int... positions) {
        List<Matrix> parts = Heads.split(delta, heads());
        return Heads.merge(parts.stream()
                .map(part -> rotary().rotatedBack(part, positions))
                .toList());
    }
}
