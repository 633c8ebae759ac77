package dev.thaw.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThawCommandTest {

    private static final String SAMPLE = "src/main/resources/sample-policy.yaml";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void withoutArgumentsTheProgramStarts() {
        assertThat(run()).isEmpty();
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aGoodPolicyIsValid() {
        assertThat(run("check", SAMPLE)).contains(0);
        assertThat(out.toString(UTF_8)).isEqualTo("valid: 9 rules, 0 warnings\n");
    }

    @Test
    void warningsLeaveAPolicyValid() throws IOException {
        Path file = policy("version: 1\nrules: [{name: a, skip: x}, {name: b, skip: x}]\n");

        assertThat(run("check", file.toString())).contains(0);
        assertThat(out.toString(UTF_8))
                .contains(": warning: rules[1]: is never reached")
                .endsWith("valid: 2 rules, 1 warning\n");
    }

    @Test
    void errorsMakeAPolicyInvalid() throws IOException {
        assertThat(run("check", policy("version: 2\n").toString())).contains(1);
        assertThat(out.toString(UTF_8)).endsWith("refused: 2 errors, 0 warnings\n");
    }

    @Test
    void jsonIsForPrograms() {
        assertThat(run("check", "--json", SAMPLE)).contains(0);
        assertThat(out.toString(UTF_8)).isEqualTo("{\"source\":\"" + SAMPLE + "\",\"valid\":true,\"findings\":[]}\n");
    }

    @Test
    void whatCannotBeReadIsOneFinding() throws IOException {
        assertThat(run("check", folder.resolve("none.yaml").toString())).contains(1);
        assertThat(run("check", folder.toString())).contains(1);
        assertThat(run("check", "a\0b")).contains(1);
        assertThat(run("check", policy("x".repeat(10 << 20)).toString())).contains(1);
        assertThat(out.toString(UTF_8))
                .contains("none.yaml:1:1: error: the document cannot be read: there is no such file; name a file")
                .contains("cannot be read: it is a directory;")
                .contains("a\\u0000b:1:1: error: the document cannot be read: ")
                .contains("error: the document is larger than 1 MiB;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chek", "check", "check --json", "check a b", "check --yaml", "--version now"})
    void wrongUsageShowsTheUsage(String line) {
        assertThat(run(line.split(" "))).contains(2);
        assertThat(err.toString(UTF_8)).startsWith("thaw: ").contains("thaw check FILE [--json]");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void wrongUsageIsNamed() {
        assertThat(run("chek", "a.yaml")).contains(2);
        assertThat(err.toString(UTF_8)).startsWith("thaw: chek is not a command: did you mean check?\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "check --help"})
    void helpSucceeds(String line) {
        assertThat(run(line.split(" "))).contains(0);
        assertThat(out.toString(UTF_8)).contains("thaw check FILE [--json]");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run("--version")).contains(0);
        assertThat(out.toString(UTF_8)).matches("thaw [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R");
    }

    private Path policy(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }

    private Optional<Integer> run(String... args) {
        return ThawCommand.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
