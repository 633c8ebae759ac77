package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What SECURITY.md says is checked for vulnerabilities is there, and is what the program is made of. */
class BillOfMaterialsIT {

    @Test
    void namesWhatTheProgramIsMadeOfAndNothingOfItsTests() throws IOException {
        assertThat(Files.readString(Path.of("target/bom.json")))
                .contains("CycloneDX", "quarkus-funqy-http", "snakeyaml-engine")
                .doesNotContain("rest-assured", "assertj", "cos_api");
    }
}
