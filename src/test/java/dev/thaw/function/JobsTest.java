package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thaw.emulator.http.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs, from the bytes of an event to the answer, with an emulated COS. */
class JobsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "version: 1\nrules:\n"
            + "  - {name: lists, match: {keys: [\"lists/**\"]}, restore-list: true}\n"
            + "  - {name: all, restore: {tier: standard, days: 3}}\n";
    private static final String REQUEST = "\"bucket\":\"" + TestApplication.BUCKET + "\",\"prefix\":\"k\"";

    private final TestApplication app = TestApplication.withJobs(POLICY);

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void jobIsPlannedConfirmedAndRequested() {
        app.archive(TestApplication.many(3));
        String request = "{" + REQUEST + ",\"job\":{\"id\":\"studies\",\"confirm\":true,\"name\":\"<b>\"}}";

        JsonNode created = called("POST", "/jobs", request, 201);
        assertThat(created.path("phase").asText()).isEqualTo("PLANNING");
        assertThat(created.path("createdBy").asText()).isEqualTo("http");
        assertThat(called("POST", "/x/jobs", request, 200).path("id").asText()).isEqualTo("studies");

        JsonNode planned = called("POST", "/jobs/continue", "", 200);
        assertThat(planned.path("jobs").get(0).path("phase").asText()).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(app.cos().journal().count(Operation.RESTORE)).isZero();

        called("POST", "/jobs/studies/confirm", "", 200);
        called("POST", "/jobs/studies/confirm", "{}", 200);
        JsonNode continued = called("POST", "/jobs/continue", "{\"job\":\"studies\"}", 200);
        assertThat(continued.path("complete").asBoolean()).isTrue();

        JsonNode job = called("GET", "/jobs/studies", "", 200);
        assertThat(job.path("phase").asText()).isEqualTo("RESTORING");
        assertThat(job.path("summary").path("accepted").asInt()).isEqualTo(3);
        assertThat(names(job))
                .containsExactly(
                        "id",
                        "name",
                        "phase",
                        "engine",
                        "cancelling",
                        "createdAt",
                        "confirmedAt",
                        "updatedAt",
                        "createdBy",
                        "request",
                        "step",
                        "plan",
                        "summary",
                        "progress",
                        "estimate",
                        "readyBy",
                        "readableUntil",
                        "nextCheckAt",
                        "failures",
                        "failuresTruncated",
                        "files",
                        "batch",
                        "problem");
        assertThat(app.cos().journal().count(Operation.RESTORE)).isEqualTo(3);
    }

    @Test
    void listLeavesOutWhatIsLong() {
        called("POST", "/jobs", "{" + REQUEST + ",\"job\":{\"id\":\"one\"}}", 201);

        JsonNode page = called("GET", "/jobs", "", 200);

        assertThat(page.path("jobs")).hasSize(1);
        assertThat(names(page.path("jobs").get(0)))
                .contains("id", "plan")
                .doesNotContain("request", "failures", "batch");
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(app.ask("{\"action\":\"jobs\",\"phase\":\"READY\"}").path("jobs"))
                .isEmpty();
    }

    @Test
    void requestShowsTheNumberOfItsKeys() {
        JsonNode job = app.ask("{\"bucket\":\"" + TestApplication.BUCKET + "\",\"keys\":[\"a\",\"b\"],\"job\":true}");

        assertThat(app.status()).isEqualTo(200);
        assertThat(job.path("request").path("keys").asInt()).isEqualTo(2);
        assertThat(job.path("id").asText()).isEqualTo("auto-" + hash("id"));
        assertThat(job.path("createdBy").asText()).isEqualTo("manual");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /jobs/none | | 404",
                "POST | /jobs/none/confirm | | 404",
                "POST | /jobs/none/cancel | | 404",
                "POST | /jobs/continue | {'job':'none'} | 404",
                "POST | /jobs/one/confirm | | 409",
                "GET | /jobs/one/confirm | | 405",
                "POST | /jobs | {'bucket':'archive-1250000000','prefix':'x','job':{'id':'one'}} | 409",
                "POST | /jobs | {'bucket':'archive-1250000000','prefix':'x','job':{'engine':'batch'}} | 422",
                "POST | /jobs | {'bucket':'other-1','prefix':'x'} | 403",
            })
    void refusalsHaveTheirStatus(String method, String path, String body, int status) {
        called("POST", "/jobs", "{" + REQUEST + ",\"job\":{\"id\":\"one\"}}", 201);

        called(method, path, body == null ? "" : body.replace('\'', '"'), status);
    }

    @Test
    void cancelledJobRequestsNothing() {
        app.archive(TestApplication.many(3));
        called("POST", "/jobs", "{" + REQUEST + ",\"job\":{\"id\":\"one\"}}", 201);

        assertThat(called("POST", "/jobs/one/cancel", "", 200)
                        .path("cancelling")
                        .asBoolean())
                .isTrue();
        called("POST", "/jobs/one/cancel", "", 200);
        called("POST", "/jobs/continue", "", 200);

        assertThat(called("GET", "/jobs/one", "", 200).path("phase").asText()).isEqualTo("CANCELLED");
        called("POST", "/jobs/one/cancel", "", 200);
        assertThat(app.cos().journal().count(Operation.RESTORE)).isZero();
    }

    @Test
    void callsAboutJobsNeedTheToken() {
        String envelope = "{\"httpMethod\":\"GET\",\"path\":\"/jobs\",\"headers\":{}}";

        assertThat(app.ask(envelope).path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void prefixInAQueueIsAJobThatTheInvocationCarriesOn() {
        app.archive(TestApplication.many(3));
        String record = "{\"CMQ\":{\"msgBody\":\"{" + REQUEST.replace("\"", "\\\"") + "}\"}}";
        String event = "{\"Records\":[" + record + "]}";

        JsonNode report = app.ask(event);
        JsonNode again = app.ask(event);

        assertThat(app.status()).isEqualTo(200);
        assertThat(report.path("jobs").get(0).asText()).isEqualTo("auto-" + hash(record));
        assertThat(again.path("jobs")).isEqualTo(report.path("jobs"));
        assertThat(app.cos().journal().count(Operation.RESTORE)).isEqualTo(3);
        assertThat(app.ask("{\"action\":\"jobs\"}").path("jobs"))
                .singleElement()
                .satisfies(job -> assertThat(job.path("createdBy").asText()).isEqualTo("queue"));
    }

    @Test
    void listThatArrivesIsAJob() {
        app.archive("k1", "k2");
        app.text("lists/a.txt", "k1\nk2\n");

        JsonNode report = app.ask(TestApplication.arrived("lists/a.txt"));

        assertThat(app.status()).isEqualTo(200);
        assertThat(report.path("jobs")).hasSize(1);
        JsonNode job = app.ask(
                "{\"action\":\"job\",\"job\":\"" + report.path("jobs").get(0).asText() + "\"}");
        assertThat(job.path("createdBy").asText()).isEqualTo("event");
        assertThat(job.path("summary").path("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void prefixOfATimerIsDoneAtOnceUnlessItSaysJob() {
        app.archive(TestApplication.many(2));

        JsonNode report = app.ask(TestApplication.timer("{" + REQUEST + "}"));
        assertThat(report.has("jobs")).isFalse();
        assertThat(report.path("summary").path("accepted").asInt()).isEqualTo(2);

        JsonNode asJob = app.ask(TestApplication.timer("{" + REQUEST + ",\"job\":{\"id\":\"nightly\"}}"));
        assertThat(asJob.path("jobs").get(0).asText()).isEqualTo("nightly");
    }

    @ParameterizedTest
    @CsvSource({"confirm, NOT_ALLOWED", "cancel, NOT_ALLOWED", "job, MALFORMED"})
    void decisionsDoNotWorkFromAQueue(String action, String outcome) {
        JsonNode report = app.ask(TestApplication.queue("{\"action\":\"" + action + "\",\"job\":\"one\"}"));

        assertThat(report.path("objects").get(0).path("outcome").asText()).isEqualTo(outcome);
        assertThat(app.status()).isEqualTo(200);
    }

    @Test
    void tickWithNothingOpenCostsOneListing() {
        app.cos().journal().clear();

        JsonNode answer = app.ask(TestApplication.timer("{\"action\":\"continue\"}"));

        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.path("jobs")).isEmpty();
        assertThat(app.cos().journal().count(Operation.LIST)).isEqualTo(1);
        assertThat(app.cos().journal().requests()).hasSize(1);
    }

    @Test
    void withoutTheSettingJobsAreOff() {
        try (TestApplication off = new TestApplication(POLICY)) {
            assertThat(off.ask("{\"keys\":[\"a\"],\"job\":true}").path("detail").asText())
                    .isEqualTo("jobs are off: set THAW_JOBS");
            assertThat(off.status()).isEqualTo(422);
            off.ask(TestApplication.timer("{\"action\":\"continue\"}"));
            assertThat(off.status()).isEqualTo(422);
        }
    }

    private JsonNode called(String method, String path, String body, int status) {
        String envelope = JSON.createObjectNode()
                .put("httpMethod", method)
                .put("path", path)
                .put("body", body)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "headers", JSON.createObjectNode().put("X-Thaw-Token", TestApplication.TOKEN))
                .toString();
        JsonNode answer = app.ask(envelope);
        assertThat(answer.path("statusCode").asInt())
                .as(answer.path("body").asText())
                .isEqualTo(status);
        try {
            return JSON.readTree(answer.path("body").asText());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
