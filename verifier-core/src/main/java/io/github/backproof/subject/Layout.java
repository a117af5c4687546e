package io.github.backproof.subject;

import io.github.backproof.specs.Packing;
import io.github.backproof.subject.storage.Form;
import io.github.backproof.subject.storage.Region;
import java.util.List;
import java.util.Optional;

/**
 * Where parameters lie in a container of given extents.
 *
 * @param parts the parameters in the order in which they lie there, as stored
 * @param packing how they lie there
 */
record Layout(List<StoredShape> parts, Packing packing) {
    /** The place of one of them; empty when the container has not the extents for it. */
    Optional<Region> region(int part, int... extents) {
        if (parts.size() == 1) {
            return ofOne(parts.get(0), extents);
        }
        if (Form.sizeOf(extents) != size() || extents.length > 2) {
            return Optional.empty();
        }
        return isSideBySide(extents) ? amongColumns(part) : amongRuns(part, extents);
    }

    /** The number of values of all. */
    int size() {
        return parts.stream().mapToInt(StoredShape::size).sum();
    }

    /** The columns of all, one beside the other. */
    int width() {
        return parts.stream().mapToInt(StoredShape::columns).sum();
    }

    /** The extents of a container that the verifier makes for them. */
    int[] extents(int rank) {
        if (rank == 1) {
            return new int[] {size()};
        }
        int rows = parts.get(0).rows();
        return packing == Packing.SIDE_BY_SIDE
                ? new int[] {rows, width()}
                : new int[] {size() / parts.get(0).columns(), parts.get(0).columns()};
    }

    private static Optional<Region> ofOne(StoredShape shape, int... extents) {
        Region whole = Region.run(shape.rows(), shape.columns(), 0);
        if (extents.length == 3 && shape.spec().isMatrix()) {
            boolean isBelow = extents[0] * extents[1] == shape.rows() && extents[2] == shape.columns();
            boolean isBeside = extents[1] == shape.rows() && extents[0] * extents[2] == shape.columns();
            // Of heads that are one column wide, each is a block of its own.
            return isBeside
                    ? Optional.of(Region.blocks(shape.rows(), shape.columns(), extents[0]))
                    : Optional.of(whole).filter(run -> isBelow);
        }
        boolean fits = extents.length == 2 && shape.spec().isMatrix()
                ? extents[0] == shape.rows() && extents[1] == shape.columns()
                : Form.sizeOf(extents) == shape.size();
        return Optional.of(whole).filter(run -> fits);
    }

    /** A matrix as wide as all parts together can only hold them so. */
    private boolean isSideBySide(int... extents) {
        return packing == Packing.SIDE_BY_SIDE || extents.length == 2 && extents[1] == width();
    }

    private Optional<Region> amongColumns(int part) {
        StoredShape shape = parts.get(part);
        int before =
                parts.subList(0, part).stream().mapToInt(StoredShape::columns).sum();
        boolean areEquallyTall = parts.stream().allMatch(other -> other.rows() == shape.rows());
        return Optional.of(Region.columnsOf(width(), shape.rows(), shape.columns(), before))
                .filter(region -> areEquallyTall);
    }

    private Optional<Region> amongRuns(int part, int... extents) {
        StoredShape shape = parts.get(part);
        int before = parts.subList(0, part).stream().mapToInt(StoredShape::size).sum();
        boolean fits = extents.length == 1 || extents[1] == shape.columns();
        return Optional.of(Region.run(shape.rows(), shape.columns(), before)).filter(region -> fits);
    }
}
