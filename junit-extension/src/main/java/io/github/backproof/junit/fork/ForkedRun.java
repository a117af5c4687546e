package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.junit.run.Choice;
import io.github.backproof.junit.run.MarkedClass;
import io.github.backproof.junit.run.Portion;
import io.github.backproof.junit.run.Selection;
import io.github.backproof.junit.run.Steps;
import io.github.backproof.junit.run.SubjectScan;
import io.github.backproof.junit.run.Verification;
import io.github.backproof.numerics.kernel.Products;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.SourcePlace;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.report.ToolVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The program of the forked JVM: verifies the annotated classes of a request and writes the report. */
public final class ForkedRun {
    private final ForkRequest request;
    private final ClassLoader loader;
    private final RunSettings settings;
    private final Steps steps;
    private final Course course;

    private ForkedRun(ForkRequest request, ClassLoader loader, Steps steps, Course course) {
        this.request = request;
        this.loader = loader;
        this.steps = steps;
        this.course = course;
        this.settings = new RunSettings(request.seed(), request.tries());
    }

    /**
     * Runs, or goes on where the journal ends.
     *
     * @param arguments one: the request file
     */
    public static void main(String[] arguments) throws IOException {
        ForkRequest request = ForkRequest.read(Path.of(arguments[0]));
        ClassLoader loader = SubjectLoader.of(request.classPath());
        Journal journal = Journal.at(request.beside(Supervisor.JOURNAL));
        Watchdog watchdog = Watchdog.started(journal, new CallPlace(loader));
        Guard guard = new Guard(journal, watchdog, request);
        Steps steps = new RecordedSteps(journal, guard, request.seed());
        Course course = new RecordedCourse(journal, guard, Path.of(request.result()));
        ComplianceReport report = new ForkedRun(request, loader, steps, course).report();
        // Whole or not at all: the result is what says that the run is done.
        Path unfinished = request.beside("result.unfinished");
        ComplianceJson.write(report, unfinished);
        Files.move(unfinished, Path.of(request.result()), StandardCopyOption.ATOMIC_MOVE);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        watchdog.endIn(Watchdog.SECONDS_TO_END);
    }

    /** The report of a request, made in this JVM and with nothing written. */
    static ComplianceReport report(ForkRequest request) {
        return new ForkedRun(request, SubjectLoader.of(request.classPath()), Steps.PLAIN, new Course() {}).report();
    }

    private ComplianceReport report() {
        Choice selection = new Selection(request.provenance().only());
        List<MarkedClass> marked = SubjectScan.below(request.roots()).stream()
                .filter(type -> selection.mayWant(type.name()))
                .toList();
        Choice wanted = request.shard()
                .<Choice>map(shard -> Portion.of(shard, checks(marked, new Verification(settings, selection, steps))))
                .orElse(selection);
        return new ComplianceReport(
                ComplianceReport.SCHEMA,
                ToolVersion.get(),
                Catalogue.VERSION,
                request.seed(),
                request.tries(),
                Products.kernel(),
                request.provenance(),
                request.shard(),
                List.of(),
                places(marked),
                budgeted(marked, subjects(marked, wanted)));
    }

    private List<SubjectReport> budgeted(List<MarkedClass> marked, List<SubjectReport> first) {
        return request.provenance()
                .budget()
                .map(seconds -> rounds(seconds, marked).after(first))
                .orElse(first);
    }

    private Rounds rounds(int seconds, List<MarkedClass> marked) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Rounds.OneCheck check = (subject, invariant, round) -> {
            Verification one = new Verification(
                    new RunSettings(request.seed() + round, request.tries()),
                    new Portion(Map.of(subject, Set.of(invariant))),
                    new RoundSteps(steps));
            // A layer that a method makes is named after its class.
            return marked.stream()
                    .filter(type -> (subject + ".").startsWith(type.name() + "."))
                    .flatMap(type -> new Loaded(type.name(), loader).verify(one).stream())
                    .findFirst()
                    .orElseThrow();
        };
        return new Rounds(check, () -> System.nanoTime() - end >= 0);
    }

    private SortedMap<String, List<String>> checks(List<MarkedClass> marked, Verification all) {
        SortedMap<String, List<String>> checks = new TreeMap<>();
        for (MarkedClass type : marked) {
            checks.putAll(new Loaded(type.name(), loader).checks(all));
        }
        return checks;
    }

    private List<SubjectReport> subjects(List<MarkedClass> marked, Choice wanted) {
        Verification verification = new Verification(settings, wanted, steps);
        List<SubjectReport> subjects = new ArrayList<>();
        List<MarkedClass> chosen =
                marked.stream().filter(type -> wanted.mayWant(type.name())).toList();
        for (int done = 0; done < chosen.size(); done++) {
            Loaded type = new Loaded(chosen.get(done).name(), loader);
            subjects.addAll(course.reports(type.name(), () -> type.verify(verification)));
            course.after(new Progress(done + 1, chosen.size()));
        }
        // A selection by id alone leaves nothing of a layer that the id does not concern.
        subjects.removeIf(
                subject -> subject.verdicts().isEmpty() && subject.problems().isEmpty());
        // As joined shards are.
        subjects.sort(Comparator.comparing(SubjectReport::className));
        return subjects;
    }

    private List<SourcePlace> places(List<MarkedClass> marked) {
        return marked.stream()
                .map(request.sources()::placeOf)
                .flatMap(Optional::stream)
                .toList();
    }
}
