package io.github.backproof.junit.fork;

import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a request in a JVM of its own, and in another one behind it whenever one ends before the result is there. What is established
 * stays so: every JVM goes on where the journal ends.
 */
public final class Supervisor {
    static final String JOURNAL = "journal";

    private static final String LOG = "run.log";
    private static final String CRASH = "crash.log";
    private static final long MOST_LOGGED = 1 << 20;
    private static final int BUFFER = 1 << 13;
    private static final int LEAST_OF_A_SIGNAL = 129;
    private static final int IDLE_ENDS = 3;
    private static final int IDLE_ENDS_BY_SIGNAL = 30;
    private static final long MILLIS_FOR_THE_REST = 1000;

    private final List<Path> verifier;
    private final Path folder;
    private final ForkRequest request;
    private volatile Optional<Path> result = Optional.empty();

    /**
     * For one request.
     *
     * @param verifier the class path of the verifier, which the request's own is loaded apart from
     * @param folder for what the run needs, and what it leaves when it is interrupted
     */
    public Supervisor(List<Path> verifier, Path folder, ForkRequest request) {
        this.verifier = List.copyOf(verifier);
        this.folder = folder;
        this.request = request;
    }

    /**
     * Runs, or goes on with a run of the same identity that was interrupted.
     *
     * @param identity everything on which the result depends, as a text
     * @throws RunBrokenException when JVMs end without a subject being the reason
     * @throws IOException when the folder cannot be written
     */
    public ComplianceReport run(String identity) throws IOException, InterruptedException, RunBrokenException {
        try (Workplace workplace = Workplace.in(folder, identity)) {
            Path place = workplace.folder().resolve("result.json");
            ForkRequest own = request.into(place);
            result = Optional.of(place);
            take(own);
            while (!Files.exists(place)) {
                ended(own, ended(start(own), own));
            }
            ComplianceReport report = ComplianceJson.read(place);
            keep(own.beside(LOG));
            keep(own.beside(CRASH));
            workplace.remove();
            return report;
        }
    }

    /** How far it has come; empty when it has not said so. */
    public Optional<Progress> progress() {
        return result.flatMap(Progress::of);
    }

    private static void take(ForkRequest own) throws IOException {
        try (Journal journal = Journal.at(own.beside(JOURNAL))) {
            journal.append(new Entry.Opened());
        }
    }

    private Process start(ForkRequest own) throws IOException {
        Path requestFile = own.beside("request");
        own.write(requestFile);
        List<String> lines = new ArrayList<>();
        JvmOptions.with(own.jvmArguments()).forEach(option -> lines.add(quoted(option)));
        lines.add(quoted("-XX:ErrorFile=" + own.beside(CRASH)));
        lines.addAll(List.of("-cp", quoted(classPath()), ForkedRun.class.getName(), quoted(requestFile.toString())));
        Path arguments = own.beside("arguments");
        Files.write(arguments, lines, StandardCharsets.UTF_8);
        Process process = new ProcessBuilder(java().toString(), "@" + arguments)
                .redirectErrorStream(true)
                .start();
        // Nobody answers a subject that asks.
        process.getOutputStream().close();
        return process;
    }

    /** Waits for the end; gives the exit status. */
    private static int ended(Process process, ForkRequest own) throws InterruptedException {
        Thread log = new Thread(() -> log(process.getInputStream(), own.beside(LOG)), "backproof-log");
        log.setDaemon(true);
        log.start();
        try {
            int status = process.waitFor();
            // A process that a subject started may hold the other end for ever.
            log.join(MILLIS_FOR_THE_REST);
            return status;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Copies what the JVMs print, as far as it is not endless. */
    private static void log(InputStream printed, Path file) {
        try (OutputStream log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[BUFFER];
            long room = MOST_LOGGED - Files.size(file);
            for (int read = printed.read(buffer); read >= 0; read = printed.read(buffer)) {
                if (room > 0) {
                    log.write(buffer, 0, read);
                    log.flush();
                    room -= read;
                }
            }
        } catch (IOException e) {
            // The process is gone, or nothing can be written; its result will say more.
        }
    }

    /** Writes how a JVM ended, if that was not its own will. */
    private static void ended(ForkRequest own, int status) throws IOException, RunBrokenException {
        try (Journal journal = Journal.at(own.beside(JOURNAL))) {
            if (Files.exists(own.beside("result.json")) || journal.isRenewed()) {
                return;
            }
            journal.append(new Entry.Died(status, Pulse.read(own.beside(Pulse.FILE))));
            int most = status >= LEAST_OF_A_SIGNAL ? IDLE_ENDS_BY_SIGNAL : IDLE_ENDS;
            if (journal.standing().idleEnds() >= most) {
                throw new RunBrokenException("the forked JVM ended with exit status " + status
                        + " before it had a result; its output is in " + own.beside(LOG) + ".");
            }
        }
    }

    /** The next run replaces it. */
    private void keep(Path file) throws IOException {
        Path kept = folder.resolve(file.getFileName());
        Files.deleteIfExists(kept);
        if (Files.exists(file)) {
            Files.move(file, kept);
        }
    }

    private String classPath() {
        return verifier.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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
