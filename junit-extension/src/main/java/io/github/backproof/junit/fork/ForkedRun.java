package io.github.backproof.junit.fork;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.junit.run.Selection;
import io.github.backproof.junit.run.SubjectScan;
import io.github.backproof.junit.run.Verification;
import io.github.backproof.numerics.kernel.Products;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.report.ToolVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program of the forked JVM: verifies the annotated classes of a request and writes the report. */
public final class ForkedRun {
    private ForkedRun() {}

    /**
     * Runs.
     *
     * @param arguments one: the request file
     */
    public static void main(String[] arguments) throws IOException {
        ForkRequest request = ForkRequest.read(Path.of(arguments[0]));
        ComplianceJson.write(report(request), Path.of(request.result()));
        // A subject may have left threads that are not daemons.
        System.exit(0);
    }

    static ComplianceReport report(ForkRequest request) {
        ClassLoader loader = SubjectLoader.of(request.classPath());
        Verification verification =
                new Verification(new RunSettings(request.seed(), request.tries()), new Selection(request.only()));
        List<SubjectReport> subjects = SubjectScan.namesBelow(request.roots()).stream()
                .filter(verification.selection()::mayWant)
                .flatMap(name -> verify(verification, loader, name).stream())
                // A selection by id alone leaves nothing of a layer that the id does not concern.
                .filter(subject ->
                        !subject.verdicts().isEmpty() || !subject.problems().isEmpty())
                .toList();
        return new ComplianceReport(
                ComplianceReport.SCHEMA,
                ToolVersion.get(),
                Catalogue.VERSION,
                request.seed(),
                request.tries(),
                Products.kernel(),
                subjects);
    }

    private static List<SubjectReport> verify(Verification verification, ClassLoader loader, String name) {
        try {
            return verification.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            String problem = name + " cannot be loaded (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "): add what it needs to the test class path.";
            return List.of(new SubjectReport(
                    simple, name, "unknown", "unknown", List.of(problem), List.of(), List.of(), List.of(), 0));
        }
    }
}
