package io.github.backproof.subject;

import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.WeightLayout;
import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Region;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A parameter or gradient in a container, which is looked up each time, because the author may replace it.
 *
 * @param layer the layer that has the container
 * @param container the container
 * @param part which of those that lie there, counted from 0
 * @param layout where they lie
 */
record ContainerPart(AnnotatedLayer layer, Container container, int part, Layout layout) implements Stored {
    @Override
    public double[] read(StoredShape shape) {
        Object found = container.holder().in(layer);
        return region(found).read(container.form(), found);
    }

    @Override
    public void write(double[] values, StoredShape shape) {
        Object found = container.holder().in(layer);
        region(found).write(values, container.form(), found);
    }

    @Override
    public boolean isThere() {
        return !(container.holder() instanceof Holder.OfBackward) || layer.wasCalledBackward();
    }

    @Override
    public String label() {
        return container.label();
    }

    @Override
    public DeclaredPrecision precision() {
        return container.form().element() == Element.FLOAT ? DeclaredPrecision.FLOAT32 : DeclaredPrecision.FLOAT64;
    }

    @Override
    public int[] extents() {
        return container.isFused() ? new int[0] : extentsOf(container.holder().in(layer));
    }

    private int[] extentsOf(Object found) {
        try {
            return container.form().shape(found);
        } catch (IllegalArgumentException uneven) {
            throw SubjectFailure.of(container.label() + " " + uneven.getMessage() + ".");
        }
    }

    private Region region(Object found) {
        int[] extents = extentsOf(found);
        return layout.region(part, extents).orElseThrow(() -> SubjectFailure.ofShape(misfit(extents)));
    }

    private String misfit(int... extents) {
        LayerKind kind = layer.kind();
        String actual = extents.length == 1 ? "holds " + extents[0] + " values" : "is " + byEachOther(extents);
        if (container.isFused()) {
            return "%s %s where %s of %s take %d%s."
                    .formatted(
                            container.label(),
                            actual,
                            String.join(", ", container.names()),
                            kind,
                            layout.size(),
                            extents.length == 1 ? "" : ": make it as wide as one of them, or as all beside each other");
        }
        StoredShape shape = layout.parts().get(0);
        return "%s %s where \"%s\" of %s is %s%s."
                .formatted(
                        container.label(),
                        actual,
                        shape.spec().name(),
                        kind,
                        shape.described(),
                        advice(shape, extents));
    }

    private static String advice(StoredShape shape, int... extents) {
        boolean isExchanged = extents.length == 2 && extents[0] == shape.columns() && extents[1] == shape.rows();
        if (!isExchanged || !shape.spec().isWeightMatrix()) {
            return "";
        }
        return shape.layout() == WeightLayout.IN_OUT
                ? ": declare weights = WeightLayout.OUT_IN, or exchange its rows and columns"
                : ": leave out weights = WeightLayout.OUT_IN, or exchange its rows and columns";
    }

    private static String byEachOther(int... extents) {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(" by "));
    }
}
