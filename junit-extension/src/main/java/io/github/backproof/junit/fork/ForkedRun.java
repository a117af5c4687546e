package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.junit.run.Choice;
import io.github.backproof.junit.run.MarkedClass;
import io.github.backproof.junit.run.Portion;
import io.github.backproof.junit.run.Selection;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The program of the forked JVM: verifies the annotated classes of a request and writes the report. */
public final class ForkedRun {
    private final ForkRequest request;
    private final ClassLoader loader;
    private final RunSettings settings;
    private final Consumer<Progress> progress;

    private ForkedRun(ForkRequest request, Consumer<Progress> progress) {
        this.progress = progress;
        this.request = request;
        this.loader = SubjectLoader.of(request.classPath());
        this.settings = new RunSettings(request.seed(), request.tries());
    }

    /**
     * Runs.
     *
     * @param arguments one: the request file
     */
    public static void main(String[] arguments) throws IOException {
        ForkRequest request = ForkRequest.read(Path.of(arguments[0]));
        Path result = Path.of(request.result());
        ForkedRun run = new ForkedRun(request, state -> state.write(result));
        ComplianceJson.write(run.report(), result);
        // A subject may have left threads that are not daemons.
        System.exit(0);
    }

    static ComplianceReport report(ForkRequest request) {
        return new ForkedRun(request, state -> {}).report();
    }

    private ComplianceReport report() {
        Choice selection = new Selection(request.provenance().only());
        List<MarkedClass> marked = SubjectScan.below(request.roots()).stream()
                .filter(type -> selection.mayWant(type.name()))
                .toList();
        Choice wanted = request.shard()
                .<Choice>map(shard -> Portion.of(shard, checks(marked, new Verification(settings, selection))))
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
                    new Portion(Map.of(subject, Set.of(invariant))));
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
        Verification verification = new Verification(settings, wanted);
        List<SubjectReport> subjects = new ArrayList<>();
        List<MarkedClass> chosen =
                marked.stream().filter(type -> wanted.mayWant(type.name())).toList();
        for (int done = 0; done < chosen.size(); done++) {
            subjects.addAll(new Loaded(chosen.get(done).name(), loader).verify(verification));
            progress.accept(new Progress(done + 1, chosen.size()));
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
