package io.github.backproof.planted;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example's classes, compiled from some sources and loaded apart from all others. */
final class CompiledExample {
    private final List<Class<?>> layers;

    private CompiledExample(List<Class<?>> layers) {
        this.layers = layers;
    }

    /**
     * Compiles and loads.
     *
     * @throws IllegalArgumentException when the sources do not compile
     */
    static CompiledExample of(ExampleSources sources) {
        Map<String, byte[]> classes = MemoryCompiler.compiled(sources.files());
        ClassLoader loader = new MemoryClasses(classes);
        return new CompiledExample(classes.keySet().stream()
                .sorted()
                .<Class<?>>map(name -> loaded(loader, name))
                .filter(type -> type.isAnnotationPresent(GradientChecked.class))
                .toList());
    }

    private static Class<?> loaded(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every layer. */
    Stream<Subject> subjects() {
        return layers.stream().map(CompiledExample::bound);
    }

    /** The layer of a class, or else the only one of a kind. */
    Subject subject(LayerKind kind, List<String> className) {
        List<Class<?>> fitting = layers.stream()
                .filter(type -> type.getAnnotation(GradientChecked.class).value() == kind)
                .filter(type -> className.isEmpty() || className.contains(type.getSimpleName()))
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException("There are %d layers for %s %s: name one of them by \"subject\"."
                    .formatted(fitting.size(), kind, className));
        }
        return bound(fitting.get(0));
    }

    private static Subject bound(Class<?> type) {
        Binding binding = SubjectBinder.bind(type);
        if (binding instanceof Binding.Bound bound) {
            return bound.subject();
        }
        throw new IllegalArgumentException(String.join(" ", ((Binding.Refused) binding).problems()));
    }

    private static final class MemoryClasses extends ClassLoader {
        private final Map<String, byte[]> classes;

        MemoryClasses(Map<String, byte[]> classes) {
            super(GradientChecked.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
