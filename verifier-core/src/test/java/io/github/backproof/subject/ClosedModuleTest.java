package io.github.backproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layer in a module that opens nothing. */
class ClosedModuleTest {
    private static final String LAYER = """
            package closed.layers;
            import io.github.backproof.specs.*;
            @GradientChecked(LayerKind.SOFTMAX)
            class Hidden {
                double[][] forward(double[][] x) { return x; }
                double[][] backward(double[][] dy) { return dy; }
            }
            """;

    @Test
    void what_a_module_hides_is_asked_to_be_opened(@TempDir Path folder) throws IOException, ClassNotFoundException {
        assertThat(((Binding.Refused) SubjectBinder.bind(hidden(folder))).problems())
                .containsExactly(
                        "Hidden.constructor cannot be reached: write \"opens closed.layers;\" in module-info.java.",
                        "Hidden.forward cannot be reached: write \"opens closed.layers;\" in module-info.java.",
                        "Hidden.backward cannot be reached: write \"opens closed.layers;\" in module-info.java.");
    }

    private static Class<?> hidden(Path folder) throws IOException, ClassNotFoundException {
        Path classes = folder.resolve("classes");
        Path module = Files.writeString(folder.resolve("module-info.java"), "module closed {}");
        Path layer = Files.writeString(folder.resolve("Hidden.java"), LAYER);
        compile(classes, module, layer);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("closed"));
        ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(ModuleLayer.boot()), ClosedModuleTest.class.getClassLoader());
        Module closed = controller.layer().findModule("closed").orElseThrow();
        controller.addReads(closed, ClosedModuleTest.class.getModule());
        return closed.getClassLoader().loadClass("closed.layers.Hidden");
    }

    private static void compile(Path classes, Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = Stream.of(
                        "-proc:none",
                        "--add-reads",
                        "closed=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString())
                .toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(sources))
                    .call();
            assertThat(compiles).as(messages.toString()).isTrue();
        }
    }
}
