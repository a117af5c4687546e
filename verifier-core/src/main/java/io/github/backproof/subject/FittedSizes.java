package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sizes beside those that a layer always has. */
final class FittedSizes {
    private final LayerKind kind;
    private final int together;
    private final Map<Dimension, Integer> fixed;

    FittedSizes(LayerKind kind, Conventions conventions, Map<Dimension, Integer> fixed) {
        this.kind = kind;
        this.together = conventions.featuresTurnedTogether(kind);
        this.fixed = new TreeMap<>(fixed);
    }

    static FittedSizes of(Subject subject) {
        return new FittedSizes(subject.kind(), subject.conventions(), subject.fixedSizes());
    }

    /** Sizes with those that are fixed; where these leave no room for one, it is made smaller, or larger if smaller will not do. */
    Sizes fitted(Sizes drawn) {
        Sizes sizes = drawn.with(fixed);
        return withPositions(kind.hasHeads() ? withHeads(sizes) : sizes);
    }

    private Sizes withHeads(Sizes sizes) {
        Sizes fitted = sizes;
        if (!fixed.containsKey(Dimension.FEATURES)) {
            int heads = sizes.of(Dimension.HEADS) * together;
            fitted = fitted.with(Dimension.FEATURES, Math.max(heads, sizes.of(Dimension.FEATURES) / heads * heads));
        } else if (!fixed.containsKey(Dimension.HEADS)) {
            int pairs = sizes.of(Dimension.FEATURES) / together;
            fitted = fitted.with(Dimension.HEADS, largestDivisor(pairs, sizes.of(Dimension.HEADS)));
        }
        boolean isShared = fitted.extents().containsKey(Dimension.KEY_VALUE_HEADS);
        return isShared && !fixed.containsKey(Dimension.KEY_VALUE_HEADS)
                ? fitted.with(
                        Dimension.KEY_VALUE_HEADS,
                        largestDivisor(fitted.of(Dimension.HEADS), fitted.of(Dimension.KEY_VALUE_HEADS)))
                : fitted;
    }

    private static int largestDivisor(int number, int most) {
        return IntStream.rangeClosed(1, Math.max(1, most))
                .filter(divisor -> number % divisor == 0)
                .max()
                .orElseThrow();
    }

    private Sizes withPositions(Sizes sizes) {
        if (fixed.containsKey(Dimension.CONTEXT)) {
            return sizes.with(Dimension.TOKENS, Math.min(sizes.of(Dimension.TOKENS), sizes.of(Dimension.CONTEXT)));
        }
        return sizes.extents().containsKey(Dimension.CONTEXT)
                ? sizes.with(Dimension.CONTEXT, Math.max(sizes.of(Dimension.CONTEXT), sizes.of(Dimension.TOKENS)))
                : sizes;
    }

    /** What no layer of the kind can have, one sentence each. */
    List<String> contradictions(String name) {
        List<String> found = new ArrayList<>();
        fixed.forEach((dimension, extent) -> {
            if (extent < 1) {
                found.add("%s has %d for %s, and a size is at least 1".formatted(name, extent, dimension));
            }
        });
        if (found.isEmpty()) {
            found.addAll(uneven(name));
        }
        return found.stream()
                .map(what -> what + ": look at the fields marked with @Size, and at the lengths of its arrays.")
                .toList();
    }

    private List<String> uneven(String name) {
        List<String> found = new ArrayList<>();
        int heads = fixed.getOrDefault(Dimension.HEADS, 1);
        int features = fixed.getOrDefault(Dimension.FEATURES, heads * together);
        int shared = fixed.getOrDefault(Dimension.KEY_VALUE_HEADS, heads);
        int positions = fixed.getOrDefault(Dimension.CONTEXT, Integer.MAX_VALUE);
        int tokens = fixed.getOrDefault(Dimension.TOKENS, 1);
        if (kind.hasHeads() && features % heads != 0) {
            found.add("%s has %d features and %d heads, which do not divide them".formatted(name, features, heads));
        } else if (kind.hasHeads() && features / heads % together != 0) {
            found.add("%s has heads of %d features, and rotary positions turn pairs of them"
                    .formatted(name, features / heads));
        }
        if (fixed.containsKey(Dimension.HEADS) && heads % shared != 0) {
            found.add("%s has %d heads, which cannot share %d heads of keys and values evenly"
                    .formatted(name, heads, shared));
        }
        if (tokens > positions) {
            found.add("%s always takes %d tokens and has %d positions".formatted(name, tokens, positions));
        }
        return found;
    }
}
