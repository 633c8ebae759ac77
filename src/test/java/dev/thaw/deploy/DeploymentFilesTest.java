package dev.thaw.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.config.SettingName;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that deploy Thaw match the program and the documents of the platform. */
class DeploymentFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENVIRONMENT_BYTES = 4096;

    @Test
    void functionIsAnEventFunctionInTheCustomRuntime() {
        JsonNode inputs = serverless();

        assertThat(inputs.path("type").asText()).isEqualTo("event");
        assertThat(inputs.path("runtime").asText()).isEqualTo("CustomRuntime");
        assertThat(inputs.path("handler").asText()).isEqualTo("bootstrap");
        assertThat(inputs.path("timeout").asInt()).isEqualTo(900);
        assertThat(inputs.path("memorySize").asInt()).isEqualTo(128);
        assertThat(inputs.path("role").asText()).isNotBlank();
    }

    /** Long-run mode disables the retries after an error; without it the tool ignores the other two inputs. */
    @ParameterizedTest
    @ValueSource(strings = {"asyncRunEnable", "retryNum", "msgTTL"})
    void inputsThatBreakOrHaveNoEffectAreLeftOut(String input) {
        assertThat(serverless().has(input)).isFalse();
    }

    @Test
    void environmentNamesRealSettingsAndFits() {
        JsonNode variables = environment(serverless());

        assertThat(realSettings()).containsAll(names(variables));
        assertThat(variables).allMatch(JsonNode::isTextual);
        assertThat(bytes(variables)).isLessThanOrEqualTo(ENVIRONMENT_BYTES);
        assertThat(variables.path("THAW_POLICY_FILE").asText()).isEqualTo("/var/user/policy.yaml");
        assertThat(variables.path("THAW_COS_RATE").asInt()).isBetween(1, 100);
    }

    @Test
    void cosTriggerWatchesTheListsOfTheSamplePolicy() {
        JsonNode trigger = event("cos");

        assertThat(trigger.path("events").asText()).isEqualTo("cos:ObjectCreated:*");
        assertThat(trigger.path("filter").path("prefix").asText()).isEqualTo("restore-requests/");
        assertThat(trigger.path("enable").asBoolean()).isTrue();
        assertThat(text("src/main/resources/sample-policy.yaml")).contains("restore-requests/**");
    }

    @Test
    void triggerIsInTheRegionOfTheFunctionAndForItsBuckets() {
        JsonNode inputs = serverless();
        String bucket = environment(inputs).path("THAW_BUCKETS").asText();

        assertThat(event("cos").path("bucket").asText())
                .isEqualTo(bucket + ".cos." + inputs.path("region").asText() + ".myqcloud.com");
    }

    @Test
    void timerIsOffAndSendsAManualRequest() throws IOException {
        JsonNode timer = timer("thaw-nightly");

        assertThat(timer.path("enable").asBoolean(true)).isFalse();
        assertThat(timer.path("cronExpression").asText().split(" ")).hasSize(7);
        JsonNode request = JSON.readTree(timer.path("argument").asText());
        assertThat(request.path("action").asText()).isEqualTo("restore");
        assertThat(request.has("limit"))
                .as("a timer never resumes, so a limit leaves it at the same first objects each night")
                .isFalse();
    }

    /** A tick ends after 50 seconds, so that the next one finds no other. */
    @Test
    void secondTimerContinuesJobsEveryMinute() throws IOException {
        JsonNode timer = timer("thaw-jobs");

        assertThat(timer.path("enable").asBoolean(true)).isFalse();
        assertThat(timer.path("cronExpression").asText()).isEqualTo("0 * * * * * *");
        assertThat(JSON.readTree(timer.path("argument").asText()))
                .isEqualTo(JSON.readTree("{\"action\": \"continue\"}"));
        assertThat(text("deploy/terraform/main.tf"))
                .contains("\"0 * * * * * *\"", "jsonencode({ action = \"continue\" })");
    }

    @Test
    void roleOfJobsDeletesOnlyWhatLiesOpen() throws IOException {
        JsonNode statements = JSON.readTree(text("deploy/cam/jobs.json")).path("statement");
        String bucket = "qcs::cos:${region}:uid/${appid}:${bucket}/";

        assertThat(statements).hasSize(3);
        assertThat(texts(statements.get(0).path("action"))).containsExactly("name/cos:PutObject", "name/cos:GetObject");
        assertThat(texts(statements.get(0).path("resource"))).containsExactly(bucket + "${prefix}/*");
        assertThat(texts(statements.get(1).path("action"))).containsExactly("name/cos:DeleteObject");
        assertThat(texts(statements.get(1).path("resource"))).containsExactly(bucket + "${prefix}/open/*");
        assertThat(texts(statements.get(2).path("action"))).containsExactly("name/cos:GetBucket");
    }

    /** COS judges these actions on all resources, and a policy that names one as "no permission". */
    @Test
    void batchIsAllowedOnAllResourcesAndItsRoleReadsManifestsAlone() throws IOException {
        JsonNode batch =
                JSON.readTree(text("deploy/cam/batch.json")).path("statement").get(0);
        assertThat(texts(batch.path("action")))
                .containsExactly(
                        "name/cos:CreateJob", "name/cos:DescribeJob", "name/cos:ListJobs", "name/cos:UpdateJobStatus");
        assertThat(texts(batch.path("resource"))).containsExactly("*");
        JsonNode role = JSON.readTree(text("deploy/cam/batch-role.json")).path("statement");
        assertThat(texts(role.get(0).path("resource")))
                .containsExactly("qcs::cos:${region}:uid/${appid}:${jobs_bucket}/${prefix}/jobs/*/manifest/*");
        assertThat(texts(role.get(1).path("action"))).containsExactly("name/cos:PostObjectRestore");
    }

    /** A job may be open for 60 days; a state that is moved to an archive class cannot be read. */
    @Test
    void jobsExpireAfterNinetyDaysAndAreNeverArchived() {
        assertThat(text("deploy/jobs-lifecycle.xml"))
                .contains("<Prefix>${prefix}/</Prefix>", "<Days>90</Days>")
                .doesNotContain("Transition");
        assertThat(block(text("deploy/terraform/main.tf"), "resource \"tencentcloud_cos_bucket\" \"jobs\" {"))
                .contains("expiration {")
                .doesNotContain("transition");
    }

    @Test
    void urlIsReachableFromOutsideAndCheckedByThePlatform() {
        JsonNode url = event("http");

        assertThat(url.path("authType").asText()).isEqualTo("CAM");
        assertThat(url.path("netConfig").path("enableExtranet").asBoolean()).isTrue();
        assertThat(environment(serverless()).path("THAW_MANUAL_AUTH").asText()).isEqualTo("platform");
    }

    @Test
    void terraformTrustsThePlatformOnlyWithCam() {
        assertThat(text("deploy/terraform/main.tf"))
                .containsOnlyOnce("\"platform\"")
                .contains("manual_auth = var.function_url == \"CAM\" ? \"platform\" : \"token\"");
    }

    @Test
    void terraformAcceptsEverySettingExceptItsOwnAndSecrets() {
        Set<String> expected = realSettings();
        expected.removeAll(Set.of(
                "THAW_BUCKETS",
                "THAW_COS_RATE",
                "THAW_JOBS",
                "THAW_JOBS_REGION",
                "THAW_MANUAL_AUTH",
                "THAW_MANUAL_TOKEN",
                "THAW_NOTIFY_FORMAT",
                "THAW_NOTIFY_SECRET",
                "THAW_NOTIFY_URL",
                "THAW_POLICY",
                "THAW_POLICY_FILE",
                "THAW_SECRET_ID",
                "THAW_SECRET_KEY",
                "THAW_SESSION_TOKEN"));

        assertThat(thawNames(block(text("deploy/terraform/variables.tf"), "variable \"settings\" {")))
                .isEqualTo(expected);
    }

    @Test
    void everySettingThatADeploymentFileNamesIsReal() {
        assertThat(deploymentFiles())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(realSettings()).containsAll(thawNames(text(file))));
    }

    @ParameterizedTest
    @CsvSource({
        "restore-events, name/cos:HeadObject name/cos:PostObjectRestore",
        "lists-and-policy, name/cos:GetObject",
        "prefixes, name/cos:GetBucket"
    })
    void policyAllowsOnlyThatFeature(String feature, String actions) throws IOException {
        JsonNode document = JSON.readTree(text("deploy/cam/" + feature + ".json"));

        assertThat(document.path("version").asText()).isEqualTo("2.0");
        assertThat(document.path("statement")).hasSize(1);
        JsonNode statement = document.path("statement").get(0);
        assertThat(statement.path("effect").asText()).isEqualTo("allow");
        assertThat(texts(statement.path("action"))).containsExactly(actions.split(" "));
        assertThat(texts(statement.path("resource")))
                .isNotEmpty()
                .allMatch(resource -> resource.startsWith("qcs::cos:${region}:uid/${appid}:${bucket}/"));
    }

    @Test
    void onlyTheFunctionServiceAssumesTheRole() throws IOException {
        JsonNode statement = JSON.readTree(text("deploy/cam/trust.json")).path("statement");

        assertThat(statement).hasSize(1);
        assertThat(texts(statement.get(0).path("action"))).containsExactly("name/sts:AssumeRole");
        assertThat(statement.get(0).path("principal")).isEqualTo(JSON.readTree("{\"service\": [\"scf.qcloud.com\"]}"));
    }

    @Test
    void nativeImageHoldsOnlyTheProgram() {
        assertThat(text("pom.xml"))
                .contains(
                        "<image>scratch</image>",
                        "<entrypoint>/work/thaw</entrypoint>",
                        "<user>65532:65532</user>",
                        "<glob>/app/**</glob>",
                        "thaw-image.tar");
    }

    @Test
    void zipHoldsAnExecutableBootstrapAndAPolicy() {
        String descriptor = text("src/assembly/scf-zip.xml").replaceAll("\\s+", "");

        assertThat(descriptor).contains("<destName>bootstrap</destName><fileMode>0755</fileMode>");
        assertThat(descriptor).contains("<destName>policy.yaml</destName><fileMode>0644</fileMode>");
        assertThat(text("pom.xml")).contains("<finalName>thaw-scf</finalName>");
        assertThat(serverless().path("src").asText()).isEqualTo("./target/thaw-scf");
    }

    @Test
    void terraformIsFormatted() throws IOException, InterruptedException {
        assumeTrue(onPath("terraform"), "terraform is not on the PATH");

        Process check = new ProcessBuilder("terraform", "fmt", "-check", "-diff", "-recursive", "deploy/terraform")
                .redirectErrorStream(true)
                .start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(output).isZero();
    }

    private static Set<String> realSettings() {
        return Arrays.stream(SettingName.values())
                .map(SettingName::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> thawNames(String text) {
        return Pattern.compile("THAW_[A-Z]+(?:_[A-Z]+)*")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> deploymentFiles() {
        List<String> files = new ArrayList<>(List.of("serverless.yml", "docs/deployment.md"));
        for (String folder : List.of("deploy/terraform", "deploy/cam", "src/main/docker")) {
            try (Stream<Path> inFolder = Files.list(Path.of(folder))) {
                inFolder.filter(Files::isRegularFile).map(Path::toString).forEach(files::add);
            } catch (IOException e) {
                throw new AssertionError(folder, e);
            }
        }
        return files;
    }

    private static JsonNode serverless() {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(text("serverless.yml"));
        return JSON.<JsonNode>valueToTree(document).path("inputs");
    }

    private static JsonNode environment(JsonNode inputs) {
        return inputs.path("environment").path("variables");
    }

    private static JsonNode event(String type) {
        List<JsonNode> found = events(type);
        assertThat(found).as(type).hasSize(1);
        return found.get(0);
    }

    private static JsonNode timer(String name) {
        List<JsonNode> found = events("timer").stream()
                .filter(timer -> timer.path("name").asText().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static List<JsonNode> events(String type) {
        List<JsonNode> found = new ArrayList<>();
        serverless().path("events").forEach(event -> {
            if (event.has(type)) {
                found.add(event.path(type).path("parameters"));
            }
        });
        return found;
    }

    /** The text from the heading to the closing brace. */
    private static String block(String text, String heading) {
        int start = text.indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start, text.indexOf("\n}\n", start));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static int bytes(JsonNode variables) {
        return names(variables).stream()
                .mapToInt(name -> (name + variables.path(name).asText()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
