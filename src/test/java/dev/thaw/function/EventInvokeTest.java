package dev.thaw.function;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.text.SafeText;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform calls in image mode, over HTTP. */
@QuarkusTest
@WithTestResource(EmbeddedCosResource.class)
class EventInvokeTest extends OverHttp {

    private static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void seed() {
        for (String key : new String[] {"2023/11/report.bin", "cold/a.bin"}) {
            cos.put(BUCKET, key, StoredObject.of("ARCHIVE", 734003200));
        }
    }

    @Test
    void eventRestoresItsObject() throws IOException {
        invoke(sample("cos-created-put-observed-shape"))
                .statusCode(200)
                .contentType("application/json")
                .body("action", equalTo("restore"))
                .body("complete", equalTo(true))
                .body("summary.accepted", equalTo(1))
                .body("objects[0].key", equalTo("2023/11/report.bin"))
                .body("objects[0].outcome", equalTo("ACCEPTED"));

        assertThat(cos.journal().count(Operation.RESTORE)).isEqualTo(1);
        assertThat(output.lines()).hasSize(2).allMatch(line -> line.contains("\"requestId\":\"scf-1\""));
        assertThat(output.text()).doesNotContain("EXAMPLE_SIGNATURE", "exampleSecretKey", "Authorization");
    }

    @Test
    void oneMalformedRecordDoesNotLoseTheOther() throws IOException {
        invoke(sample("two-entries-one-malformed"))
                .statusCode(200)
                .body("summary.objects", equalTo(2))
                .body("objects.outcome", equalTo(List.of("MALFORMED", "ACCEPTED")))
                .body("objects[0].key", equalTo(null))
                .body("objects[0].detail", containsString("Records[0]"));
    }

    @Test
    void timerRestores() throws IOException {
        invoke(sample("timer")).statusCode(200).body("summary.accepted", equalTo(1));
    }

    @Test
    void eventsOfOwnRestoresAreIgnored() throws IOException {
        invoke(sample("cos-restore-post-and-completed"))
                .statusCode(200)
                .body("objects.outcome", equalTo(List.of("IGNORED_EVENT")));

        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void retryableOutcomeFailsTheInvocationWithItsReport() throws IOException {
        cos.faults().always(FaultInjector.anything(), InjectedFault.internalError());

        invoke(sample("cos-created-put-observed-shape"))
                .statusCode(500)
                .contentType("application/json")
                .body("summary.retryable", equalTo(1))
                .body("objects[0].key", equalTo("2023/11/report.bin"))
                .body("objects[0].retryable", equalTo(true));
    }

    @Test
    void envelopeSucceedsAndHoldsTheStatus() throws IOException {
        invoke(sample("function-url-post"))
                .statusCode(200)
                .body("isBase64Encoded", equalTo(false))
                .body("statusCode", equalTo(403))
                .body("headers.Content-Type", equalTo(PROBLEM))
                .body("body", containsString("THAW_MANUAL_TOKEN"));
    }

    @Test
    void planAndStatusLogTheirSummaryAlone() {
        String request = "{\"action\":\"%s\",\"bucket\":\"" + BUCKET
                + "\",\"region\":\"ap-guangzhou\",\"keys\":[\"cold/a.bin\",\"none\"]}";
        invoke(request.formatted("plan")).statusCode(200).body("objects", hasSize(2));
        invoke(request.formatted("status")).statusCode(200).body("objects", hasSize(2));

        assertThat(output.lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"summary\":"))
                .anyMatch(line -> line.contains("\"action\":\"plan\""))
                .anyMatch(line -> line.contains("\"action\":\"status\""));
    }

    @Test
    void keyWithControlCharactersStaysOneVisibleLine() {
        invoke("{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\","
                        + "\"keys\":[\"a\\r\\nb\\u001b[2J\\u2028\\u0085\"]}")
                .statusCode(200);

        assertThat(output.lines()).hasSize(2);
        assertThat(output.text().codePoints().filter(c -> c != '\n'))
                .noneMatch(SafeText::isInvisible)
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "no JSON",
                "{\"Records\":",
                "{\"Records\":null}",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"unrelated\":1}",
                "{\"keys\":[\"a\"],\"unknown\":1}",
                "{\"keys\":[\"a\"]} trailing",
                "{\"keys\":[\"a\"],\"keys\":[\"b\"]}",
            })
    void unreadableEventIsA400(String body) {
        invoke(body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400))
                .body("title", containsString("input"))
                .body("detail", not(equalTo("")));

        assertThat(cos.journal().requests()).isEmpty();
    }

    @Test
    void deepNestingIsA400() {
        invoke("[".repeat(100_000)).statusCode(400).contentType(PROBLEM);
        invoke("{\"Records\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void largeBodyIsA413() {
        invoke("{\"keys\":[\"" + "a".repeat(7_000_000) + "\"]}")
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", containsString("6291456"));
    }

    @Test
    void contentTypeOfCurlMakesNoForm() throws IOException, InterruptedException {
        String keys = "\"cold/a.bin\"" + ",\"k=v&%41+\"".repeat(200);
        String body = "{\"bucket\":\"" + BUCKET + "\",\"region\":\"ap-guangzhou\",\"keys\":[" + keys + "]}";

        // Rest-assured would read a form out of it as well.
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/event-invoke"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.from(answer.body()).getList("objects.key"))
                .containsExactlyInAnyOrder("k=v&%41+", "cold/a.bin");
    }

    @ParameterizedTest
    @CsvSource({"/event-invoke", "/restore", "/plan", "/status"})
    void onlyPostInvokes(String path) {
        for (String method : new String[] {"GET", "PUT", "DELETE", "HEAD", "OPTIONS"}) {
            given().request(method, path).then().statusCode(405).header("Allow", "POST");
        }
        given().get(path).then().contentType(PROBLEM).body("status", equalTo(405));
    }

    @ParameterizedTest
    @CsvSource({"/restore", "/plan", "/status"})
    void manualCallsAreOffWithoutAToken(String path) {
        given().body("{\"keys\":[\"cold/a.bin\"]}")
                .header("Authorization", "Bearer hunter2hunter2")
                .header("X-Scf-Secret-Id", "AKIDgiven")
                .header("X-Scf-Secret-Key", "given")
                .post(path)
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("detail", containsString("set THAW_MANUAL_TOKEN"));

        assertThat(output.text()).doesNotContain("hunter2", "AKIDgiven");
    }

    @Test
    void trailingSlashIsA404() {
        given().body("{}").post("/event-invoke/").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void healthIsUp() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'policy' }.data.rules", equalTo(1))
                .body("checks.find { it.name == 'credentials' }.status", equalTo("UP"));
    }

    private static ValidatableResponse invoke(String body) {
        return invoke(body.getBytes(UTF_8));
    }

    private static ValidatableResponse invoke(byte[] body) {
        return given().header("X-Scf-Request-Id", "scf-1")
                .contentType("application/json")
                .body(body)
                .post("/event-invoke")
                .then();
    }
}
