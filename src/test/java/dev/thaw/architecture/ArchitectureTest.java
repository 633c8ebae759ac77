package dev.thaw.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages know each other in one direction; the table in ARCHITECTURE.md says the same in words. */
class ArchitectureTest {

    private static final String ROOT = "dev.thaw.";
    private static final String[] JDK = {"java..", "org.jspecify.annotations.."};

    private static final JavaClasses THAW = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.thaw");

    @Test
    void objectKnowsTheJdkAlone() {
        knowsOnly("object");
    }

    @Test
    void textKnowsTheJdkAlone() {
        knowsOnly("text");
    }

    @Test
    void policyKnowsObject() {
        knowsOnly("policy", "dev.thaw.object..");
    }

    @Test
    void restoreKnowsObjectAndPolicy() {
        knowsOnly("restore", "dev.thaw.object..", "dev.thaw.policy..");
    }

    @Test
    void listingKnowsRestoreAndTheReadersOfCsvAndJson() {
        knowsOnly("listing", "dev.thaw.object..", "dev.thaw.policy..", "dev.thaw.restore..", "com.fasterxml.jackson..");
    }

    @Test
    void signingKnowsTheJdkAlone() {
        knowsOnly("signing");
    }

    @Test
    void eventKnowsNoFramework() {
        knowsOnly("event", "dev.thaw.object..", "dev.thaw.policy..", "dev.thaw.text..", "com.fasterxml.jackson..");
    }

    @Test
    void documentKnowsPolicyAndTheYamlEngine() {
        knowsOnly(
                "document",
                "dev.thaw.object..",
                "dev.thaw.policy..",
                "dev.thaw.text..",
                "org.snakeyaml.engine..",
                "com.fasterxml.jackson.core..");
    }

    @Test
    void commandKnowsDocumentAlone() {
        knowsOnly("command", "dev.thaw.document..");
    }

    @Test
    void configKnowsWhatItTurnsSettingsInto() {
        knowsOnly(
                "config",
                "dev.thaw.object..",
                "dev.thaw.policy..",
                "dev.thaw.text..",
                "dev.thaw.document..",
                "dev.thaw.event..",
                "dev.thaw.restore..",
                "dev.thaw.listing..",
                "dev.thaw.signing..",
                "dev.thaw.cos..",
                "io.quarkus.runtime.configuration..",
                "io.smallrye.config..",
                "org.eclipse.microprofile.config..",
                "jakarta.enterprise.inject..",
                "jakarta.inject..");
    }

    @Test
    void runtimeKnowsTheWaysInAndTheirSettings() {
        knowsOnly(
                "runtime",
                "dev.thaw.config..",
                "dev.thaw.event..",
                "dev.thaw.function..",
                "io.quarkus.runtime..",
                "jakarta.annotation..",
                "jakarta.enterprise.event..",
                "jakarta.inject..",
                "org.jboss.logging..");
    }

    @Test
    void functionKnowsNeitherThePollLoopNorTheCommand() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "function..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "runtime..", ROOT + "command..")
                .check(THAW);
    }

    @Test
    void cosKnowsNeitherEventsNorFunctions() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "cos..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "event..",
                        ROOT + "function..",
                        ROOT + "config..",
                        ROOT + "document..",
                        ROOT + "listing..",
                        ROOT + "runtime..",
                        ROOT + "command..")
                .check(THAW);
    }

    @Test
    void nobodyUsesTheEmulatorAndItUsesNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "emulator..")
                .check(THAW);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "emulator..")
                .should()
                .dependOnClassesThat(Predicates.resideInAPackage("dev.thaw..")
                        .and(Predicates.resideOutsideOfPackage(ROOT + "emulator..")))
                .check(THAW);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.thaw.(*)..").should().beFreeOfCycles().check(THAW);
    }

    private static void knowsOnly(String feature, String... others) {
        String[] allowed = new String[JDK.length + others.length + 1];
        System.arraycopy(JDK, 0, allowed, 0, JDK.length);
        System.arraycopy(others, 0, allowed, JDK.length, others.length);
        allowed[allowed.length - 1] = ROOT + feature + "..";
        classes()
                .that()
                .resideInAPackage(ROOT + feature + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(THAW);
    }
}
