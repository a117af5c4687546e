package io.github.backproof.maven;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plugin meets the verifier in files: the request of the forked run and the report it writes. */
class ArrowsTest {
    private static final String ROOT = "io.github.backproof.";
    private static final Set<String> KNOWN = Set.of(
            ROOT + "maven",
            ROOT + "junit.fork",
            ROOT + "report",
            ROOT + "gate",
            // What the goal explain prints.
            ROOT + "catalogue",
            ROOT + "verdict");

    @Test
    void the_plugin_knows_results_and_the_forked_run_only() {
        DescribedPredicate<JavaClass> unknown = DescribedPredicate.describe(
                "are of Backproof, but neither of its results nor of the forked run",
                type -> type.getPackageName().startsWith(ROOT) && !KNOWN.contains(type.getPackageName()));
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat(unknown)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT + "maven"));
    }
}
