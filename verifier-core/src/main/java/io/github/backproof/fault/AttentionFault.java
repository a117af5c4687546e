package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What mistakes in softmax self-attention are made of. */
final class AttentionFault {
    private AttentionFault() {}

    /** Builds attention with a mistake. */
    interface Attention {
        ReferenceLayer of(AttentionProjections projections, LayerSettings settings);
    }

    /** A mistake in forward or backward. */
    static Fault of(String id, String story, String equation, Masking masking, String invariant, Attention attention) {
        return new Fault(id, story, equation, place(masking), invariant, builder(attention));
    }

    /** A mistake that ordinary forwards and backwards do not show. */
    static Fault aside(
            String id, String story, String equation, Masking masking, String invariant, Attention attention) {
        return new Fault(id, story, equation, place(masking), invariant, builder(attention), Fault.Behaviour.ASIDE);
    }

    static Place place(Masking masking) {
        return Place.in(LayerKind.SELF_ATTENTION).with(masking);
    }

    /** Builds a projection with a mistake. */
    interface Part {
        Linear of(Matrix weight, Optional<Matrix> bias, LayerSettings settings);
    }

    /** A mistake in some of the projections. */
    static Fault inParts(
            String id,
            String story,
            String equation,
            Masking masking,
            String invariant,
            List<String> parts,
            Part wrong) {
        Fault.Builder builder = (settings, parameters) -> {
            Function<String, Linear> part = name -> parts.contains(name)
                    ? wrong.of(
                            parameters.get(name + ".weight"),
                            Optional.ofNullable(parameters.get(name + ".bias")),
                            settings)
                    : ReferenceLayers.linear(name, parameters);
            AttentionProjections projections = new AttentionProjections(
                    part.apply("query"), part.apply("key"), part.apply("value"), part.apply("output"));
            return new JoinableSelfAttention(projections, settings.attention());
        };
        return new Fault(id, story, equation, place(masking), invariant, builder);
    }

    private static Fault.Builder builder(Attention attention) {
        return (settings, parameters) -> attention.of(ReferenceLayers.projections(parameters), settings);
    }

    /** 1 where a causal mask lets a token look, 0 where not. */
    static Matrix pastOnly(Matrix square) {
        return square.scaledBy(0).withoutFuture().map(Elementary.EXP);
    }

    /** The rows with the last one zero. */
    static Matrix withoutLastRow(Matrix rows) {
        return rows.where((row, column) -> row < rows.rows() - 1, 0);
    }

    /** The last row alone. */
    static Matrix lastRow(Matrix rows) {
        return rows.rowRange(rows.rows() - 1, rows.rows());
    }

    /** Head h gets every n_h-th column from the h-th on. */
    static List<Matrix> everyOther(Matrix all, int heads) {
        List<Matrix> parts = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            int first = h;
            int[] columns = new int[all.columns() / heads];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = first + c * heads;
            }
            parts.add(all.columns(columns));
        }
        return parts;
    }

    /** The first column of every head, then the second of every head, and so on. */
    static Matrix interleaved(Matrix sideBySide, int heads) {
        int width = sideBySide.columns() / heads;
        int[] columns = new int[sideBySide.columns()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = c % heads * width + c / heads;
        }
        return sideBySide.columns(columns);
    }
}
