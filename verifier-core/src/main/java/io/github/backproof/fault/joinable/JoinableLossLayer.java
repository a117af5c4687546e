package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.LossLayer;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayers;
import java.nio.IntBuffer;
import java.util.Optional;

/** A loss that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLossLayer extends LossLayer implements Joinable<JoinableLossLayer> {
    private CrossEntropy crossEntropy;
    private int[] targets;
    private Partner<JoinableLossLayer> partner = Partner.none();

    /** @see LossLayer#LossLayer */
    public JoinableLossLayer(CrossEntropy crossEntropy, int... targets) {
        super(crossEntropy, targets);
        this.crossEntropy = crossEntropy;
        this.targets = targets.clone();
    }

    @Override
    public Optional<JoinableLossLayer> joinedWith(JoinableLossLayer other, LayerSettings settings) {
        Optional<CrossEntropy> both = Parts.joined(crossEntropy, other.crossEntropy, settings);
        Optional<IntBuffer> chosen = Parts.chosen(
                IntBuffer.wrap(ReferenceLayers.targets(settings)),
                IntBuffer.wrap(targets),
                IntBuffer.wrap(other.targets));
        return both.isPresent() && chosen.isPresent()
                ? Partner.joined(
                        with(both.get(), chosen.get().array()),
                        other.with(both.get(), chosen.get().array()))
                : Optional.empty();
    }

    private JoinableLossLayer with(CrossEntropy both, int... chosen) {
        JoinableLossLayer copy = clone();
        copy.crossEntropy = both;
        copy.targets = chosen;
        return copy;
    }

    @Override
    public JoinableLossLayer beside(Partner<JoinableLossLayer> other) {
        JoinableLossLayer copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLossLayer clone() {
        try {
            return (JoinableLossLayer) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix logits) {
        return partner.of("forward").map(other -> other.forward(logits)).orElseGet(() -> super.forward(logits));
    }

    @Override
    protected int[] targets() {
        return partner.of("targets").map(other -> other.targets()).orElseGet(() -> targets.clone());
    }

    @Override
    protected CrossEntropy crossEntropy() {
        return partner.of("crossEntropy").map(other -> other.crossEntropy()).orElseGet(() -> crossEntropy);
    }

    @Override
    protected Matrix inputGradient(Matrix ofLogits, Matrix delta) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(ofLogits, delta))
                .orElseGet(() -> super.inputGradient(ofLogits, delta));
    }
}
