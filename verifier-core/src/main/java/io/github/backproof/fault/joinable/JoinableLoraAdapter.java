package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.LoraAdapter;
import java.util.Optional;

/** A LoRA adapter that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLoraAdapter extends LoraAdapter implements Joinable<JoinableLoraAdapter> {
    private Partner<JoinableLoraAdapter> partner = Partner.none();

    /** @see LoraAdapter#LoraAdapter */
    public JoinableLoraAdapter(Matrix down, Matrix up, double scale) {
        super(down, up, scale);
    }

    @Override
    public Optional<JoinableLoraAdapter> joinedWith(JoinableLoraAdapter other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableLoraAdapter beside(Partner<JoinableLoraAdapter> other) {
        JoinableLoraAdapter copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLoraAdapter clone() {
        try {
            return (JoinableLoraAdapter) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public int outputs() {
        return partner.of("outputs").map(other -> other.outputs()).orElseGet(() -> super.outputs());
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
    protected Matrix inputGradient(Matrix delta) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(delta))
                .orElseGet(() -> super.inputGradient(delta));
    }

    @Override
    protected Matrix downGradient(Matrix x, Matrix delta) {
        return partner.of("downGradient")
                .map(other -> other.downGradient(x, delta))
                .orElseGet(() -> super.downGradient(x, delta));
    }

    @Override
    protected Matrix upGradient(Matrix x, Matrix delta) {
        return partner.of("upGradient")
                .map(other -> other.upGradient(x, delta))
                .orElseGet(() -> super.upGradient(x, delta));
    }

    @Override
    protected Matrix update() {
        return partner.of("update").map(other -> other.update()).orElseGet(() -> super.update());
    }

    @Override
    protected Matrix scaled(Matrix a) {
        return partner.of("scaled").map(other -> other.scaled(a)).orElseGet(() -> super.scaled(a));
    }
}
