package dev.thaw.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows run what they name, and what the README names. */
class ReleaseFilesTest {

    private static final Path WORKFLOWS = Path.of(".github/workflows");
    private static final Pattern PINNED =
            Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+");

    @Test
    void everyActionIsPinnedByItsCommitAndNamesItsVersion() throws IOException {
        assertThat(actions())
                .isNotEmpty()
                .allMatch(action -> PINNED.matcher(action).matches());
    }

    @Test
    void ciRunsTheTestCommandOfTheReadme() throws IOException {
        Matcher command = Pattern.compile("(?m)^([.]/mvnw .*?) +# all tests$").matcher(text(Path.of("README.md")));
        assertThat(command.find()).isTrue();

        List<String> runs = new ArrayList<>();
        workflow("ci.yml")
                .path("jobs")
                .forEach(job -> job.path("steps")
                        .forEach(step -> runs.add(step.path("run").asText().replace(" -B", ""))));
        assertThat(runs).contains(command.group(1));
    }

    @Test
    void releaseIsTestedByTheSameWorkflow() throws IOException {
        JsonNode jobs = workflow("release.yml").path("jobs");

        assertThat(jobs.path("test").path("uses").asText()).isEqualTo("./.github/workflows/ci.yml");
        assertThat(jobs.path("build").path("needs").toString()).contains("\"test\"");
    }

    /** Without the repository's own workflows, which are of the same commit. */
    private static List<String> actions() throws IOException {
        List<String> actions = new ArrayList<>();
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            for (Path file : files.toList()) {
                Pattern.compile("(?m)^[ -]*uses: *(.*)$")
                        .matcher(text(file))
                        .results()
                        .map(use -> use.group(1))
                        .filter(use -> !use.startsWith("./"))
                        .forEach(actions::add);
            }
        }
        return actions;
    }

    private static JsonNode workflow(String name) throws IOException {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(text(WORKFLOWS.resolve(name)));
        return new ObjectMapper().valueToTree(document);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
