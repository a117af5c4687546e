package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the names and texts of a result are, each file that is made of it has the structure that it has with a harmless word,
 * shows them as text, and holds no control character, nothing that turns the writing direction and no half character.
 */
class HostileTextTest {
    private static final ComplianceReport HARMLESS = new HostileReport("harmless").report();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Letters by which a text is known again, however it was escaped. */
    private static final int SHORT = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_result_comes_back_as_it_was(HostileText hostile) throws IOException {
        ComplianceReport report = written(hostile);
        assertThat(ComplianceJson.read(folder.resolve("compliance.json"))).isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource
    void no_file_holds_a_hidden_character(HostileText hostile) throws IOException {
        written(hostile);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.UTF_8);
                assertThat(hidden(bytes)).as(file.getFileName().toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_page_has_no_other_element(HostileText hostile) throws IOException {
        Document page = page(hostile.text());
        assertThat(elements(page)).isEqualTo(elements(page("harmless")));
        assertThat(page.text()).contains(shown(hostile));
        assertThat(page.select("img, iframe, object, embed, [src]")).isEmpty();
        assertThat(page.select("link").eachAttr("href")).containsExactly("data:,");
        assertThat(page.select("script").html())
                .isEqualTo(page("harmless").select("script").html());
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @EnumSource
    void the_markdown_has_no_other_block_and_no_other_markup(HostileText hostile) {
        ComplianceReport report = new HostileReport(hostile.text()).report();
        Node summary = markdown(ComplianceMarkdown.of(report));
        assertThat(nodes(summary)).isEqualTo(nodes(markdown(ComplianceMarkdown.of(HARMLESS))));
        assertThat(text(summary)).contains(shown(hostile));
        Node statement = markdown(ComplianceStatement.of(report));
        assertThat(nodes(statement)).isEqualTo(nodes(markdown(ComplianceStatement.of(HARMLESS))));
        assertThat(text(statement)).contains(shown(hostile));
    }

    @ParameterizedTest
    @EnumSource
    void the_tests_for_ci_servers_have_no_other_element(HostileText hostile) throws SAXException {
        org.w3c.dom.Document tests = xml(ComplianceJUnit.of(new HostileReport(hostile.text()).report()));
        assertThat(elements(tests.getDocumentElement()))
                .isEqualTo(elements(xml(ComplianceJUnit.of(HARMLESS)).getDocumentElement()));
        assertThat(oneSpace(tests.getDocumentElement().getAttribute("name")
                        + tests.getElementsByTagName("error").item(0).getTextContent()))
                .contains(shown(hostile));
    }

    @ParameterizedTest
    @EnumSource
    void sarif_has_no_other_node(HostileText hostile) {
        JsonNode sarif = JSON.readTree(ComplianceSarif.of(new HostileReport(hostile.text()).report()));
        assertThat(fields(sarif)).isEqualTo(fields(JSON.readTree(ComplianceSarif.of(HARMLESS))));
        sarif.findValues("text")
                .forEach(text -> assertThat(hidden(text.stringValue())).isEmpty());
        sarif.findValues("text").forEach(text -> assertThat(text.stringValue()).doesNotContain("](http"));
        sarif.findValues("uri").forEach(uri -> assertThat(uri.stringValue()).matches("[\\w.%*+-]+(/[\\w.%*+-]+)*"));
    }

    @ParameterizedTest
    @EnumSource
    void the_console_has_no_other_line(HostileText hostile) {
        List<ConsoleLine> lines = ConsoleReport.of(new HostileReport(hostile.text()).report());
        assertThat(lines).hasSameSizeAs(ConsoleReport.of(HARMLESS));
        for (ConsoleLine line : lines) {
            assertThat(hidden(line.text())).isEmpty();
            assertThat(line.text()).doesNotContain("\n").hasSizeLessThan(50_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_diagnosis_has_no_other_line(HostileText hostile) {
        SubjectReport subject =
                new HostileReport(hostile.text()).report().subjects().get(0);
        assertThat(DiagnosisText.lines(subject.diagnoses().get(0)))
                .hasSize(4)
                .allMatch(line -> hidden(line).isEmpty() && !line.contains("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void the_command_to_replay_holds_nothing_that_a_shell_runs(HostileText hostile) {
        assertThat(ConsoleReport.of(new HostileReport(hostile.text()).report()))
                .extracting(line -> line.text().strip())
                .filteredOn(line -> line.startsWith("replay: "))
                .hasSize(3)
                .allMatch(line -> line.matches("replay: mvn verify -Dbackproof\\.only=\\w*#ATT-0\\d"
                        + " -Dbackproof\\.seed=42 -Dbackproof\\.tries=100"));
    }

    private ComplianceReport written(HostileText hostile) throws IOException {
        ComplianceReport report = new HostileReport(hostile.text()).report();
        ReportFiles.write(report, History.NONE, folder);
        return report;
    }

    private Document page(String text) throws IOException {
        Path file = folder.resolve("index.html");
        ComplianceHtml.write(new HostileReport(text).report(), History.NONE, file);
        return Jsoup.parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** The beginning of a text as a person may see it. */
    private static String shown(HostileText hostile) {
        String seen = oneSpace(hostile.text()
                .codePoints()
                .map(c -> isHidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        return seen.substring(0, Math.min(SHORT, seen.length()));
    }

    private static String oneSpace(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<Integer> hidden(String text) {
        return text.codePoints().filter(c -> c != '\n' && isHidden(c)).boxed().toList();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static List<String> elements(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.parents().size() + element.tagName() + attributes(element))
                .toList();
    }

    private static List<String> attributes(Element element) {
        return element.attributes().asList().stream().map(Attribute::getKey).toList();
    }

    private static Node markdown(String text) {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(text);
    }

    /** All nodes but texts, of which what is escaped makes several. */
    private static List<String> nodes(Node node) {
        List<String> found = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof Text)) {
                found.add(child.getClass().getSimpleName());
                nodes(child).forEach(below -> found.add(" " + below));
            }
        }
        return found;
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(child instanceof Text word ? word.getLiteral() : " " + text(child));
        }
        return oneSpace(text.toString());
    }

    private static org.w3c.dom.Document xml(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> elements(org.w3c.dom.Element element) {
        List<String> found = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            found.add("@" + attributes.item(i).getNodeName());
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof org.w3c.dom.Element child) {
                found.add(child.getTagName());
                elements(child).forEach(below -> found.add(" " + below));
            }
        }
        return found;
    }

    private static String fields(JsonNode json) {
        return json.isContainer()
                ? json.propertyStream()
                                .map(field -> field.getKey() + fields(field.getValue()))
                                .collect(Collectors.joining(","))
                        + json.valueStream().map(HostileTextTest::fields).collect(Collectors.joining(",", "[", "]"))
                : json.getNodeType().name();
    }
}
