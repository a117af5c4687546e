package io.github.backproof.junit.fork;

import io.github.backproof.junit.run.MarkedClass;
import io.github.backproof.report.SourcePlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the sources of a project are.
 *
 * @param base the folder that reports name files from
 * @param roots the folders that hold the packages
 */
public record Sources(String base, List<String> roots) {
    /** Copies the list. */
    public Sources {
        roots = List.copyOf(roots);
    }

    /** Where a class is written; empty when its source is not below the roots and the base. */
    Optional<SourcePlace> placeOf(MarkedClass type) {
        if (type.source().isEmpty()) {
            return Optional.empty();
        }
        Path from = Path.of(base).toAbsolutePath().normalize();
        return roots.stream()
                .map(root -> Path.of(root).toAbsolutePath().normalize().resolve(type.source()))
                .filter(file -> file.startsWith(from) && Files.isRegularFile(file))
                .map(file -> from.relativize(file).toString().replace('\\', '/'))
                .map(file -> new SourcePlace(type.name(), file, type.line()))
                .findFirst();
    }
}
