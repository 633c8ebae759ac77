package dev.thaw.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.http.Operation;
import dev.thaw.emulator.store.StoredObject;
import dev.thaw.function.Bench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event asks for, where its parts contradict each other or the way in. */
class EventWorkloadTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: small, match: {keys: ["k*"], max-size: 1KB}, restore: {tier: bulk, days: 3}}
              - {name: all, match: {keys: ["k*"]}, restore: {tier: standard, days: 3}}
            limits: {max-cost: 1}
            prices:
              currency: CNY
              retrieval: {%s}
              requests: {%s}
            """.formatted(prices(), prices());

    private final Bench bench = new Bench(POLICY);

    @BeforeEach
    void seed() {
        bench.cos().put(Bench.BUCKET, "k", StoredObject.of("ARCHIVE", 10));
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aRecordThatIsIgnoredHidesNone() {
        String created = Bench.arrived("k", "k");
        String removed = created.replaceFirst("cos:ObjectCreated:Put", "cos:ObjectRemove:Delete");

        assertThat(outcomes(bench.ask(removed))).containsExactly("ACCEPTED");
        assertThat(outcomes(bench.ask(created.replace("cos:ObjectCreated:Put", "cos:ObjectRestore:Completed"))))
                .containsExactly("IGNORED_EVENT");
    }

    @Test
    void ofTwoRecordsOfOneObjectTheLaterIsTrue() {
        String twice = Bench.arrived("k", "k").replaceFirst("\"size\":10", "\"size\":5000");

        assertThat(bench.ask(twice).at("/objects/0/rule").asText()).isEqualTo("small");
        assertThat(bench.cos().journal().count(Operation.RESTORE)).isEqualTo(1);
    }

    @Test
    void aTimerThatPlansIsAnsweredWithAPlan() {
        JsonNode report =
                bench.ask(Bench.timer("{\"action\":\"plan\",\"bucket\":\"" + Bench.BUCKET + "\",\"prefix\":\"k\"}"));

        assertThat(report.path("action").asText()).isEqualTo("plan");
        assertThat(report.at("/byRule/0/rule").asText()).isEqualTo("small");
        assertThat(bench.cos().journal().count(Operation.RESTORE)).isZero();
    }

    @Test
    void whatHasNoPricePassesNoLimitOnCost() {
        JsonNode report = bench.ask("{\"bucket\":\"" + Bench.BUCKET + "\",\"keys\":[\"k\"],\"tier\":\"expedited\"}");

        assertThat(outcomes(report)).containsExactly("REFUSED_BY_LIMIT");
        assertThat(report.at("/objects/0/detail").asText())
                .isEqualTo("no price for ARCHIVE with Expedited, which limits.max-cost needs");
    }

    @Test
    void anEnvelopeThatMakesNoSenseIsAnsweredInAnEnvelope() {
        for (String envelope : new String[] {
            "{'httpMethod':null,'path':'/plan'}",
            "{'httpMethod':'POST','path':null,'body':{}}",
            "{'httpMethod':'POST','path':'','body':[1]}",
            "{'httpMethod':5,'path':'/'}"
        }) {
            JsonNode answer = bench.ask(envelope.replace('\'', '"'));
            assertThat(bench.status()).isEqualTo(200);
            assertThat(answer.path("statusCode").asInt()).as(envelope).isEqualTo(401);
        }
    }

    @Test
    void slashesBehindThePathChangeNothing() {
        String envelope = "{'httpMethod':'POST','path':'/plan//','headers':{'X-Thaw-Token':'" + "t".repeat(32)
                + "'},'body':{'bucket':'" + Bench.BUCKET + "','keys':['k']}}";

        assertThat(bench.ask(envelope.replace('\'', '"')).path("body").asText()).contains("\"WOULD_RESTORE\"");
        assertThat(bench.cos().journal().count(Operation.RESTORE)).isZero();
    }

    private static Iterable<String> outcomes(JsonNode report) {
        return report.path("objects").findValuesAsText("outcome");
    }

    /** Of all that the rules reach, and of nothing else. */
    private static String prices() {
        StringBuilder prices = new StringBuilder();
        for (String name : new String[] {
            "ARCHIVE",
            "MAZ_ARCHIVE",
            "DEEP_ARCHIVE",
            "MAZ_DEEP_ARCHIVE",
            "INTELLIGENT_TIERING",
            "MAZ_INTELLIGENT_TIERING"
        }) {
            prices.append(prices.isEmpty() ? "" : ", ").append(name).append(": {standard: 0.01, bulk: 0.01}");
        }
        return prices.toString();
    }
}
