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
import java.util.Map;
import java.util.TreeMap;

/** The report as {@code index.html}: one file, without network, that a person reads. */
public final class ComplianceHtml {
    private static final Configuration TEMPLATES = templates();

    private ComplianceHtml() {}

    /** Writes the page, in UTF-8. */
    public static void write(ComplianceReport report, Path file) throws IOException {
        Map<String, Object> model = Map.of(
                "report",
                report,
                "summary",
                ConsoleReport.summary(report),
                "families",
                PageModel.families(report),
                "matrix",
                PageModel.rows(report),
                "specs",
                specs(report),
                "figures",
                new PageModel.FigureFormat(),
                "texts",
                new PageModel.Texts(),
                "maps",
                new PageModel.Maps(),
                "replay",
                new PageModel.ReplayCommand(report));
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate("compliance.ftlh").process(model, page);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        Files.writeString(file, PlainText.lines(page.toString()), StandardCharsets.UTF_8);
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
