package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Oracle;
import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.pages.HostileSubjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents, properties and controls match one to one. */
class CatalogueAndPropertiesTest {
    private static final Path DOCUMENTS = Path.of("..", "specs", "catalogue");

    /** GEN-05 and GEN-06 are about behaviour that overriding an equation cannot give; BehaviourControlsTest holds theirs. */
    private static final Set<String> CONTROLLED_ELSEWHERE = Set.of("GEN-05", "GEN-06");

    @Test
    void every_document_has_one_property_and_every_property_a_document() throws IOException {
        TreeSet<String> documents = new TreeSet<>(documents());
        documents.removeAll(idsOfTheRun());
        assertThat(ids()).containsExactlyElementsOf(documents);
    }

    @Test
    void every_law_of_the_run_has_a_document_and_a_hostile_subject() throws IOException {
        assertThat(documents().stream().filter(RunLaw::isOne)).containsExactlyInAnyOrderElementsOf(idsOfTheRun());
        assertThat(idsOfTheRun()).allSatisfy(id -> {
            assertThat(Catalogue.spec(id).oracle()).isEqualTo(Oracle.RUN);
            assertThat(HostileSubjects.breaking(id)).as(id).isNotEmpty();
        });
    }

    @Test
    void every_property_has_a_control() {
        Set<String> controlled = Faults.all().stream().map(Fault::invariant).collect(Collectors.toSet());
        controlled.addAll(CONTROLLED_ELSEWHERE);
        assertThat(controlled).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void fault_names_are_unique() {
        assertThat(Faults.all()).extracting(Fault::id).doesNotHaveDuplicates();
    }

    @Test
    void every_document_has_the_four_sections() {
        for (String id : Stream.concat(ids().stream(), idsOfTheRun().stream()).toList()) {
            Spec spec = Catalogue.spec(id);
            assertThat(spec.text().lines().filter(line -> line.startsWith("## ")))
                    .as(id)
                    .containsExactly(
                            "## Statement", "## Why it holds", "## What a violation usually means", "## Check first");
            assertThat(spec.title()).as(id).doesNotEndWith(".").hasSizeLessThanOrEqualTo(80);
        }
    }

    private static List<String> ids() {
        return Invariants.all().stream().map(property -> property.spec().id()).toList();
    }

    private static List<String> idsOfTheRun() {
        return Arrays.stream(RunLaw.values()).map(RunLaw::id).toList();
    }

    private static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(DOCUMENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .toList();
        }
    }
}
