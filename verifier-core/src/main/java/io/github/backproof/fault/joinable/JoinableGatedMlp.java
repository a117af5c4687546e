package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import java.util.Optional;

/** A gated MLP that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableGatedMlp extends GatedMlp implements Joinable<JoinableGatedMlp> {
    private Projection gate;
    private Projection up;
    private Projection down;
    private Activation activation;
    private Partner<JoinableGatedMlp> partner = Partner.none();

    /** @see GatedMlp#GatedMlp */
    public JoinableGatedMlp(Projection gate, Projection up, Projection down, Activation activation) {
        super(gate, up, down, activation);
        this.gate = gate;
        this.up = up;
        this.down = down;
        this.activation = activation;
    }

    @Override
    public Optional<JoinableGatedMlp> joinedWith(JoinableGatedMlp other, LayerSettings settings) {
        return Parts.chosen(settings.activation(), activation, other.activation)
                .flatMap(chosen -> Partner.joined(with(chosen), other.with(chosen)));
    }

    private JoinableGatedMlp with(Activation chosen) {
        JoinableGatedMlp copy = clone();
        copy.activation = chosen;
        return copy;
    }

    @Override
    public JoinableGatedMlp beside(Partner<JoinableGatedMlp> other) {
        JoinableGatedMlp copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableGatedMlp clone() {
        try {
            return (JoinableGatedMlp) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Projection gate() {
        return partner.of("gate").map(other -> other.gate()).orElseGet(() -> gate);
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
    protected Gradients downBackward(Matrix content, Matrix hidden, Matrix delta) {
        return partner.of("downBackward")
                .map(other -> other.downBackward(content, hidden, delta))
                .orElseGet(() -> super.downBackward(content, hidden, delta));
    }

    @Override
    protected Gradients gathered(Gradients ofGate, Gradients ofUp, Gradients ofDown) {
        return partner.of("gathered")
                .map(other -> other.gathered(ofGate, ofUp, ofDown))
                .orElseGet(() -> super.gathered(ofGate, ofUp, ofDown));
    }

    @Override
    protected Matrix activated(Matrix opening) {
        return partner.of("activated").map(other -> other.activated(opening)).orElseGet(() -> super.activated(opening));
    }

    @Override
    protected Matrix gated(Matrix activated, Matrix content) {
        return partner.of("gated")
                .map(other -> other.gated(activated, content))
                .orElseGet(() -> super.gated(activated, content));
    }

    @Override
    protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
        return partner.of("gateGradient")
                .map(other -> other.gateGradient(opening, content, delta))
                .orElseGet(() -> super.gateGradient(opening, content, delta));
    }

    @Override
    protected Matrix contentGradient(Matrix opening, Matrix delta) {
        return partner.of("contentGradient")
                .map(other -> other.contentGradient(opening, delta))
                .orElseGet(() -> super.contentGradient(opening, delta));
    }

    @Override
    protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(viaGate, viaUp))
                .orElseGet(() -> super.inputGradient(viaGate, viaUp));
    }
}
