package dev.thaw.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Used as a command, without any environment. */
@Timeout(60)
class CommandIT {

    @TempDir
    private Path folder;

    @Test
    void goodPolicyIsValid() throws Exception {
        Files.copy(Path.of("src/main/resources/sample-policy.yaml"), folder.resolve("policy.yaml"));
        assertThat(run(0, "check", "policy.yaml")).startsWith("valid: ");
    }

    @Test
    void badPolicyIsNot() throws Exception {
        Files.writeString(folder.resolve("policy.yaml"), "version: 2\n");
        assertThat(run(1, "check", "policy.yaml")).contains("policy.yaml:1:10: error", "refused: 2 errors");
    }

    @Test
    void versionIsInThePackage() throws Exception {
        assertThat(run(0, "--version")).matches("thaw [0-9]+\\.[0-9]+\\.[0-9]+\\R");
    }

    private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, Map.of(), arguments)) {
            assertThat(program.exitCode()).as(program.text()).isEqualTo(exitCode);
            return program.text();
        }
    }
}
