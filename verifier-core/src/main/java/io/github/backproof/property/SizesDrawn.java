package io.github.backproof.property;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Draws the sizes of a case. Apart from the corner 1, sizes that mean different things are different numbers: where n_T = d, a forgotten
 * transpose goes unseen, where d_ρ = d a forgotten root of it.
 */
final class SizesDrawn {
    private static final int MOST_TOKENS = 6;
    private static final int MOST_HEADS = 3;
    private static final int MOST_FEATURES_PER_HEAD = 4;
    private static final int MOST_FEATURES = 9;
    /** So many of the numbers of outputs that are drawn stand for as many as there are inputs. */
    private static final int SQUARES = 2;

    private static final int MOST_SPARE_POSITIONS = 3;
    private static final int MOST_BLOCKS = 2;

    /** In this order sizes give way to those before them. */
    private static final List<Dimension> GIVING_WAY = List.of(
            Dimension.FEATURES,
            Dimension.INPUTS,
            Dimension.OUTPUTS,
            Dimension.HIDDEN,
            Dimension.VOCABULARY,
            Dimension.TOKENS);

    private SizesDrawn() {}

    static Arbitrary<Sizes> of(Subject subject) {
        Map<Dimension, Integer> ranges = ranges(subject);
        List<Dimension> drawn = new ArrayList<>(ranges.keySet());
        List<Arbitrary<Integer>> numbers = new ArrayList<>();
        // The one corner that is tried on purpose is the smallest shape; jqwik's own would use up the tries.
        ranges.forEach((dimension, most) -> {
            int least = dimension == Dimension.TOKENS ? fewestTokens(subject) : 1;
            numbers.add(Arbitraries.integers().between(least, most).edgeCases(edges -> edges.includeOnly(least)));
        });
        return Combinators.combine(numbers).as(values -> sizes(subject, drawn, values));
    }

    /** One, but two for a mean over next tokens: a single token has none, and the mean of no losses is 0/0. */
    static int fewestTokens(Subject subject) {
        LayerVariant variant = subject.conventions().variant();
        boolean isMeanOfNext = subject.kind() == LayerKind.CROSS_ENTROPY
                && variant.targets() == Targets.NEXT_TOKEN
                && variant.reduction() == Reduction.MEAN;
        return isMeanOfNext ? 2 : 1;
    }

    private static Map<Dimension, Integer> ranges(Subject subject) {
        LayerKind kind = subject.kind();
        Map<Dimension, Integer> ranges = new EnumMap<>(Dimension.class);
        ranges.put(Dimension.TOKENS, MOST_TOKENS);
        for (Dimension dimension : GIVING_WAY) {
            if (kind.uses(dimension)) {
                ranges.put(dimension, MOST_FEATURES);
            }
        }
        if (kind.uses(Dimension.RANK)) {
            ranges.put(Dimension.RANK, MOST_FEATURES);
        }
        if (kind.uses(Dimension.CONTEXT)) {
            ranges.put(Dimension.CONTEXT, MOST_SPARE_POSITIONS);
        }
        if (kind.hasHeads()) {
            ranges.put(Dimension.HEADS, MOST_HEADS);
            ranges.put(Dimension.FEATURES, MOST_FEATURES_PER_HEAD);
        }
        if (kind == LayerKind.SELF_ATTENTION && subject.takes(Dimension.KEY_VALUE_HEADS)) {
            ranges.put(Dimension.KEY_VALUE_HEADS, 2);
        }
        if (kind == LayerKind.LANGUAGE_MODEL) {
            ranges.put(Dimension.BLOCKS, MOST_BLOCKS);
        }
        return ranges;
    }

    private static Sizes sizes(Subject subject, List<Dimension> drawn, List<Integer> values) {
        Map<Dimension, Integer> extents = new EnumMap<>(Dimension.class);
        for (int i = 0; i < drawn.size(); i++) {
            extents.put(drawn.get(i), values.get(i));
        }
        if (subject.kind().hasHeads()) {
            setHeads(subject.conventions().featuresTurnedTogether(subject.kind()), extents);
        }
        // Squares are a corner too: what is exchanged there shows nowhere else.
        boolean isSquare = extents.getOrDefault(Dimension.OUTPUTS, 0) > MOST_FEATURES - SQUARES;
        setApart(extents);
        extents.computeIfPresent(Dimension.OUTPUTS, (outputs, f) -> isSquare ? extents.get(Dimension.INPUTS) : f);
        // At most the full rank, which is one of the corners.
        extents.computeIfPresent(
                Dimension.RANK,
                (rank, r) -> Math.min(r, Math.min(extents.get(Dimension.INPUTS), extents.get(Dimension.OUTPUTS))));
        extents.computeIfPresent(Dimension.CONTEXT, (context, spare) -> extents.get(Dimension.TOKENS) + spare - 1);
        return subject.fitted(new Sizes(extents));
    }

    /** Drawn per head, so that heads always divide features, and groups of heads share keys and values evenly. */
    private static void setHeads(int turnedTogether, Map<Dimension, Integer> extents) {
        int heads = extents.get(Dimension.HEADS) * extents.getOrDefault(Dimension.KEY_VALUE_HEADS, 1);
        int width = turnedTogether * extents.get(Dimension.FEATURES);
        if (width == heads && width > 1) {
            width += turnedTogether;
        }
        extents.put(Dimension.HEADS, heads);
        extents.put(Dimension.FEATURES, width * heads);
    }

    private static void setApart(Map<Dimension, Integer> extents) {
        Set<Integer> taken = new HashSet<>();
        if (extents.containsKey(Dimension.HEADS)) {
            taken.add(extents.get(Dimension.HEADS));
            taken.add(extents.get(Dimension.FEATURES) / extents.get(Dimension.HEADS));
        }
        for (Dimension dimension : GIVING_WAY) {
            if (extents.containsKey(dimension)) {
                int extent = extents.get(dimension);
                boolean isMadeOfHeads = dimension == Dimension.FEATURES && extents.containsKey(Dimension.HEADS);
                while (extent > 1 && !isMadeOfHeads && taken.contains(extent)) {
                    extent++;
                }
                extents.put(dimension, extent);
                taken.add(extent);
            }
        }
    }
}
