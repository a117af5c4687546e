package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.storage.Form;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sizes of a layer that is told none: those that its class holds, and those that its arrays have. */
final class FixedSizes {
    private final LayerKind kind;
    private final Map<Dimension, Integer> found = new EnumMap<>(Dimension.class);

    private FixedSizes(LayerKind kind) {
        this.kind = kind;
    }

    /**
     * Reads them off a layer.
     *
     * @param own the parameters that the layer's object holds
     */
    static Map<Dimension, Integer> of(
            Class<?> type, LayerKind kind, WeightLayout weights, RawLayer layer, Set<String> own) {
        FixedSizes sizes = new FixedSizes(kind);
        sizes.declared(type, layer.target());
        int before;
        do {
            before = sizes.found.size();
            layer.parameters().forEach((name, parameter) -> {
                Optional<ParameterSpec> spec = kind.parameter(name);
                if (own.contains(name) && spec.isPresent()) {
                    sizes.add(spec.get(), weights, parameter.values().extents());
                }
            });
        } while (sizes.found.size() > before);
        sizes.countKeyValueHeads();
        return Map.copyOf(sizes.found);
    }

    /** The dimensions of parameters and heads that a layer of the kind has to have a size for, where these are known. */
    static Set<Dimension> needed(LayerKind kind, Set<String> own, Set<Dimension> known) {
        Set<Dimension> needed = new TreeSet<>();
        own.forEach(name -> kind.parameter(name).ifPresent(spec -> needed.addAll(spec.shape())));
        needed.remove(Dimension.KEY_VALUE_FEATURES);
        if (kind.hasHeads()) {
            needed.add(Dimension.HEADS);
        }
        if (known.contains(Dimension.HEADS)) {
            needed.add(Dimension.FEATURES);
        }
        if (kind == LayerKind.LANGUAGE_MODEL) {
            needed.add(Dimension.BLOCKS);
        }
        return needed;
    }

    private void declared(Class<?> type, Object target) {
        for (Member member : Member.of(type)) {
            Size size = member.annotations().getAnnotation(Size.class);
            if (size != null && member.type() == int.class) {
                member.open(new Sentences());
                found.put(size.value(), (Integer) member.in(target));
            }
        }
    }

    private void add(ParameterSpec spec, WeightLayout weights, int... extents) {
        List<Dimension> dimensions = StoredShape.dimensions(spec, weights);
        int size = Form.sizeOf(extents);
        if (dimensions.size() == 1 && extents.length > 0) {
            found.putIfAbsent(dimensions.get(0), size);
        } else if (extents.length == 2) {
            found.putIfAbsent(dimensions.get(0), extents[0]);
            found.putIfAbsent(dimensions.get(1), extents[1]);
        } else if (extents.length == 1) {
            divide(dimensions.get(0), dimensions.get(1), size);
            divide(dimensions.get(1), dimensions.get(0), size);
        } else if (extents.length == 3 && dimensions.get(0) == dimensions.get(1)) {
            // A square matrix in blocks: whichever way they lie, its root is one of the extents.
            found.putIfAbsent(dimensions.get(0), (int) Math.round(Math.sqrt(size)));
        }
    }

    /** A flat array tells one extent of a matrix when the other is known; of a square matrix it tells both. */
    private void divide(Dimension wanted, Dimension known, int size) {
        if (wanted == known) {
            found.putIfAbsent(wanted, (int) Math.round(Math.sqrt(size)));
        } else if (found.getOrDefault(known, 0) > 0) {
            found.putIfAbsent(wanted, size / found.get(known));
        }
    }

    private void countKeyValueHeads() {
        Optional<Integer> columns = Optional.ofNullable(found.remove(Dimension.KEY_VALUE_FEATURES));
        int features = found.getOrDefault(Dimension.FEATURES, 0);
        if (kind.hasHeads() && columns.isPresent() && features > 0 && columns.get() != features) {
            int heads = found.getOrDefault(Dimension.HEADS, 1);
            found.putIfAbsent(Dimension.KEY_VALUE_HEADS, Math.max(1, columns.get() * heads / features));
        }
    }
}
