package dev.thaw.function;

import static dev.thaw.emulator.http.Operation.HEAD_OBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists in events, and which results make SCF deliver the event again. */
class EventListTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: small-lists, match: {keys: ["requests/**"], storage-classes: [STANDARD]}, restore-list: true}
              - {name: mine, match: {keys: ["mine/**"], events: [manual]}, restore: {tier: bulk, days: 3}}
              - {name: all, match: {keys: ["k*", "requests/**"]}, restore: {tier: bulk, days: 3}}
            """;

    private final TestApplication app = new TestApplication(POLICY);

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void linesAreRestoredInsteadOfTheListAndObjectsBesideThem() {
        app.archive("k1", "k2", "k3", "requests/archived", "mine/k");
        app.text("requests/one", "k1\nk2\n\n" + "x".repeat(900) + "\nrequests/two\nmine/k\n");
        app.text("requests/two", "k3\n");
        JsonNode report = app.ask(
                TestApplication.arrived("requests/one", "k3", "requests/archived", "requests/gone", "requests/two"));
        assertThat(app.status()).isEqualTo(200);
        assertThat(app.cos().journal().acceptedRestores().keySet())
                .containsExactlyInAnyOrder("k1", "k2", "k3", "requests/archived", "mine/k");
        assertThat(report.path("objects").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("requests/one, line 4: "))
                .contains("a list names no further list")
                .anyMatch(detail -> detail.startsWith("archive-1250000000/requests/gone, which may be a list: "));
        assertThat(report.path("objects").findValuesAsText("key")).doesNotContain("requests/one");
        assertThat(report.path("objects").findValuesAsText("outcome"))
                .containsExactlyInAnyOrder(
                        "MALFORMED",
                        "MALFORMED",
                        "REJECTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "IN_PROGRESS");
    }

    /** A rule for manual requests applies to the lines of a list, but not to objects that arrive. */
    @Test
    void lineOfAListIsAManualRequestAndAnObjectBesideItIsNot() {
        app.archive("mine/k", "mine/other");
        app.text("requests/one", "mine/k\n");

        app.ask(TestApplication.arrived("requests/one", "mine/other"));

        assertThat(app.cos().journal().acceptedRestores().keySet()).containsExactly("mine/k");
    }

    @Test
    void listEventStoppedByItsDeadlineIsDeliveredAgain() {
        app.archive(TestApplication.many(400));
        app.text("requests/one", String.join("\n", TestApplication.many(400)));
        app.cos().faults().latency(Duration.ofMillis(20));
        JsonNode report = app.ask(TestApplication.arrived("requests/one"), Duration.ofMillis(200));
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.path("resumeFrom").isNull()).isTrue();
        assertThat(app.status()).isEqualTo(500);
    }

    @Test
    void listThatCannotBeReadNowIsDeliveredAgain() {
        app.text("requests/one", "k1");
        app.cos().faults().always(FaultInjector.on(HEAD_OBJECT), InjectedFault.internalError());
        assertThat(app.ask(TestApplication.arrived("requests/one"))
                        .path("objects")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("UNREACHABLE");
        assertThat(app.status()).isEqualTo(500);
    }

    @Test
    void timerStoppedByItsDeadlineIsNotAnError() {
        app.archive(TestApplication.many(400));
        app.cos().faults().latency(Duration.ofMillis(20));
        String request = "{\"bucket\":\"archive-1250000000\",\"prefix\":\"k\"}";
        JsonNode report = app.ask(TestApplication.timer(request), Duration.ofMillis(200));
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(app.status()).isEqualTo(200);
        app.ask(TestApplication.queue(request), Duration.ofMillis(200));
        assertThat(app.status()).isEqualTo(500);
        app.ask("{\"async\":true," + request.substring(1), Duration.ofMillis(200));
        assertThat(app.status()).isEqualTo(500);
    }

    @Test
    void unprocessedKeysOfATimerAreNotAnErrorButUnreachableOnesAre() {
        app.archive(TestApplication.many(400));
        app.cos().faults().latency(Duration.ofMillis(20));
        String request = "{\"bucket\":\"archive-1250000000\",\"keys\":[\""
                + String.join("\",\"", TestApplication.many(400)) + "\"]}";
        JsonNode report = app.ask(TestApplication.timer(request), Duration.ofMillis(200));
        assertThat(report.path("objects").path(0).path("outcome").asText()).isEqualTo("NOT_PROCESSED");
        assertThat(app.status()).isEqualTo(200);
        app.cos().faults().clear();
        app.cos().faults().always(FaultInjector.onKey("k399"), InjectedFault.internalError());
        app.ask(TestApplication.timer(request));
        assertThat(app.status()).isEqualTo(500);
    }

    @Test
    void requestsOfOneEventShareOneBudget() {
        app.policy(POLICY + "limits: {max-objects: 10}\n");
        app.archive(TestApplication.many(44));
        StringBuilder records = new StringBuilder();
        for (int part = 0; part < 11; part++) {
            String keys = String.join("\",\"", Arrays.copyOfRange(TestApplication.many(44), part * 4, part * 4 + 4));
            String one = TestApplication.queue("{\"bucket\":\"archive-1250000000\",\"keys\":[\"" + keys + "\"]}");
            records.append(part == 0 ? "" : ",").append(one, "{\"Records\":[".length(), one.length() - 2);
        }
        JsonNode report = app.ask("{\"Records\":[" + records + "]}");
        assertThat(report.path("summary").path("objects").asInt()).isEqualTo(44);
        assertThat(report.path("summary").path("accepted").asInt()).isEqualTo(8);
        assertThat(app.cos().journal().acceptedRestores()).hasSize(8);
        assertThat(report.path("objects").findValuesAsText("outcome"))
                .filteredOn("REFUSED_BY_LIMIT"::equals)
                .hasSize(36);
    }

    @Test
    void plansOfAnEventUseUpNoBudget() {
        app.policy(POLICY + "limits: {max-objects: 4}\n");
        app.archive(TestApplication.many(4));
        String keys = "\"bucket\":\"archive-1250000000\",\"keys\":[\"" + String.join("\",\"", TestApplication.many(4))
                + "\"]}";
        String plan = TestApplication.queue("{\"action\":\"plan\"," + keys).replace("]}", ",");
        app.ask(plan + TestApplication.queue("{" + keys).substring("{\"Records\":[".length()));
        assertThat(app.cos().journal().acceptedRestores()).hasSize(4);
    }

    @Test
    void refusedRequestDoesNotLoseTheRestOfItsEvent() {
        app.archive("k1");
        String bad = "{\"bucket\":\"other-1\",\"prefix\":\"k\"}";
        String good = "{\"bucket\":\"archive-1250000000\",\"keys\":[\"k1\"]}";
        String records = TestApplication.queue(bad).replace("]}", ",")
                + TestApplication.queue(good).substring("{\"Records\":[".length());
        JsonNode report = app.ask(records);
        assertThat(app.status()).isEqualTo(200);
        assertThat(report.path("objects").findValuesAsText("outcome")).containsExactly("NOT_ALLOWED", "ACCEPTED");
        assertThat(report.path("objects").path(0).path("detail").asText()).startsWith("Records[0].CMQ.msgBody: ");
        app.ask(TestApplication.queue(bad));
        assertThat(app.status()).isEqualTo(403);
    }
}
