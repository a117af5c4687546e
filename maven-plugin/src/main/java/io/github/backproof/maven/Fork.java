package io.github.backproof.maven;

import io.github.backproof.junit.fork.Fingerprint;
import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.junit.fork.Supervisor;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Shard;
import io.github.backproof.report.ShardMerge;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final Shard ALL = new Shard(1, 1);
    private static final String MARK = "fingerprint";

    /** The last result, if the request is the same in every byte that matters; else that of a run, or of an interrupted one's rest. */
    ComplianceReport runIfChanged(ForkRequest request, int parallel) throws MojoExecutionException {
        try {
            Path mark = folder.resolve(MARK);
            Path result = Path.of(request.result());
            String fingerprint = request.fingerprint() + Fingerprint.ofFiles(jars());
            if (Files.exists(mark)
                    && Files.exists(result)
                    && Files.readString(mark).equals(fingerprint)) {
                return ComplianceJson.read(result).unchanged();
            }
            ComplianceReport report = run(request, parallel, fingerprint);
            replace(mark, file -> Files.writeString(file, fingerprint));
            return report;
        } catch (IOException e) {
            throw UserInput.unwritable(folder, e);
        }
    }

    /** A run from scratch, in that many JVMs at a time. */
    ComplianceReport run(ForkRequest request, int parallel) throws MojoExecutionException {
        try {
            return run(request, parallel, UUID.randomUUID().toString());
        } catch (IOException e) {
            throw UserInput.unwritable(folder, e);
        }
    }

    private ComplianceReport run(ForkRequest request, int parallel, String identity)
            throws IOException, MojoExecutionException {
        Path result = Path.of(request.result());
        Files.createDirectories(folder);
        // Nothing of an earlier run may be taken for this one's.
        Files.deleteIfExists(result);
        Files.deleteIfExists(folder.resolve(MARK));
        ComplianceReport report = inParts(request, parallel, identity);
        replace(result, file -> ComplianceJson.write(report, file));
        return report;
    }

    private ComplianceReport inParts(ForkRequest request, int parallel, String identity)
            throws IOException, MojoExecutionException {
        List<ForkRequest> parts = parallel == 1
                ? List.of(request)
                : request.shard().orElse(ALL).split(parallel).stream()
                        .map(request::part)
                        .toList();
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            List<Part> started = parts.stream()
                    .map(part -> new Supervisor(jars(), folder.resolve("part-" + (parts.indexOf(part) + 1)), part))
                    .map(supervisor -> new Part(supervisor, threads.submit(() -> supervisor.run(identity))))
                    .toList();
            List<ComplianceReport> reports = new ArrayList<>();
            for (Part part : started) {
                reports.add(read(part));
            }
            return parallel == 1 ? reports.get(0) : ShardMerge.joined(reports, request.shard());
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * A part of a run.
     *
     * @param supervisor what runs it
     * @param report what comes of it
     */
    private record Part(Supervisor supervisor, Future<ComplianceReport> report) {}

    private ComplianceReport read(Part part) throws IOException, MojoExecutionException {
        try {
            return progress.waitFor(part.report(), part.supervisor()::progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("backproof: interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw new MojoExecutionException("backproof: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private interface Writing {
        void into(Path file) throws IOException;
    }

    /** Another build may read or write the same file at the same moment: it sees this one whole or not at all. */
    private static void replace(Path file, Writing writing) throws IOException {
        Path unfinished =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".unfinished");
        writing.into(unfinished);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> jars() {
        return verifier.stream().map(Artifact::getFile).map(File::toPath).toList();
    }
}
