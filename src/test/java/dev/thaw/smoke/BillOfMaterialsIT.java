package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bill of materials that SECURITY.md names exists and lists the dependencies of the program. */
class BillOfMaterialsIT {

    @Test
    void listsTheDependenciesOfTheProgramWithoutThoseOfTests() throws IOException {
        assertThat(Files.readString(Path.of("target/bom.json")))
                .contains("CycloneDX", "quarkus-funqy-http", "snakeyaml-engine")
                .doesNotContain("rest-assured", "assertj", "cos_api");
    }

    /** An offline scan: only as good as its list. SECURITY.md says how to ask a scanner. */
    @Test
    void holdsNoVersionWithAnAdvisoryOfTheList() throws IOException {
        List<String> advisories = Files.readAllLines(Path.of("src/test/resources/security/advisories.csv"));
        JsonNode components =
                new ObjectMapper().readTree(new File("target/bom.json")).path("components");
        for (String advisory : advisories.subList(1, advisories.size())) {
            String[] cells = advisory.split(",", 4);
            List<String> versions = components.findParents("purl").stream()
                    .filter(component -> component.path("group").asText().equals(cells[0])
                            && component.path("name").asText().equals(cells[1]))
                    .map(component -> component.path("version").asText())
                    .toList();
            assertThat(versions)
                    .as(advisory)
                    .isNotEmpty()
                    .allSatisfy(version ->
                            assertThat(Version.parse(version)).isGreaterThanOrEqualTo(Version.parse(cells[2])));
        }
    }
}
