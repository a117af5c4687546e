package io.github.backproof.junit.run;

import io.github.backproof.specs.GradientChecked;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.util.Collection;
import java.util.List;

/** Finds classes marked {@link GradientChecked}. No class is loaded for it. */
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
        try (ScanResult found =
                graph.enableAnnotationInfo().ignoreClassVisibility().scan()) {
            return found.getClassesWithAnnotation(GradientChecked.class.getName()).getNames().stream()
                    .sorted()
                    .toList();
        }
    }
}
