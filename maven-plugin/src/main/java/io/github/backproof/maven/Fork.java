package io.github.backproof.maven;

import io.github.backproof.junit.fork.Fingerprint;
import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.junit.fork.ForkedRun;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Shard;
import io.github.backproof.report.ShardMerge;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The JVMs in which the verifier runs. Their class path is the plugin's own; the project's is loaded apart from it.
 *
 * @param verifier the plugin's artifacts
 * @param folder for what the JVMs need, find and print
 * @param progress shows how far they have come
 */
record Fork(Collection<Artifact> verifier, Path folder, ProgressLine progress) {
    // Short runs end before the optimising compiler pays for itself.
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");
    private static final Shard ALL = new Shard(1, 1);

    /** The last result, if the request is the same in every byte that matters. */
    ComplianceReport runIfChanged(ForkRequest request, int parallel) throws MojoExecutionException {
        try {
            Path mark = folder.resolve("fingerprint");
            Path result = Path.of(request.result());
            String fingerprint = request.fingerprint() + Fingerprint.ofFiles(jars());
            if (Files.exists(mark)
                    && Files.exists(result)
                    && Files.readString(mark).equals(fingerprint)) {
                return ComplianceJson.read(result).unchanged();
            }
            ComplianceReport report = run(request, parallel);
            Files.writeString(mark, fingerprint);
            return report;
        } catch (IOException e) {
            throw UserInput.unwritable(folder, e);
        }
    }

    /** A run from scratch, in that many JVMs. */
    ComplianceReport run(ForkRequest request, int parallel) throws MojoExecutionException {
        try {
            Path result = Path.of(request.result());
            Files.createDirectories(folder);
            // Nothing of an earlier run may be taken for this one's.
            Files.deleteIfExists(result);
            Files.deleteIfExists(folder.resolve("fingerprint"));
            ComplianceReport report = parallel == 1 ? read(start(request)) : inParts(request, parallel);
            ComplianceJson.write(report, result);
            return report;
        } catch (IOException e) {
            throw UserInput.unwritable(folder, e);
        }
    }

    private ComplianceReport inParts(ForkRequest request, int parallel) throws IOException, MojoExecutionException {
        List<Shard> parts = request.shard().orElse(ALL).split(parallel);
        List<Started> started = new ArrayList<>();
        for (Shard part : parts) {
            Path result = folder.resolve("part-" + (started.size() + 1) + ".json");
            started.add(start(request.part(part, result)));
        }
        List<ComplianceReport> reports = new ArrayList<>();
        for (Started one : started) {
            reports.add(read(one));
        }
        return ShardMerge.joined(reports, request.shard());
    }

    /**
     * A JVM at work.
     *
     * @param process the JVM
     * @param result where its result will be
     * @param log what it prints
     */
    private record Started(Process process, Path result, Path log) {}

    private Started start(ForkRequest request) throws IOException {
        Path result = Path.of(request.result());
        Files.deleteIfExists(result);
        Path requestFile = result.resolveSibling(result.getFileName() + ".request");
        request.write(requestFile);
        Path arguments = result.resolveSibling(result.getFileName() + ".arguments");
        String lines = OPTIONS.stream().collect(Collectors.joining("\n"))
                + "\n-cp\n" + quoted(classPath()) + "\n" + ForkedRun.class.getName() + "\n"
                + quoted(requestFile.toString()) + "\n";
        Files.writeString(arguments, lines, StandardCharsets.UTF_8);
        Path log = result.resolveSibling(result.getFileName() + ".log");
        Process process = new ProcessBuilder(java().toString(), "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Started(process, result, log);
    }

    private ComplianceReport read(Started one) throws IOException, MojoExecutionException {
        try {
            int exit = progress.waitFor(one.process(), one.result());
            if (exit != 0 || !Files.exists(one.result())) {
                throw new MojoExecutionException("backproof: the forked JVM ended with exit status " + exit
                        + " before it had a result; its output is in " + one.log() + ".");
            }
            return ComplianceJson.read(one.result());
        } catch (InterruptedException e) {
            one.process().destroy();
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("backproof: interrupted", e);
        }
    }

    private List<Path> jars() {
        return verifier.stream().map(Artifact::getFile).map(File::toPath).toList();
    }

    private String classPath() {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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
