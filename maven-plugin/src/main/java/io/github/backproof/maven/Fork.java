package io.github.backproof.maven;

import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.junit.fork.ForkedRun;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The JVM in which the verifier runs. Its class path is the plugin's own; the project's is loaded apart from it.
 *
 * @param verifier the plugin's artifacts
 * @param folder the report's folder; what the fork needs and prints goes into "fork" below it
 */
record Fork(Collection<Artifact> verifier, Path folder) {
    // Short runs end before the optimising compiler pays for itself.
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");

    ComplianceReport run(ForkRequest request) throws MojoExecutionException {
        try {
            Files.createDirectories(work());
            Path result = Path.of(request.result());
            // Nothing of an earlier run may be taken for this one's.
            Files.deleteIfExists(result);
            Files.deleteIfExists(folder.resolve("index.html"));
            Path requestFile = work().resolve("request.json");
            request.write(requestFile);
            int exit = start(requestFile).waitFor();
            if (exit != 0 || !Files.exists(result)) {
                throw new MojoExecutionException("backproof: the forked JVM ended with exit status " + exit
                        + " before it had a result; its output is in " + log() + ".");
            }
            return ComplianceJson.read(result);
        } catch (IOException e) {
            throw new MojoExecutionException("backproof: cannot work in " + folder + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("backproof: interrupted", e);
        }
    }

    private Process start(Path request) throws IOException {
        Path arguments = work().resolve("arguments");
        String lines = OPTIONS.stream().collect(Collectors.joining("\n"))
                + "\n-cp\n" + quoted(classPath()) + "\n" + ForkedRun.class.getName() + "\n"
                + quoted(request.toString()) + "\n";
        Files.writeString(arguments, lines, StandardCharsets.UTF_8);
        return new ProcessBuilder(java().toString(), "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path work() {
        return folder.resolve("fork");
    }

    private Path log() {
        return work().resolve("output.log");
    }

    private String classPath() {
        return verifier.stream()
                .map(Artifact::getFile)
                .map(File::getPath)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path java() {
        boolean windows = File.separatorChar == '\\';
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    /** As the java launcher reads argument files: in quotes, with backslashes doubled. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
