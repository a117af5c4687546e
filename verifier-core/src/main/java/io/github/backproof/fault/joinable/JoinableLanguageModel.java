package io.github.backproof.fault.joinable;

import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.KeyValues;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.Reduction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A language model that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLanguageModel extends LanguageModel implements Joinable<JoinableLanguageModel> {
    private Partner<JoinableLanguageModel> partner = Partner.none();

    /** @see LanguageModel#LanguageModel */
    public JoinableLanguageModel(ModelConfig config, Map<String, Matrix> parameters) {
        super(config, parameters);
    }

    @Override
    public Optional<JoinableLanguageModel> joinedWith(JoinableLanguageModel other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableLanguageModel beside(Partner<JoinableLanguageModel> other) {
        JoinableLanguageModel copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLanguageModel clone() {
        try {
            return (JoinableLanguageModel) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public ModelConfig config() {
        return partner.of("config").map(other -> other.config()).orElseGet(() -> super.config());
    }

    @Override
    public Map<String, Matrix> parameters() {
        return partner.of("parameters").map(other -> other.parameters()).orElseGet(() -> super.parameters());
    }

    @Override
    public LanguageModel with(Map<String, Matrix> changed) {
        return partner.of("with").map(other -> other.with(changed)).orElseGet(() -> super.with(changed));
    }

    @Override
    public LossPass nextTokenLoss(int... tokens) {
        return partner.of("nextTokenLoss")
                .map(other -> other.nextTokenLoss(tokens))
                .orElseGet(() -> super.nextTokenLoss(tokens));
    }

    @Override
    public LossPass loss(List<int[]> sequences, List<int[]> targets, Reduction reduction) {
        return partner.of("loss")
                .map(other -> other.loss(sequences, targets, reduction))
                .orElseGet(() -> super.loss(sequences, targets, reduction));
    }

    @Override
    public ModelPass forward(List<int[]> sequences) {
        return partner.of("forward").map(other -> other.forward(sequences)).orElseGet(() -> super.forward(sequences));
    }

    @Override
    protected Matrix embedded(int[] tokens, int[] positions) {
        return partner.of("embedded")
                .map(other -> other.embedded(tokens, positions))
                .orElseGet(() -> super.embedded(tokens, positions));
    }

    @Override
    protected Embedding tokenTable() {
        return partner.of("tokenTable").map(other -> other.tokenTable()).orElseGet(() -> super.tokenTable());
    }

    @Override
    protected Embedding positionTable() {
        return partner.of("positionTable").map(other -> other.positionTable()).orElseGet(() -> super.positionTable());
    }

    @Override
    protected int[] positionRows(int... positions) {
        return partner.of("positionRows")
                .map(other -> other.positionRows(positions))
                .orElseGet(() -> super.positionRows(positions));
    }

    @Override
    protected int decodedPosition(int tokensBefore) {
        return partner.of("decodedPosition")
                .map(other -> other.decodedPosition(tokensBefore))
                .orElseGet(() -> super.decodedPosition(tokensBefore));
    }

    @Override
    protected KeyValues remembered(KeyValues past, KeyValues withNewest) {
        return partner.of("remembered")
                .map(other -> other.remembered(past, withNewest))
                .orElseGet(() -> super.remembered(past, withNewest));
    }

    @Override
    protected TransformerBlock block(int number, Sequences sequences) {
        return partner.of("block")
                .map(other -> other.block(number, sequences))
                .orElseGet(() -> super.block(number, sequences));
    }

    @Override
    protected ReferenceLayer finalNorm() {
        return partner.of("finalNorm").map(other -> other.finalNorm()).orElseGet(() -> super.finalNorm());
    }

    @Override
    protected Projection logits() {
        return partner.of("logits").map(other -> other.logits()).orElseGet(() -> super.logits());
    }

    @Override
    protected Matrix readByLogits(Matrix normed, Matrix stream) {
        return partner.of("readByLogits")
                .map(other -> other.readByLogits(normed, stream))
                .orElseGet(() -> super.readByLogits(normed, stream));
    }

    @Override
    protected Matrix errorOfNormed(Matrix error) {
        return partner.of("errorOfNormed")
                .map(other -> other.errorOfNormed(error))
                .orElseGet(() -> super.errorOfNormed(error));
    }

    @Override
    protected int[] backwardOrder(int blocks) {
        return partner.of("backwardOrder")
                .map(other -> other.backwardOrder(blocks))
                .orElseGet(() -> super.backwardOrder(blocks));
    }

    @Override
    protected Gradients backThrough(int number, Pass block, Matrix error) {
        return partner.of("backThrough")
                .map(other -> other.backThrough(number, block, error))
                .orElseGet(() -> super.backThrough(number, block, error));
    }

    @Override
    protected Matrix tableGradient(Matrix viaLogits, Matrix viaTokens) {
        return partner.of("tableGradient")
                .map(other -> other.tableGradient(viaLogits, viaTokens))
                .orElseGet(() -> super.tableGradient(viaLogits, viaTokens));
    }
}
