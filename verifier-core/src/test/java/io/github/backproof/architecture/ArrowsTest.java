package io.github.backproof.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the packages of this module; docs/decisions/0001 says why they are as they are. */
class ArrowsTest {
    private static final String ROOT = "io.github.backproof.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.backproof");

    @Test
    void every_package_is_used_by_its_neighbours_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("specs")
                .definedBy(ROOT + "specs..")
                .layer("verdict")
                .definedBy(ROOT + "verdict..")
                .layer("catalogue")
                .definedBy(ROOT + "catalogue..")
                .layer("numerics")
                .definedBy(ROOT + "numerics..")
                .layer("reference")
                .definedBy(ROOT + "reference..")
                .layer("model")
                .definedBy(ROOT + "model..")
                .layer("weights")
                .definedBy(ROOT + "weights..")
                .layer("training")
                .definedBy(ROOT + "training..")
                .layer("subject")
                .definedBy(ROOT + "subject..")
                .layer("property")
                .definedBy(ROOT + "property..")
                .layer("fault")
                .definedBy(ROOT + "fault..")
                .layer("bench")
                .definedBy(ROOT + "bench..")
                .layer("diagnosis")
                .definedBy(ROOT + "diagnosis..")
                .layer("report")
                .definedBy(ROOT + "report..")
                .layer("gate")
                .definedBy(ROOT + "gate..")
                .whereLayer("specs")
                .mayNotAccessAnyLayer()
                .whereLayer("verdict")
                .mayNotAccessAnyLayer()
                .whereLayer("numerics")
                .mayNotAccessAnyLayer()
                .whereLayer("catalogue")
                .mayOnlyAccessLayers("specs", "verdict")
                .whereLayer("reference")
                .mayOnlyAccessLayers("numerics", "specs")
                .whereLayer("model")
                .mayOnlyAccessLayers("reference", "numerics", "specs")
                .whereLayer("weights")
                .mayOnlyAccessLayers("model", "numerics")
                .whereLayer("training")
                .mayOnlyAccessLayers("model", "reference", "numerics", "specs")
                .whereLayer("subject")
                .mayOnlyAccessLayers("numerics", "specs")
                .whereLayer("bench")
                .mayOnlyAccessLayers("subject", "model", "reference", "numerics", "specs")
                .whereLayer("property")
                .mayOnlyAccessLayers("bench", "subject", "reference", "numerics", "specs", "catalogue", "verdict")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers(
                        "bench", "fault", "subject", "reference", "numerics", "specs", "catalogue", "verdict")
                .whereLayer("fault")
                .mayOnlyAccessLayers("model", "reference", "numerics", "specs")
                .whereLayer("report")
                .mayOnlyAccessLayers("numerics", "specs", "catalogue", "verdict", "diagnosis")
                .whereLayer("gate")
                .mayOnlyAccessLayers("report", "catalogue", "verdict")
                .check(CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothing_here_knows_a_test_engine_or_maven() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.apache.maven..", "net.jqwik.engine..")
                .check(CLASSES);
    }

    @Test
    void jqwik_is_used_by_properties_only() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "property..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.jqwik..")
                .check(CLASSES);
    }

    @Test
    void ejml_is_used_by_numerics_only() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ejml..")
                .check(CLASSES);
    }
}
