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

/** Lists that arrive, and when an event is to be delivered again. */
class EventListTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: small-lists, match: {keys: ["requests/**"], storage-classes: [STANDARD]}, restore-list: true}
              - {name: mine, match: {keys: ["mine/**"], events: [manual]}, restore: {tier: bulk, days: 3}}
              - {name: all, match: {keys: ["k*", "requests/**"]}, restore: {tier: bulk, days: 3}}
            """;

    private final Bench bench = new Bench(POLICY);

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void linesAreRestoredInPlaceOfTheListAndObjectsBesideThem() {
        bench.archive("k1", "k2", "k3", "requests/archived", "mine/k");
        bench.text("requests/one", "k1\nk2\n\n" + "x".repeat(900) + "\nrequests/two\nmine/k\n");
        bench.text("requests/two", "k3\n");
        JsonNode report =
                bench.ask(Bench.arrived("requests/one", "k3", "requests/archived", "requests/gone", "requests/two"));
        assertThat(bench.status()).isEqualTo(200);
        assertThat(bench.cos().journal().acceptedRestores().keySet())
                .containsExactlyInAnyOrder("k1", "k2", "k3", "requests/archived", "mine/k");
        assertThat(report.path("objects").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("requests/one, line 4: "))
                .contains("a list must not contain another list")
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

    /** Nothing that arrives is restored by a rule for requests, what a list asks for is. */
    @Test
    void lineOfAListIsARequestAndAnObjectBesideItIsNone() {
        bench.archive("mine/k", "mine/other");
        bench.text("requests/one", "mine/k\n");

        bench.ask(Bench.arrived("requests/one", "mine/other"));

        assertThat(bench.cos().journal().acceptedRestores().keySet()).containsExactly("mine/k");
    }

    @Test
    void listEventStoppedByItsDeadlineIsDeliveredAgain() {
        bench.archive(Bench.many(400));
        bench.text("requests/one", String.join("\n", Bench.many(400)));
        bench.cos().faults().latency(Duration.ofMillis(20));
        JsonNode report = bench.ask(Bench.arrived("requests/one"), Duration.ofMillis(200));
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.path("resumeFrom").isNull()).isTrue();
        assertThat(bench.status()).isEqualTo(500);
    }

    @Test
    void listThatCannotBeReadNowIsDeliveredAgain() {
        bench.text("requests/one", "k1");
        bench.cos().faults().always(FaultInjector.on(HEAD_OBJECT), InjectedFault.internalError());
        assertThat(bench.ask(Bench.arrived("requests/one"))
                        .path("objects")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("UNREACHABLE");
        assertThat(bench.status()).isEqualTo(500);
    }

    @Test
    void timerStoppedByItsDeadlineIsNoError() {
        bench.archive(Bench.many(400));
        bench.cos().faults().latency(Duration.ofMillis(20));
        String request = "{\"bucket\":\"archive-1250000000\",\"prefix\":\"k\"}";
        JsonNode report = bench.ask(Bench.timer(request), Duration.ofMillis(200));
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(bench.status()).isEqualTo(200);
        bench.ask(Bench.queue(request), Duration.ofMillis(200));
        assertThat(bench.status()).isEqualTo(500);
        bench.ask("{\"async\":true," + request.substring(1), Duration.ofMillis(200));
        assertThat(bench.status()).isEqualTo(500);
    }

    @Test
    void keysOfATimerThatAreNotReachedAreNoErrorAndUnreachableOnesAre() {
        bench.archive(Bench.many(400));
        bench.cos().faults().latency(Duration.ofMillis(20));
        String request =
                "{\"bucket\":\"archive-1250000000\",\"keys\":[\"" + String.join("\",\"", Bench.many(400)) + "\"]}";
        JsonNode report = bench.ask(Bench.timer(request), Duration.ofMillis(200));
        assertThat(report.path("objects").path(0).path("outcome").asText()).isEqualTo("NOT_PROCESSED");
        assertThat(bench.status()).isEqualTo(200);
        bench.cos().faults().clear();
        bench.cos().faults().always(FaultInjector.onKey("k399"), InjectedFault.internalError());
        bench.ask(Bench.timer(request));
        assertThat(bench.status()).isEqualTo(500);
    }

    @Test
    void requestsOfOneEventShareOneBudget() {
        bench.policy(POLICY + "limits: {max-objects: 10}\n");
        bench.archive(Bench.many(44));
        StringBuilder records = new StringBuilder();
        for (int part = 0; part < 11; part++) {
            String keys = String.join("\",\"", Arrays.copyOfRange(Bench.many(44), part * 4, part * 4 + 4));
            String one = Bench.queue("{\"bucket\":\"archive-1250000000\",\"keys\":[\"" + keys + "\"]}");
            records.append(part == 0 ? "" : ",").append(one, "{\"Records\":[".length(), one.length() - 2);
        }
        JsonNode report = bench.ask("{\"Records\":[" + records + "]}");
        assertThat(report.path("summary").path("objects").asInt()).isEqualTo(44);
        assertThat(report.path("summary").path("accepted").asInt()).isEqualTo(8);
        assertThat(bench.cos().journal().acceptedRestores()).hasSize(8);
        assertThat(report.path("objects").findValuesAsText("outcome"))
                .filteredOn("REFUSED_BY_LIMIT"::equals)
                .hasSize(36);
    }

    @Test
    void plansOfAnEventUseUpNoBudget() {
        bench.policy(POLICY + "limits: {max-objects: 4}\n");
        bench.archive(Bench.many(4));
        String keys = "\"bucket\":\"archive-1250000000\",\"keys\":[\"" + String.join("\",\"", Bench.many(4)) + "\"]}";
        String plan = Bench.queue("{\"action\":\"plan\"," + keys).replace("]}", ",");
        bench.ask(plan + Bench.queue("{" + keys).substring("{\"Records\":[".length()));
        assertThat(bench.cos().journal().acceptedRestores()).hasSize(4);
    }

    @Test
    void refusedRequestDoesNotLoseTheRestOfItsEvent() {
        bench.archive("k1");
        String bad = "{\"bucket\":\"other-1\",\"prefix\":\"k\"}";
        String good = "{\"bucket\":\"archive-1250000000\",\"keys\":[\"k1\"]}";
        String records = Bench.queue(bad).replace("]}", ",") + Bench.queue(good).substring("{\"Records\":[".length());
        JsonNode report = bench.ask(records);
        assertThat(bench.status()).isEqualTo(200);
        assertThat(report.path("objects").findValuesAsText("outcome")).containsExactly("NOT_ALLOWED", "ACCEPTED");
        assertThat(report.path("objects").path(0).path("detail").asText()).startsWith("Records[0].CMQ.msgBody: ");
        bench.ask(Bench.queue(bad));
        assertThat(bench.status()).isEqualTo(403);
    }
}
