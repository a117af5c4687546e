package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report in the XML that CI servers read: a suite per layer, a test per invariant. */
final class ComplianceJUnit {
    private final ComplianceReport report;
    private final XMLStreamWriter xml;

    private ComplianceJUnit(ComplianceReport report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    static String of(ComplianceReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new ComplianceJUnit(report, xml).document();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private void document() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "backproof");
        for (SubjectReport subject : report.subjects()) {
            suite(subject);
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(SubjectReport subject) throws XMLStreamException {
        List<Verdict> verdicts = subject.verdicts();
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", subject.className());
        attribute(
                "tests", Integer.toString(verdicts.size() + (subject.problems().isEmpty() ? 0 : 1)));
        attribute("failures", Long.toString(subject.count(Outcome.VIOLATED)));
        attribute(
                "errors",
                Long.toString(
                        subject.count(Outcome.FAILED) + (subject.problems().isEmpty() ? 0 : 1)));
        attribute(
                "skipped",
                Long.toString(verdicts.stream().filter(ComplianceJUnit::skips).count()));
        attribute("time", seconds(subject.seconds()));
        if (!subject.problems().isEmpty()) {
            start(subject, "can be verified", 0);
            reason("error", "could not be verified", String.join("\n", subject.problems()));
            end();
        }
        for (Verdict verdict : verdicts) {
            test(subject, verdict);
        }
        line(1);
        xml.writeEndElement();
    }

    private void test(SubjectReport subject, Verdict verdict) throws XMLStreamException {
        String headline = Catalogue.spec(verdict.invariant()).headline();
        start(subject, verdict.invariant() + " " + headline, verdict.seconds());
        switch (verdict.outcome()) {
            case VIOLATED -> reason("failure", finding(verdict), details(subject, verdict));
            case FAILED -> reason("error", finding(verdict), details(subject, verdict));
            case WAIVED ->
                skip("waived: " + finding(verdict) + "; " + verdict.reason().orElse(""));
            case NOT_APPLICABLE ->
                skip("not applicable because " + verdict.reason().orElse(""));
            case CANNOT_TELL -> skip("cannot tell: " + verdict.reason().orElse(""));
            case UPHELD -> {}
        }
        end();
    }

    private static boolean skips(Verdict verdict) {
        return !verdict.outcome().isBreach() && verdict.outcome() != Outcome.UPHELD;
    }

    private static String finding(Verdict verdict) {
        return verdict.smallestCase().map(smallest -> smallest.finding()).orElse("does not hold");
    }

    private String details(SubjectReport subject, Verdict verdict) {
        return verdict.smallestCase()
                        .map(smallest -> "smallest case: " + smallest.sizes() + "\n")
                        .orElse("")
                + "replay: " + Replay.command(report, subject, verdict);
    }

    private void start(SubjectReport subject, String name, double seconds) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("name", name);
        attribute("classname", subject.className());
        attribute("time", seconds(seconds));
    }

    private void skip(String message) throws XMLStreamException {
        line(3);
        xml.writeEmptyElement("skipped");
        attribute("message", message);
    }

    private void reason(String element, String message, String text) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        attribute("message", message);
        attribute("type", "backproof");
        xml.writeCharacters(PlainText.lines(text));
        xml.writeEndElement();
    }

    private void end() throws XMLStreamException {
        line(2);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.oneLine(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
