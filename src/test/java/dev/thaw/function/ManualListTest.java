package dev.thaw.function;

import static dev.thaw.emulator.http.Operation.HEAD_OBJECT;
import static dev.thaw.emulator.http.Operation.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists from the request to the HTTP calls, and resume tokens for every kind of source. */
class ManualListTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: lists, match: {keys: ["requests/**"]}, restore-list: true}
              - {name: all, restore: {tier: bulk, days: 3}}
            limits: {max-objects: 50}
            """;

    private final TestApplication app = new TestApplication(POLICY);

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void goodLinesAreRestoredAndBadOnesAreReported() {
        app.archive("k1", "k2");
        app.text("l.csv", "key\nk1\n" + "x".repeat(851) + "\nrequests/other.txt\nk2\nk1\ngone\n");
        JsonNode report = list("l.csv", "");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(outcomes(report))
                .startsWith("MALFORMED null", "MALFORMED requests/other.txt", "REJECTED gone")
                .contains("ACCEPTED k1", "ACCEPTED k2", "IN_PROGRESS k1");
        assertThat(report.path("objects").path(0).path("detail").asText()).contains("l.csv, line 3: ");
        assertThat(report.path("objects").path(1).path("detail").asText())
                .isEqualTo("a list must not contain another list");
    }

    @Test
    void listIsPlannedAndItsStatusReported() {
        app.archive("k1", "k2");
        app.text("l.txt", "k1\nk2\n");
        JsonNode plan = list("l.txt", ",\"action\":\"plan\"");
        assertThat(outcomes(plan)).containsExactly("WOULD_RESTORE k1", "WOULD_RESTORE k2");
        assertThat(plan.path("byRule").path(0).path("objects").asInt()).isEqualTo(2);
        assertThat(app.cos().journal().count(HEAD_OBJECT)).isZero();
        assertThat(outcomes(list("l.txt", ",\"action\":\"status\""))).containsExactly("ARCHIVED k1", "ARCHIVED k2");
        assertThat(app.cos().journal().count(RESTORE)).isZero();
    }

    @Test
    void missingListIsRejected() {
        JsonNode report = list("gone", "");
        assertThat(app.status()).isEqualTo(200);
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(outcomes(report)).containsExactly("REJECTED null");
        assertThat(report.path("objects").path(0).path("detail").asText())
                .startsWith("list archive-1250000000/gone: COS answered 404 NoSuchKey");
    }

    @Test
    void archivedListSaysThatItMustBeRestoredFirst() {
        app.archive("l.txt");
        assertThat(list("l.txt", "").path("objects").path(0).path("detail").asText())
                .contains("restore it first");
    }

    @Test
    void twoGigabytesAreRefusedWithoutBeingRead() {
        app.cos().put(TestApplication.BUCKET, "l.txt", StoredObject.of("STANDARD", 2L << 30));
        assertThat(list("l.txt", "").path("objects").path(0).path("detail").asText())
                .contains("it has 2147483648 bytes");
        assertThat(app.cos().journal().requests()).hasSize(1);
    }

    @Test
    void limitsApplyToAllPartsTogether() {
        String[] keys = TestApplication.many(80);
        app.archive(keys);
        app.text("l.txt", String.join("\n", keys));
        app.cos().faults().latency(Duration.ofMillis(10));
        JsonNode report = inParts("\"list\":{\"key\":\"l.txt\"}", 200);
        assertThat(count(report, "objects")).isEqualTo(80);
        assertThat(count(report, "accepted")).isEqualTo(50);
        assertThat(count(report, "failed")).isEqualTo(30);
        assertThat(app.cos().journal().acceptedRestores()).hasSize(50);
    }

    @Test
    void keysAreContinuedToo() {
        String[] keys = TestApplication.many(50);
        app.archive(keys);
        app.policy(POLICY.replace("max-objects: 50", "max-days: 50"));
        app.cos().faults().latency(Duration.ofMillis(10));
        JsonNode report = inParts("\"keys\":[\"" + String.join("\",\"", keys) + "\"]", 150);
        assertThat(count(report, "objects")).isEqualTo(50);
        assertThat(count(report, "accepted")).isEqualTo(50);
        assertThat(app.cos().journal().acceptedRestores().values())
                .containsOnly(1)
                .hasSize(50);
    }

    @Test
    void keysThatAreNotReachedAreReportedInEachPartAnew() {
        String[] keys = TestApplication.many(150);
        app.archive(keys);
        app.policy(POLICY.replace("max-objects: 50", "max-days: 50"));
        app.cos().faults().latency(Duration.ofMillis(20));
        JsonNode first = app.ask(request("\"keys\":[\"" + String.join("\",\"", keys) + "\"]"), Duration.ofMillis(150));
        assertThat(count(first, "objects")).isEqualTo(150);
        assertThat(count(first, "retryable")).isPositive();
        assertThat(first.path("objects").path(0).path("outcome").asText()).isEqualTo("NOT_PROCESSED");
        app.cos().faults().clear();
        JsonNode second = app.ask(request("\"keys\":[\"" + String.join("\",\"", keys) + "\"],\"resumeFrom\":\""
                + first.path("resumeFrom").asText() + "\""));
        assertThat(second.path("complete").asBoolean()).isTrue();
        assertThat(count(second, "objects")).isEqualTo(150);
        assertThat(count(second, "retryable")).isZero();
    }

    @Test
    void limitAppliesToNamedObjects() {
        app.archive(TestApplication.many(10));
        JsonNode report = app.ask(request("\"keys\":[\"k000\",\"k001\",\"k002\",\"k003\"],\"limit\":3"));
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(count(report, "accepted")).isEqualTo(3);
    }

    @Test
    void changedListIsNotContinued() {
        String[] keys = TestApplication.many(150);
        app.archive(keys);
        app.text("l.txt", String.join("\n", keys));
        app.cos().faults().latency(Duration.ofMillis(20));
        JsonNode first = app.ask(request("\"list\":{\"key\":\"l.txt\"}"), Duration.ofMillis(200));
        assertThat(first.path("complete").asBoolean()).isFalse();
        app.cos().faults().clear();
        app.text("l.txt", "other");
        JsonNode second = app.ask(request("\"list\":{\"key\":\"l.txt\"},\"resumeFrom\":\""
                + first.path("resumeFrom").asText() + "\""));
        assertThat(second.path("objects").path(0).path("detail").asText())
                .contains("the object changed while it was read");
        assertThat(app.cos().journal().acceptedRestores()).doesNotContainKey("other");
    }

    @Test
    void foreignAndAlteredTokensAreRefused() {
        String[] keys = TestApplication.many(150);
        app.archive(keys);
        app.text("l.txt", String.join("\n", keys));
        app.cos().faults().latency(Duration.ofMillis(20));
        String token = app.ask(request("\"list\":{\"key\":\"l.txt\"}"), Duration.ofMillis(200))
                .path("resumeFrom")
                .asText();
        int before = app.cos().journal().requests().size();
        String list = "\"list\":{\"key\":\"l.txt\"},\"resumeFrom\":\"";
        for (String altered : List.of(
                token.substring(1),
                token.substring(0, token.length() - 4),
                token.replace(".", ""),
                "x",
                "x.y",
                "é.é",
                (token.charAt(0) == 'a' ? 'b' : 'a') + token.substring(1))) {
            assertThat(refusal(list + altered + "\""))
                    .contains("400 resumeFrom")
                    .contains("cut off or altered");
        }
        assertThat(refusal(list + token + "\",\"days\":9")).contains("another request");
        assertThat(refusal("\"list\":{\"key\":\"l2\"},\"resumeFrom\":\"" + token + "\""))
                .contains("another request");
        assertThat(refusal("\"action\":\"plan\"," + list + token + "\"")).contains("another request");
        app.policy(POLICY.replace("days: 3", "days: 4"));
        assertThat(refusal(list + token + "\"")).contains("the policy has changed");
        assertThat(app.cos().journal().requests()).hasSize(before);
        app.policy("# a comment changes nothing\n" + POLICY);
        app.cos().faults().clear();
        app.ask(request(list + token + "\""));
        assertThat(app.status()).isEqualTo(200);
    }

    private String refusal(String fields) {
        JsonNode problem = app.ask(request(fields));
        return app.status() + " " + problem.path("field").asText() + " "
                + problem.path("detail").asText();
    }

    private JsonNode inParts(String source, int millis) {
        JsonNode report = app.ask(request(source), Duration.ofMillis(millis));
        int parts = 1;
        while (!report.path("complete").asBoolean()) {
            String from = ",\"resumeFrom\":\"" + report.path("resumeFrom").asText() + "\"";
            report = app.ask(request(source + from), Duration.ofMillis(millis));
            assertThat(++parts).isLessThan(60);
        }
        assertThat(parts).isGreaterThan(1);
        return report;
    }

    private JsonNode list(String key, String more) {
        return app.ask(request("\"list\":{\"key\":\"" + key + "\"}" + more));
    }

    private static String request(String fields) {
        return "{\"bucket\":\"archive-1250000000\"," + fields + "}";
    }

    private static List<String> outcomes(JsonNode report) {
        return StreamSupport.stream(report.path("objects").spliterator(), false)
                .map(object -> object.path("outcome").asText() + " "
                        + object.path("key").asText())
                .toList();
    }

    private static long count(JsonNode report, String sum) {
        return report.path("summary").path(sum).asLong();
    }
}
