package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.StepCurve;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What the page's template shows, computed beforehand so that the template has no logic. */
public final class PageModel {
    private PageModel() {}

    /**
     * An invariant's document for the page.
     *
     * @param headline its title with its source
     * @param html its text
     */
    public record SpecView(String headline, String html) {
        private static final Parser PARSER = Parser.builder().build();
        private static final HtmlRenderer RENDERER =
                HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

        static SpecView of(String id) {
            Spec spec = Catalogue.spec(id);
            Node document = PARSER.parse(spec.text());
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    // The page has levels one to three of its own above a document.
                    heading.setLevel(heading.getLevel() + 2);
                }
            });
            return new SpecView(spec.headline(), RENDERER.render(document));
        }
    }

    /** Says diagnoses in words, for the template. */
    public static final class Texts {
        Texts() {}

        /** How sure, and which mistakes in which equations. */
        public String headline(Diagnosis diagnosis) {
            return DiagnosisText.headline(diagnosis);
        }
    }

    /** Draws wrong results and gradients, for the template. */
    public static final class Maps {
        Maps() {}

        /** The map of a wrong result. */
        public HeatMap of(Mismatch mismatch) {
            return HeatMap.of(mismatch);
        }

        /** The drawing of a wrong gradient over steps. */
        public StepChart of(StepCurve curve) {
            return StepChart.of(curve);
        }
    }

    /** The replay command, for the template. */
    public record ReplayCommand(ComplianceReport report) {
        /** The command that shows a verdict again. */
        public String of(SubjectReport subject, Verdict verdict) {
            return Replay.command(report, subject, verdict);
        }
    }

    static List<String> families(ComplianceReport report) {
        return report.subjects().stream()
                .flatMap(subject -> subject.verdicts().stream())
                .map(PageModel::family)
                .distinct()
                .sorted()
                .toList();
    }

    static List<Row> rows(ComplianceReport report) {
        List<String> families = families(report);
        return report.subjects().stream()
                .map(subject -> Row.of(subject, families, report))
                .toList();
    }

    static String family(Verdict verdict) {
        return verdict.invariant().substring(0, verdict.invariant().indexOf('-'));
    }

    /**
     * A layer's row.
     *
     * @param subject the layer
     * @param grade "good", "bad" or "open"
     * @param mark a sign that says the same without colour
     * @param word the verdict
     * @param cells one per family
     * @param checks one per invariant
     */
    public record Row(
            SubjectReport subject, String grade, String mark, String word, List<Cell> cells, List<CheckRow> checks) {
        static Row of(SubjectReport subject, List<String> families, ComplianceReport report) {
            List<Cell> cells =
                    families.stream().map(family -> Cell.of(subject, family)).toList();
            List<CheckRow> checks =
                    subject.verdicts().stream().map(CheckRow::of).toList();
            if (!report.complies(subject)) {
                String word = subject.problems().isEmpty() ? "does not comply" : "not verified";
                return new Row(subject, "bad", "✗", word, cells, checks);
            }
            boolean clean = subject.count(Outcome.UPHELD) == subject.applicable();
            return clean
                    ? new Row(subject, "good", "✓", "complies", cells, checks)
                    : new Row(subject, "open", "⚠", "complies, with open points", cells, checks);
        }
    }

    /**
     * A run in the trend.
     *
     * @param entry its figures
     * @param grade "good", "bad" or "open"
     * @param height of its bar, from 2 to 64
     */
    public record Bar(RunFigures entry, String grade, int height) {
        private static final int FULL = 64;
        private static final int LEAST = 2;

        static Bar of(RunFigures run) {
            long height = run.applicable() == 0 ? 0 : FULL * run.upheld() / run.applicable();
            boolean all = run.upheld() == run.applicable();
            String grade = run.complying() < run.layers() ? "bad" : all ? "good" : "open";
            return new Bar(run, grade, (int) Math.max(LEAST, height));
        }
    }

    /**
     * A layer's result in one family.
     *
     * @param state "none", "upheld", "open" or "breach"
     * @param text such as {@code 5 of 6}
     */
    public record Cell(String state, String text) {
        static Cell of(SubjectReport subject, String family) {
            List<Verdict> verdicts = subject.verdicts().stream()
                    .filter(verdict -> family(verdict).equals(family))
                    .toList();
            SubjectReport part = new SubjectReport("", "", "", "", List.of(), verdicts, List.of(), List.of(), 0);
            if (part.applicable() == 0) {
                return new Cell("none", "–");
            }
            long upheld = part.count(Outcome.UPHELD);
            boolean breach =
                    verdicts.stream().anyMatch(verdict -> verdict.outcome().isBreach());
            String state = breach ? "breach" : upheld == part.applicable() ? "upheld" : "open";
            return new Cell(state, upheld + " of " + part.applicable());
        }
    }
}
