package dev.thaw.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.function.TestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events whose records contradict each other, and the action of an event. */
class EventWorkloadTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: small, match: {keys: ["k*"], max-size: 1KB}, restore: {tier: bulk, days: 3}}
              - {name: all, match: {keys: ["k*"]}, restore: {tier: standard, days: 3}}
            """;

    private final TestApplication app = new TestApplication(POLICY);

    @BeforeEach
    void seed() {
        app.cos().put(TestApplication.BUCKET, "k", StoredObject.of("ARCHIVE", 10));
    }

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void ignoredRecordDoesNotHideAnother() {
        String created = TestApplication.arrived("k", "k");
        String removed = created.replaceFirst("cos:ObjectCreated:Put", "cos:ObjectRemove:Delete");

        assertThat(outcomes(app.ask(removed))).containsExactly("ACCEPTED");
        assertThat(outcomes(app.ask(created.replace("cos:ObjectCreated:Put", "cos:ObjectRestore:Completed"))))
                .containsExactly("IGNORED_EVENT");
    }

    @Test
    void laterRecordOfAnObjectCounts() {
        String twice = TestApplication.arrived("k", "k").replaceFirst("\"size\":10", "\"size\":5000");

        assertThat(app.ask(twice).at("/objects/0/rule").asText()).isEqualTo("small");
        assertThat(app.cos().journal().count(Operation.RESTORE)).isEqualTo(1);
    }

    @Test
    void timerWithAPlanReturnsAPlan() {
        JsonNode report = app.ask(TestApplication.timer(
                "{\"action\":\"plan\",\"bucket\":\"" + TestApplication.BUCKET + "\",\"prefix\":\"k\"}"));

        assertThat(report.path("action").asText()).isEqualTo("plan");
        assertThat(report.at("/byRule/0/rule").asText()).isEqualTo("small");
        assertThat(app.cos().journal().count(Operation.RESTORE)).isZero();
    }

    private static Iterable<String> outcomes(JsonNode report) {
        return report.path("objects").findValuesAsText("outcome");
    }
}
