package io.github.backproof.junit.run;

import io.github.backproof.specs.GradientChecked;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds classes marked {@link GradientChecked}, or with methods that are. No class is loaded for it. */
public final class SubjectScan {
    private SubjectScan() {}

    /** The names of the marked classes of the packages and those below, in order. */
    public static List<String> namesIn(ClassLoader loader, Collection<String> packages) {
        return scan(new ClassGraph().overrideClassLoaders(loader).acceptPackages(packages.toArray(String[]::new)));
    }

    /** The names of the marked classes below the folders, in order. */
    public static List<String> namesBelow(Collection<String> folders) {
        return scan(new ClassGraph().overrideClasspath(folders));
    }

    private static List<String> scan(ClassGraph graph) {
        try (ScanResult found = graph.enableAnnotationInfo()
                .enableMethodInfo()
                .ignoreClassVisibility()
                .ignoreMethodVisibility()
                .scan()) {
            String mark = GradientChecked.class.getName();
            return Stream.of(found.getClassesWithAnnotation(mark), found.getClassesWithMethodAnnotation(mark))
                    .flatMap(classes -> classes.getNames().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
