package io.github.backproof.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.backproof.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report as {@code index.html}: one file, without network, that a person reads. */
public final class ComplianceHtml {
    private static final Configuration TEMPLATES = templates();

    private static final int SHOWN_RUNS = 30;

    private ComplianceHtml() {}

    /** Writes the page, in UTF-8. */
    public static void write(ComplianceReport report, History history, Path file) throws IOException {
        boolean good = !report.subjects().isEmpty() && report.failing().isEmpty();
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put("summary", ConsoleReport.summary(report));
        model.put("grade", good ? "good" : "bad");
        model.put("mark", good ? "✓" : "✗");
        model.put("waiverProblems", WaiverCheck.problems(report));
        model.put("facts", Facts.of(report));
        model.put("trend", trend(history));
        model.put("families", PageModel.families(report));
        model.put("matrix", PageModel.rows(report));
        model.put("specs", specs(report));
        model.put("texts", new PageModel.Texts());
        model.put("maps", new PageModel.Maps());
        model.put("replay", new PageModel.ReplayCommand(report));
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate("compliance.ftlh").process(model, page);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        Files.writeString(file, PlainText.lines(page.toString()), StandardCharsets.UTF_8);
    }

    private static List<PageModel.Bar> trend(History history) {
        List<RunFigures> runs = history.runs();
        return runs.subList(Math.max(0, runs.size() - SHOWN_RUNS), runs.size()).stream()
                .map(PageModel.Bar::of)
                .toList();
    }

    private static Map<String, PageModel.SpecView> specs(ComplianceReport report) {
        Map<String, PageModel.SpecView> specs = new TreeMap<>();
        for (SubjectReport subject : report.subjects()) {
            for (Verdict verdict : subject.verdicts()) {
                specs.computeIfAbsent(verdict.invariant(), PageModel.SpecView::of);
            }
        }
        return specs;
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(ComplianceHtml.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
