package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Rotary;
import io.github.backproof.reference.RotaryLayer;
import java.util.Optional;

/** A layer of rotary positions that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableRotaryLayer extends RotaryLayer implements Joinable<JoinableRotaryLayer> {
    private Rotary rotary;
    private int heads;
    private Partner<JoinableRotaryLayer> partner = Partner.none();

    /** @see RotaryLayer#RotaryLayer */
    public JoinableRotaryLayer(Rotary rotary, int heads) {
        super(rotary, heads);
        this.rotary = rotary;
        this.heads = heads;
    }

    @Override
    public Optional<JoinableRotaryLayer> joinedWith(JoinableRotaryLayer other, LayerSettings settings) {
        Optional<Rotary> both = Parts.joined(rotary, other.rotary, settings);
        Optional<Integer> chosen = Parts.chosen(settings.heads(), heads, other.heads);
        return both.isPresent() && chosen.isPresent()
                ? Partner.joined(with(both.get(), chosen.get()), other.with(both.get(), chosen.get()))
                : Optional.empty();
    }

    private JoinableRotaryLayer with(Rotary both, int chosen) {
        JoinableRotaryLayer copy = clone();
        copy.rotary = both;
        copy.heads = chosen;
        return copy;
    }

    @Override
    public JoinableRotaryLayer beside(Partner<JoinableRotaryLayer> other) {
        JoinableRotaryLayer copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableRotaryLayer clone() {
        try {
            return (JoinableRotaryLayer) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Rotary rotary() {
        return partner.of("rotary").map(other -> other.rotary()).orElseGet(() -> rotary);
    }

    @Override
    protected int heads() {
        return partner.of("heads").map(other -> other.heads()).orElseGet(() -> heads);
    }

    @Override
    protected int[] positions(int tokens) {
        return partner.of("positions").map(other -> other.positions(tokens)).orElseGet(() -> super.positions(tokens));
    }

    @Override
    protected Matrix output(Matrix x, int... positions) {
        return partner.of("output")
                .map(other -> other.output(x, positions))
                .orElseGet(() -> super.output(x, positions));
    }

    @Override
    protected Matrix inputGradient(Matrix delta, int... positions) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(delta, positions))
                .orElseGet(() -> super.inputGradient(delta, positions));
    }
}
