package io.github.backproof.maven;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.junit.fork.ForkedRun;
import org.junit.jupiter.api.Test;

/** The plugin meets the verifier in files: the request of the forked run and the report it writes. */
class ArrowsTest {
    @Test
    void the_plugin_knows_the_report_and_the_forked_runs_request_only() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are of Backproof, but neither the report nor the fork's request and entry point",
                        type -> type.getPackageName().startsWith("io.github.backproof")
                                && !type.getPackageName().equals("io.github.backproof.maven")
                                && !type.getPackageName().equals("io.github.backproof.report")
                                && !type.isEquivalentTo(ForkRequest.class)
                                && !type.isEquivalentTo(ForkedRun.class)))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.backproof.maven"));
    }
}
