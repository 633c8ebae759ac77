package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bill of materials that SECURITY.md names exists and lists the dependencies of the program. */
class BillOfMaterialsIT {

    @Test
    void listsTheDependenciesOfTheProgramWithoutThoseOfTests() throws IOException {
        assertThat(Files.readString(Path.of("target/bom.json")))
                .contains("CycloneDX", "quarkus-funqy-http", "snakeyaml-engine")
                .doesNotContain("rest-assured", "assertj", "cos_api");
    }
}
