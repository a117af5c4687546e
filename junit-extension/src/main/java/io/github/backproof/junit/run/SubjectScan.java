package io.github.backproof.junit.run;

import io.github.backproof.specs.GradientChecked;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.ScanResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds classes marked {@link GradientChecked}, or with methods that are. No class is loaded for it. */
public final class SubjectScan {
    private SubjectScan() {}

    /** The names of the marked classes of the packages and those below, in order. */
    public static List<String> namesIn(ClassLoader loader, Collection<String> packages) {
        return scan(new ClassGraph().overrideClassLoaders(loader).acceptPackages(packages.toArray(String[]::new)))
                .stream()
                .map(MarkedClass::name)
                .toList();
    }

    /** The marked classes below the folders, in the order of their names. */
    public static List<MarkedClass> below(Collection<String> folders) {
        return scan(new ClassGraph().overrideClasspath(folders));
    }

    private static List<MarkedClass> scan(ClassGraph graph) {
        try (ScanResult found = graph.enableAnnotationInfo()
                .enableMethodInfo()
                .ignoreMethodVisibility()
                .ignoreClassVisibility()
                .scan()) {
            String mark = GradientChecked.class.getName();
            return Stream.of(found.getClassesWithAnnotation(mark), found.getClassesWithMethodAnnotation(mark))
                    .flatMap(List::stream)
                    .distinct()
                    .map(SubjectScan::described)
                    .sorted(Comparator.comparing(MarkedClass::name))
                    .toList();
        }
    }

    private static MarkedClass described(ClassInfo type) {
        String folder = type.getPackageName().replace('.', '/');
        String source = Optional.ofNullable(type.getSourceFile())
                .map(file -> folder.isEmpty() ? file : folder + "/" + file)
                .orElse("");
        return new MarkedClass(type.getName(), source, firstLine(type));
    }

    private static int firstLine(ClassInfo type) {
        return type.getDeclaredMethodAndConstructorInfo().stream()
                .mapToInt(MethodInfo::getMinLineNum)
                .filter(line -> line > 0)
                .min()
                .orElse(1);
    }
}
