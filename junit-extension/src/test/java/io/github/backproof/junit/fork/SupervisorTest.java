package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Origin;
import io.github.backproof.report.Provenance;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks. With -Dbackproof.kills= and a number, so many are killed. */
class SupervisorTest {
    private static final int KILLS = Integer.getInteger("backproof.kills", 5);
    private static final int STARTS_OF_KILLS = 5;
    private static final int POLL_MILLIS = 20;
    private static final int LONGEST_LIFE_MILLIS = 600;
    private static final int LAYERS = 20;
    private static final String SOURCE = """
            package many;

            @io.github.backproof.specs.GradientChecked(io.github.backproof.specs.LayerKind.SOFTMAX)
            public final class %s {
                private final io.github.backproof.junit.layers.RowSoftmax softmax =
                        new io.github.backproof.junit.layers.RowSoftmax();

                public double[][] forward(double[][] z) {
                    return softmax.forward(z);
                }

                public double[][] backward(double[][] delta) {
                    return softmax.backward(delta);
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_killed_run_ends_with_the_report_of_an_undisturbed_one() throws Exception {
        ForkRequest request = twentyLayers(100);
        String undisturbed = json(supervisor("undisturbed", request).run("same"));
        int kills = 0;
        for (int run = 1; kills < KILLS; run++) {
            Killer killer = new Killer(folder.resolve("killed"), run, KILLS - kills);
            killer.start();
            String killed = json(supervisor("killed", request).run("same"));
            killer.interrupt();
            killer.join();
            System.out.println(killer.killed + " forks of a run of 20 layers were killed");
            assertThat(killed).isEqualTo(undisturbed);
            assertThat(left("killed")).isEmpty();
            kills += killer.killed;
        }
    }

    @Test
    void two_builds_at_the_same_time_in_one_folder_have_the_same_report() throws Exception {
        ForkRequest request = twentyLayers(20);
        ExecutorService builds = Executors.newFixedThreadPool(2);
        try {
            List<Future<ComplianceReport>> reports = IntStream.range(0, 2)
                    .mapToObj(number ->
                            builds.submit(() -> supervisor("shared", request).run("same")))
                    .toList();
            assertThat(json(reports.get(0).get())).isEqualTo(json(reports.get(1).get()));
        } finally {
            builds.shutdownNow();
        }
        assertThat(left("shared")).isEmpty();
    }

    @Test
    void an_interrupted_run_goes_on_and_one_of_another_identity_begins_anew() throws Exception {
        ForkRequest request = twentyLayers(20);
        Path place = folder.resolve("interrupted");
        try (Workplace workplace = Workplace.in(place, "mine")) {
            Step done = new Step("many.Layer01", "GEN-05", request.seed());
            try (Journal journal = Journal.at(workplace.folder().resolve(Supervisor.JOURNAL))) {
                journal.append(new Entry.Opened());
                journal.append(new Entry.Began(done));
                journal.append(new Entry.Stopped(Entry.Scope.STEP, "RUN-04", "Planted by a test."));
                journal.append(new Entry.Died(1, 0));
            }
        }
        // What the journal says is taken for what happened, and goes into the report.
        assertThat(json(supervisor("interrupted", request).run("mine"))).contains("Planted by a test.");
        assertThat(json(supervisor("interrupted", request).run("mine"))).doesNotContain("Planted by a test.");
    }

    @Test
    void a_jvm_that_cannot_start_ends_the_run_with_a_sentence() throws IOException {
        Supervisor broken =
                new Supervisor(List.of(folder.resolve("nothing")), folder.resolve("broken"), twentyLayers(20));
        assertThatThrownBy(() -> broken.run("any"))
                .isInstanceOf(RunBrokenException.class)
                .hasMessageMatching(
                        "(?s)the forked JVM ended with exit status 1 before .* its output is in .*run.log\\.");
    }

    /** Kills forks at random moments: mostly after they have come further, and now and then while they start. */
    private static final class Killer extends Thread {
        private final Random random;
        private final Path runs;
        private final int most;
        private volatile int killed;

        Killer(Path runs, long seed, int most) {
            this.random = new Random(seed);
            this.runs = runs;
            this.most = most;
        }

        @Override
        public void run() {
            try {
                long steps = 0;
                while (killed < most) {
                    boolean starts = random.nextInt(STARTS_OF_KILLS) == 0;
                    while (!starts && steps() <= steps) {
                        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                    killed +=
                            (int) forks().filter(ProcessHandle::destroyForcibly).count();
                    steps = steps();
                }
            } catch (InterruptedException runIsOver) {
                Thread.currentThread().interrupt();
            }
        }

        private static Stream<ProcessHandle> forks() {
            // What is about to become a fork is none yet.
            return ProcessHandle.current()
                    .children()
                    .filter(child -> child.info()
                            .arguments()
                            .filter(arguments -> Arrays.stream(arguments).anyMatch(text -> text.startsWith("@")))
                            .isPresent());
        }

        /** How many steps have begun; one that is made again counts once, or a slow machine would never come further. */
        private long steps() {
            try (Stream<Path> files = Files.find(runs, 2, (path, attributes) -> path.endsWith(Supervisor.JOURNAL))) {
                long begun = 0;
                for (Path file : files.toList()) {
                    begun += Journal.read(file).stream()
                            .filter(Entry.Began.class::isInstance)
                            .distinct()
                            .count();
                }
                return begun;
            } catch (IOException | UncheckedIOException notThereNow) {
                return 0;
            }
        }
    }

    private Supervisor supervisor(String name, ForkRequest request) {
        return new Supervisor(classPath().stream().map(Path::of).toList(), folder.resolve(name), request);
    }

    private List<Path> left(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(name))) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private String json(ComplianceReport report) throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report, file);
        return Files.readString(file).replaceAll("\"seconds\" : [0-9.E-]+", "");
    }

    @Test
    void the_jvm_of_the_layers_gets_arguments_of_its_own() throws Exception {
        String told = SOURCE.formatted("Told").replace("return softmax.forward(z);", """
                if (!"two words".equals(System.getProperty("many.told"))) {
                    throw new IllegalStateException("Nobody told me.");
                }
                return softmax.forward(z);
                """);
        ForkRequest request =
                request(compiled(Map.of("Told", told)), 20, List.of("-Dmany.told=two words", "-XX:+UseParallelGC"));
        ComplianceReport report = supervisor("fork", request).run("told");
        assertThat(report.subjects())
                .singleElement()
                .satisfies(layer -> assertThat(layer.complies()).isTrue());
    }

    @Test
    void a_jvm_that_does_not_start_ends_the_run_with_a_sentence() throws Exception {
        ForkRequest request = request(compiledLayers(), 20, List.of("-Xnever"));
        assertThatThrownBy(() -> supervisor("fork", request).run("never"))
                .isInstanceOf(RunBrokenException.class)
                .hasMessageStartingWith("the forked JVM ended with exit status 1 before it had a result");
    }

    private ForkRequest twentyLayers(int tries) throws IOException {
        return request(compiledLayers(), tries, List.of());
    }

    private ForkRequest request(Path layers, int tries, List<String> jvmArguments) {
        List<String> classes = new ArrayList<>(List.of(layers.toString()));
        classes.addAll(classPath());
        return new ForkRequest(
                classes.subList(0, 1),
                classes,
                new Sources("", List.of()),
                jvmArguments,
                42,
                tries,
                Optional.empty(),
                new Provenance(
                        "test", "1", "", "", "", "", "own", Optional.empty(), List.of(), "2026-11-25", Origin.RUN),
                Limits.USUAL,
                "");
    }

    /** A folder with the classes Layer01 to Layer20, all right. */
    private Path compiledLayers() throws IOException {
        return compiled(IntStream.rangeClosed(1, LAYERS)
                .mapToObj("Layer%02d"::formatted)
                .collect(Collectors.toMap(name -> name, SOURCE::formatted)));
    }

    private Path compiled(Map<String, String> sourcesByName) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-g", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        for (Map.Entry<String, String> text : sourcesByName.entrySet()) {
            Path source = sources.resolve(text.getKey() + ".java");
            Files.writeString(source, text.getValue());
            arguments.add(source.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler()
                .run(InputStream.nullInputStream(), System.out, System.err, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return classes;
    }

    private static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
    }
}
