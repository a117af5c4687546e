package io.github.backproof.planted;

import io.github.backproof.specs.GradientChecked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles texts to classes, with nothing on the class path but the annotations. */
final class MemoryCompiler {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = files();
    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none", "-nowarn");

    private MemoryCompiler() {}

    /**
     * The classes by name.
     *
     * @throws IllegalArgumentException with the compiler's words when the sources do not compile
     */
    static synchronized Map<String, byte[]> compiled(Map<String, String> sources) {
        List<Source> units = sources.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
        Outputs outputs = new Outputs();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        boolean success = COMPILER.getTask(new StringWriter(), outputs, messages, OPTIONS, List.of(), units)
                .call();
        if (!success) {
            throw new IllegalArgumentException(
                    messages.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        return outputs.classes();
    }

    private static StandardJavaFileManager files() {
        StandardJavaFileManager files =
                COMPILER.getStandardFileManager(new DiagnosticCollector<>(), Locale.ROOT, StandardCharsets.UTF_8);
        try {
            URI specs = GradientChecked.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(Path.of(specs)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Outputs() {
            super(FILES);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            return written.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
        }
    }
}
