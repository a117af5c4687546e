package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Mlp;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import java.util.Optional;

/** An MLP that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableMlp extends Mlp implements Joinable<JoinableMlp> {
    private Projection up;
    private Projection down;
    private Activation activation;
    private Partner<JoinableMlp> partner = Partner.none();

    /** @see Mlp#Mlp */
    public JoinableMlp(Projection up, Projection down, Activation activation) {
        super(up, down, activation);
        this.up = up;
        this.down = down;
        this.activation = activation;
    }

    @Override
    public Optional<JoinableMlp> joinedWith(JoinableMlp other, LayerSettings settings) {
        Optional<Projection> bothUp = Parts.joined(up, other.up, settings);
        Optional<Projection> bothDown = Parts.joined(down, other.down, settings);
        Optional<Activation> chosen = Parts.chosen(settings.activation(), activation, other.activation);
        return bothUp.isPresent() && bothDown.isPresent() && chosen.isPresent()
                ? Partner.joined(
                        with(bothUp.get(), bothDown.get(), chosen.get()),
                        other.with(bothUp.get(), bothDown.get(), chosen.get()))
                : Optional.empty();
    }

    private JoinableMlp with(Projection bothUp, Projection bothDown, Activation chosen) {
        JoinableMlp copy = clone();
        copy.up = bothUp;
        copy.down = bothDown;
        copy.activation = chosen;
        return copy;
    }

    @Override
    public JoinableMlp beside(Partner<JoinableMlp> other) {
        JoinableMlp copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableMlp clone() {
        try {
            return (JoinableMlp) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Projection up() {
        return partner.of("up").map(other -> other.up()).orElseGet(() -> up);
    }

    @Override
    protected Projection down() {
        return partner.of("down").map(other -> other.down()).orElseGet(() -> down);
    }

    @Override
    protected Activation activation() {
        return partner.of("activation").map(other -> other.activation()).orElseGet(() -> activation);
    }

    @Override
    protected Matrix activated(Matrix hidden) {
        return partner.of("activated").map(other -> other.activated(hidden)).orElseGet(() -> super.activated(hidden));
    }

    @Override
    protected Gradients downBackward(Matrix hidden, Matrix activated, Matrix delta) {
        return partner.of("downBackward")
                .map(other -> other.downBackward(hidden, activated, delta))
                .orElseGet(() -> super.downBackward(hidden, activated, delta));
    }

    @Override
    protected Gradients upBackward(Matrix x, Matrix hidden, Matrix delta) {
        return partner.of("upBackward")
                .map(other -> other.upBackward(x, hidden, delta))
                .orElseGet(() -> super.upBackward(x, hidden, delta));
    }

    @Override
    protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
        return partner.of("hiddenGradient")
                .map(other -> other.hiddenGradient(hidden, delta))
                .orElseGet(() -> super.hiddenGradient(hidden, delta));
    }

    @Override
    protected ScalarFunction function() {
        return partner.of("function").map(other -> other.function()).orElseGet(() -> super.function());
    }

    @Override
    protected ScalarFunction derivative() {
        return partner.of("derivative").map(other -> other.derivative()).orElseGet(() -> super.derivative());
    }
}
