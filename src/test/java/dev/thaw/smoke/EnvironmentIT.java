package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the packaged program takes values of the environment literally. */
@Timeout(60)
class EnvironmentIT {

    @TempDir
    private Path folder;

    @Test
    void expressionInAPolicyIsNotExpanded() throws Exception {
        Map<String, String> environment = Map.of(
                "HOME", "/expanded",
                "THAW_BUCKETS", "archive-1250000000",
                "THAW_POLICY", "{version: 1, rules: [{name: a, skip: b}], \"${HOME}\": 1}");
        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.text()).contains("${HOME}: is unknown").doesNotContain("/expanded");
        }
    }

    @Test
    void secretThatCannotBeSentStopsTheStartAndIsNotShown() throws Exception {
        Map<String, String> environment = Map.of(
                "THAW_BUCKETS", "archive-1250000000",
                "THAW_POLICY", "{version: 1, rules: [{name: a, skip: b}]}",
                "TENCENTCLOUD_SECRETID", "id",
                "TENCENTCLOUD_SECRETKEY", "geheim\r\nX: ${geheim}");
        try (Program program = Program.start(folder, environment)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.text())
                    .contains("TENCENTCLOUD_SECRETKEY is refused")
                    .doesNotContain("geheim");
        }
    }
}
