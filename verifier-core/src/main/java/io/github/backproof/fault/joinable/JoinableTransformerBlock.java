package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.NormPlacement;
import java.util.Optional;

/** A transformer block that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableTransformerBlock extends TransformerBlock implements Joinable<JoinableTransformerBlock> {
    private ReferenceLayer norm1;
    private ReferenceLayer attention;
    private ReferenceLayer norm2;
    private ReferenceLayer mlp;
    private Partner<JoinableTransformerBlock> partner = Partner.none();

    /** @see TransformerBlock#TransformerBlock */
    public JoinableTransformerBlock(
            ReferenceLayer norm1,
            ReferenceLayer attention,
            ReferenceLayer norm2,
            ReferenceLayer mlp,
            NormPlacement placement) {
        super(norm1, attention, norm2, mlp, placement);
        this.norm1 = norm1;
        this.attention = attention;
        this.norm2 = norm2;
        this.mlp = mlp;
    }

    @Override
    public Optional<JoinableTransformerBlock> joinedWith(JoinableTransformerBlock other, LayerSettings settings) {
        Optional<ReferenceLayer> n1 = Parts.joined(norm1, other.norm1, settings);
        Optional<ReferenceLayer> a = Parts.joined(attention, other.attention, settings);
        Optional<ReferenceLayer> n2 = Parts.joined(norm2, other.norm2, settings);
        Optional<ReferenceLayer> m = Parts.joined(mlp, other.mlp, settings);
        return n1.isPresent() && a.isPresent() && n2.isPresent() && m.isPresent()
                ? Partner.joined(
                        with(n1.get(), a.get(), n2.get(), m.get()), other.with(n1.get(), a.get(), n2.get(), m.get()))
                : Optional.empty();
    }

    private JoinableTransformerBlock with(ReferenceLayer n1, ReferenceLayer a, ReferenceLayer n2, ReferenceLayer m) {
        JoinableTransformerBlock copy = clone();
        copy.norm1 = n1;
        copy.attention = a;
        copy.norm2 = n2;
        copy.mlp = m;
        return copy;
    }

    @Override
    public JoinableTransformerBlock beside(Partner<JoinableTransformerBlock> other) {
        JoinableTransformerBlock copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableTransformerBlock clone() {
        try {
            return (JoinableTransformerBlock) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
        return partner.of("sublayers")
                .map(other -> other.sublayers(mixing, thinking))
                .orElseGet(() -> super.sublayers(mixing, thinking));
    }

    @Override
    protected ReferenceLayer mixing() {
        return partner.of("mixing").map(other -> other.mixing()).orElseGet(() -> super.mixing());
    }

    @Override
    protected ReferenceLayer thinking() {
        return partner.of("thinking").map(other -> other.thinking()).orElseGet(() -> super.thinking());
    }

    @Override
    protected ReferenceLayer sublayer(ReferenceLayer norm, ReferenceLayer layer) {
        return partner.of("sublayer")
                .map(other -> other.sublayer(norm, layer))
                .orElseGet(() -> super.sublayer(norm, layer));
    }

    @Override
    protected ReferenceLayer residual(ReferenceLayer inner) {
        return partner.of("residual").map(other -> other.residual(inner)).orElseGet(() -> super.residual(inner));
    }

    @Override
    public ReferenceLayer norm1() {
        return partner.of("norm1").map(other -> other.norm1()).orElseGet(() -> norm1);
    }

    @Override
    public ReferenceLayer attention() {
        return partner.of("attention").map(other -> other.attention()).orElseGet(() -> attention);
    }

    @Override
    public ReferenceLayer norm2() {
        return partner.of("norm2").map(other -> other.norm2()).orElseGet(() -> norm2);
    }

    @Override
    public ReferenceLayer mlp() {
        return partner.of("mlp").map(other -> other.mlp()).orElseGet(() -> mlp);
    }

    @Override
    public NormPlacement placement() {
        return partner.of("placement").map(other -> other.placement()).orElseGet(() -> super.placement());
    }
}
