package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.LoraAdapter;
import io.github.backproof.reference.LoraLinear;
import java.util.Optional;

/** A linear layer with a LoRA adapter that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLoraLinear extends LoraLinear implements Joinable<JoinableLoraLinear> {
    private LoraAdapter adapter;
    private Partner<JoinableLoraLinear> partner = Partner.none();

    /** @see LoraLinear#LoraLinear */
    public JoinableLoraLinear(Linear base, LoraAdapter adapter) {
        super(base, adapter);
        this.adapter = adapter;
    }

    @Override
    public Optional<JoinableLoraLinear> joinedWith(JoinableLoraLinear other, LayerSettings settings) {
        return Parts.joined(adapter, other.adapter, settings)
                .flatMap(both -> Partner.joined(with(both), other.with(both)));
    }

    private JoinableLoraLinear with(LoraAdapter both) {
        JoinableLoraLinear copy = clone();
        copy.adapter = both;
        return copy;
    }

    @Override
    public JoinableLoraLinear beside(Partner<JoinableLoraLinear> other) {
        JoinableLoraLinear copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLoraLinear clone() {
        try {
            return (JoinableLoraLinear) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public int outputs() {
        return partner.of("outputs").map(other -> other.outputs()).orElseGet(() -> super.outputs());
    }

    @Override
    protected LoraAdapter adapter() {
        return partner.of("adapter").map(other -> other.adapter()).orElseGet(() -> adapter);
    }

    @Override
    public Linear merged() {
        return partner.of("merged").map(other -> other.merged()).orElseGet(() -> super.merged());
    }

    @Override
    public Matrix output(Matrix x) {
        return partner.of("output").map(other -> other.output(x)).orElseGet(() -> super.output(x));
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        return partner.of("backward").map(other -> other.backward(x, delta)).orElseGet(() -> super.backward(x, delta));
    }

    @Override
    protected Matrix frozenPath(Matrix delta) {
        return partner.of("frozenPath").map(other -> other.frozenPath(delta)).orElseGet(() -> super.frozenPath(delta));
    }
}
