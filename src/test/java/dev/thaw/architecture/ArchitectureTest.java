package dev.thaw.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Packages depend on each other in one direction; the table in ARCHITECTURE.md says the same in words. */
class ArchitectureTest {

    private static final String ROOT = "dev.thaw.";
    private static final int MOST_FILES_PER_PACKAGE = 20;
    private static final String[] JDK = {"java..", "org.jspecify.annotations.."};

    private static final JavaClasses THAW = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.thaw");

    /** The core: no framework, and nobody above it. */
    @Test
    void objectAndTextKnowTheJdkOnly() {
        knowsOnly("object..");
        knowsOnly("text..");
    }

    @Test
    void signingKnowsObject() {
        knowsOnly("signing..", "dev.thaw.object..");
    }

    @Test
    void policyKnowsObject() {
        knowsOnly("policy", "dev.thaw.policy.glob", "dev.thaw.object..");
        knowsOnly("policy.glob..", "dev.thaw.object..");
    }

    @Test
    void restoreKnowsObjectAndPolicy() {
        knowsOnly("restore..", "dev.thaw.object..", "dev.thaw.policy", "dev.thaw.policy.glob");
    }

    @Test
    void jobKnowsTheCoreOnly() {
        knowsOnly("job..", "dev.thaw.object..", "dev.thaw.policy", "dev.thaw.restore..");
    }

    @Test
    void listingKnowsRestoreAndTheReadersOfCsvAndJson() {
        knowsOnly(
                "listing..",
                "dev.thaw.object..",
                "dev.thaw.policy",
                "dev.thaw.text..",
                "dev.thaw.restore..",
                "com.fasterxml.jackson..");
    }

    @Test
    void eventKnowsNoFramework() {
        knowsOnly(
                "event..",
                "dev.thaw.object..",
                "dev.thaw.policy",
                "dev.thaw.job",
                "dev.thaw.text..",
                "com.fasterxml.jackson..");
    }

    @Test
    void documentKnowsPolicyAndTheYamlEngine() {
        knowsOnly(
                "policy.document..",
                "dev.thaw.object..",
                "dev.thaw.policy..",
                "dev.thaw.text..",
                "org.snakeyaml.engine..",
                "com.fasterxml.jackson.core..");
    }

    @Test
    void theTableOfOptionsAndTheCredentialsKnowNoProgram() {
        knowsOnly("cli.options..", "dev.thaw.text..");
        knowsOnly(
                "cli.credentials..",
                "dev.thaw.signing..",
                "com.fasterxml.jackson..",
                "javax.crypto..",
                "org.snakeyaml.engine..");
    }

    @Test
    void nobodyKnowsTheWaysIn() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "request..",
                        ROOT + "answer..",
                        ROOT + "log..",
                        ROOT + "cos..",
                        ROOT + "config..",
                        ROOT + "policy..",
                        ROOT + "event..",
                        ROOT + "listing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "function..", ROOT + "runtime..", ROOT + "cli..")
                .check(THAW);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "function..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "runtime..", ROOT + "cli..")
                .check(THAW);
    }

    @Test
    void cosKnowsNeitherEventsNorRequests() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "cos..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "event..",
                        ROOT + "request..",
                        ROOT + "answer..",
                        ROOT + "config..",
                        ROOT + "policy.document..",
                        ROOT + "listing..")
                .check(THAW);
    }

    /** Packages that only their parent may see. */
    @Test
    void theInsideOfCosIsSeenFromCosOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cos..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "cos.http..", ROOT + "cos.message..", ROOT + "cos.retry..", ROOT + "cos.pace..")
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
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(THAW);
    }

    @Test
    void noSimpleNameStandsTwice() {
        Map<String, List<String>> byName = THAW.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName).allSatisfy((name, types) -> assertThat(types).hasSize(1));
    }

    @Test
    void noPackageIsTooLarge() {
        Map<String, Long> files = THAW.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .allSatisfy((name, number) -> assertThat(number).as(name).isLessThanOrEqualTo(MOST_FILES_PER_PACKAGE));
    }

    private static void knowsOnly(String packages, String... others) {
        String[] allowed = new String[JDK.length + others.length + 1];
        System.arraycopy(JDK, 0, allowed, 0, JDK.length);
        System.arraycopy(others, 0, allowed, JDK.length, others.length);
        allowed[allowed.length - 1] = ROOT + packages;
        classes()
                .that()
                .resideInAPackage(ROOT + packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(THAW);
    }

    /** Each package is a slice. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
