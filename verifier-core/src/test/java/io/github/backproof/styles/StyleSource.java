package io.github.backproof.styles;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The source of a style.
 *
 * @param name the simple name of its class
 * @param text what its file holds
 */
public record StyleSource(String name, String text) {
    private static final Path FOLDER = Path.of("src/test/java/io/github/backproof/styles");
    private static final Pattern ANNOTATION = Pattern.compile(
            "\\s*@(GradientChecked|Parameters?|Gradients?|Forward|Backward|Size|Output)(\\(|\\(.*\\))?");

    /** The source of a class of this package. */
    public static StyleSource of(Class<?> type) {
        return of(type.getSimpleName());
    }

    /** The source of a class of this package, by its simple name. */
    public static StyleSource of(String name) {
        try {
            return new StyleSource(
                    name, Files.readString(FOLDER.resolve(name + ".java")).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines on which there is nothing but an annotation of the contract. */
    public int linesOfAnnotations() {
        int lines = 0;
        int open = 0;
        for (String line : text.lines().toList()) {
            boolean begins = ANNOTATION.matcher(line).matches();
            if (begins || open > 0) {
                lines++;
                open += count(line, '(') - count(line, ')');
            }
        }
        return lines;
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(c -> c == wanted).count();
    }

    /** The same source with one piece replaced. */
    public StyleSource with(String right, String wrong) {
        int at = text.indexOf(right);
        if (at < 0 || text.indexOf(right, at + 1) >= 0) {
            throw new IllegalArgumentException(name + " does not hold \"" + right + "\" once.");
        }
        return new StyleSource(name, text.substring(0, at) + wrong + text.substring(at + right.length()));
    }

    /** The class, compiled into a folder and loaded by a loader of its own. */
    public Class<?> compiled(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-nowarn");
        boolean compiles = compiler.getTask(messages, null, null, options, null, List.of(new InMemory(text, name)))
                .call();
        if (!compiles) {
            throw new IllegalStateException(messages.toString());
        }
        try {
            return new PackageLoader(
                            folder.toUri().toURL(),
                            placeOf(getClass()),
                            placeOf(DMatrixRMaj.class),
                            placeOf(CommonOps_DDRM.class))
                    .loadClass(getClass().getPackageName() + "." + name);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String source, String name) {
            super(URI.create("memory:///" + name + Kind.SOURCE.extension), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    /** Loads the classes of this package itself, first from its folder, and an EJML that is not the verifier's. */
    private static final class PackageLoader extends URLClassLoader {
        PackageLoader(URL... urls) {
            super("styles", urls, StyleSource.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(StyleSource.class.getPackageName() + ".") && !name.startsWith("org.ejml.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
