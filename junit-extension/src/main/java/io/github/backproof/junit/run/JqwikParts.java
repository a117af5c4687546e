package io.github.backproof.junit.run;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.util.List;

/** The services by which jqwik finds its own parts. */
final class JqwikParts {
    private static final String SERVICES = "META-INF/services/";

    // Found once: the class path stays what it is.
    private static final List<String> NAMES = names();

    private JqwikParts() {}

    /** Has each of them looked up. */
    static void initialise(ClassLoader loader) throws ClassNotFoundException {
        for (String name : NAMES) {
            Class.forName(name, true, loader);
        }
    }

    private static List<String> names() {
        try (ScanResult found = new ClassGraph()
                .overrideClassLoaders(JqwikParts.class.getClassLoader())
                .acceptPathsNonRecursive(SERVICES)
                .scan()) {
            return found.getAllResources().stream()
                    .map(Resource::getPath)
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .filter(name -> name.startsWith("net.jqwik."))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }
}
