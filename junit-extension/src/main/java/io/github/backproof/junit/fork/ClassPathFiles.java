package io.github.backproof.junit.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files in the folders of a class path.
 *
 * @param stamps size and time of change of each, by its path from the folder
 */
record ClassPathFiles(SortedMap<String, String> stamps) {
    static ClassPathFiles now(List<String> classPath) {
        SortedMap<String, String> stamps = new TreeMap<>();
        classPath.stream().map(Path::of).filter(Files::isDirectory).forEach(folder -> add(folder, stamps));
        return new ClassPathFiles(stamps);
    }

    private static void add(Path folder, Map<String, String> stamps) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    stamps.put(
                            folder.relativize(file).toString().replace('\\', '/'),
                            attributes.size() + " " + attributes.lastModifiedTime());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first file that is another than before; empty when none is. */
    Optional<String> firstChangeTo(ClassPathFiles later) {
        TreeSet<String> names = new TreeSet<>(stamps.keySet());
        names.addAll(later.stamps.keySet());
        return names.stream()
                .filter(name ->
                        !Optional.ofNullable(stamps.get(name)).equals(Optional.ofNullable(later.stamps.get(name))))
                .findFirst();
    }
}
