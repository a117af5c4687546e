package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Rotary;
import io.github.backproof.specs.Pairing;
import java.util.Optional;

/** A rotation by positions that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableRotary extends Rotary implements Joinable<JoinableRotary> {
    private Pairing pairing;
    private Partner<JoinableRotary> partner = Partner.none();

    /** @see Rotary#Rotary */
    public JoinableRotary(Pairing pairing, double base) {
        super(pairing, base);
        this.pairing = pairing;
    }

    @Override
    public Optional<JoinableRotary> joinedWith(JoinableRotary other, LayerSettings settings) {
        return Parts.chosen(settings.variant().pairing(), pairing, other.pairing)
                .flatMap(chosen -> Partner.joined(with(chosen), other.with(chosen)));
    }

    private JoinableRotary with(Pairing chosen) {
        JoinableRotary copy = clone();
        copy.pairing = chosen;
        return copy;
    }

    @Override
    public JoinableRotary beside(Partner<JoinableRotary> other) {
        JoinableRotary copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableRotary clone() {
        try {
            return (JoinableRotary) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Matrix rotated(Matrix x, int... positions) {
        return partner.of("rotated")
                .map(other -> other.rotated(x, positions))
                .orElseGet(() -> super.rotated(x, positions));
    }

    @Override
    public Matrix rotatedBack(Matrix delta, int... positions) {
        return partner.of("rotatedBack")
                .map(other -> other.rotatedBack(delta, positions))
                .orElseGet(() -> super.rotatedBack(delta, positions));
    }

    @Override
    protected Matrix combined(Matrix x, Matrix cosines, Matrix signedSines) {
        return partner.of("combined")
                .map(other -> other.combined(x, cosines, signedSines))
                .orElseGet(() -> super.combined(x, cosines, signedSines));
    }

    @Override
    protected double angle(int position, int pair, int width) {
        return partner.of("angle")
                .map(other -> other.angle(position, pair, width))
                .orElseGet(() -> super.angle(position, pair, width));
    }

    @Override
    protected double frequency(int pair, int width) {
        return partner.of("frequency")
                .map(other -> other.frequency(pair, width))
                .orElseGet(() -> super.frequency(pair, width));
    }

    @Override
    protected Pairing pairing() {
        return partner.of("pairing").map(other -> other.pairing()).orElseGet(() -> pairing);
    }

    @Override
    protected int pair(int feature, int width) {
        return partner.of("pair").map(other -> other.pair(feature, width)).orElseGet(() -> super.pair(feature, width));
    }

    @Override
    protected int partner(int feature, int width) {
        return partner.of("partner")
                .map(other -> other.partner(feature, width))
                .orElseGet(() -> super.partner(feature, width));
    }

    @Override
    protected int sign(int feature, int width) {
        return partner.of("sign").map(other -> other.sign(feature, width)).orElseGet(() -> super.sign(feature, width));
    }
}
