package io.github.backproof.junit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Keeps the arrows of this module: engine and fork share the run, and neither knows the other. */
class ArrowsTest {
    private static final String ROOT = "io.github.backproof.junit.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.backproof.junit");

    @Test
    void the_run_knows_neither_engine_nor_fork() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + "run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "engine..", ROOT + "fork..", "org.assertj..", "org.junit.jupiter..")
                .check(CLASSES);
    }

    @Test
    void engine_and_fork_do_not_know_each_other() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + "engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "fork..")
                .check(CLASSES);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + "fork..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "engine..", "org.junit..")
                .check(CLASSES);
    }

    @Test
    void what_is_for_users_of_one_library_knows_no_other() {
        onlyIn("jupiter", "org.junit.jupiter..");
        onlyIn("assertj", "org.assertj..");
        onlyIn("contract", "net.jqwik..");
    }

    private static void onlyIn(String name, String library) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + name + "..")
                .check(CLASSES);
    }

    @Test
    void no_internal_class_of_jqwik_and_nothing_of_maven_is_named() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.jqwik.engine..", "org.apache.maven..")
                .check(CLASSES);
    }
}
