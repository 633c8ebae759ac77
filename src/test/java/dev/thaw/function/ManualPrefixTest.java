package dev.thaw.function;

import static dev.thaw.emulator.http.Operation.HEAD_OBJECT;
import static dev.thaw.emulator.http.Operation.LIST;
import static dev.thaw.emulator.http.Operation.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thaw.emulator.fault.FaultInjector;
import dev.thaw.emulator.fault.InjectedFault;
import dev.thaw.emulator.store.StoredObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prefixes from the request to the HTTP calls: plan, restore, several parts, status. */
class ManualPrefixTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: thumbs, match: {keys: ["**/thumb/**"]}, skip: "never"}
              - {name: lists, match: {keys: ["requests/**"]}, restore-list: true}
              - {name: legal, match: {keys: ["p/legal/**"]}, restore: {tier: bulk, days: 30}}
              - {name: deep, match: {storage-classes: [DEEP_ARCHIVE]}, restore: {tier: standard, days: 3}}
              - {name: rest, restore: {tier: expedited, days: 1}}
            prices:
              currency: CNY
              retrieval: {ARCHIVE: {expedited: 0.2, standard: 0.06, bulk: 0.02}, DEEP_ARCHIVE: {standard: 0.15, bulk: 0.03}}
              requests: {ARCHIVE: 0.5, DEEP_ARCHIVE: {standard: 5, bulk: 0.5}}
            """;
    private static final String PREFIX = "\"bucket\":\"archive-1250000000\",\"prefix\":\"p/\"";

    private final TestApplication app = new TestApplication(POLICY);

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void twoThousandObjectsOfThreeRulesArePlannedRestoredAndReported() {
        seed(2000);

        JsonNode plan = app.ask("{\"action\":\"plan\"," + PREFIX + "}");
        assertThat(app.status()).isEqualTo(200);
        assertThat(plan.path("complete").asBoolean()).isTrue();
        assertThat(count(plan, "objects")).isEqualTo(2000);
        assertThat(count(plan, "accepted")).isEqualTo(2000);
        assertThat(plan.path("byRule").toString())
                .contains("{\"rule\":\"legal\",\"tier\":\"Bulk\",\"objects\":1000,\"bytes\":1000000,\"cost\":0.05002,")
                .contains(
                        "{\"rule\":\"deep\",\"tier\":\"Standard\",\"objects\":500,\"bytes\":500000,\"cost\":0.250075,")
                .contains(
                        "{\"rule\":\"rest\",\"tier\":\"Expedited\",\"objects\":500,\"bytes\":500000,\"cost\":0.0251,");
        assertThat(plan.path("byOutcome").toString())
                .isEqualTo("{\"WOULD_RESTORE\":{\"objects\":2000,\"bytes\":2000000}}");
        assertThat(plan.path("alternatives").findValuesAsText("tier")).containsExactly("Expedited", "Standard", "Bulk");
        assertThat(plan.path("alternatives").findValuesAsText("objects")).containsOnly("2000");
        assertThat(plan.path("alternatives").path(0).path("cost").isNull()).isFalse();
        assertThat(app.cos().journal().count(RESTORE)).isZero();
        assertThat(app.cos().journal().count(HEAD_OBJECT)).isZero();
        assertThat(app.cos().journal().count(LIST)).isEqualTo(2);

        JsonNode restored = app.ask("{" + PREFIX + "}");
        assertThat(restored.path("complete").asBoolean()).isTrue();
        assertThat(restored.has("byRule")).isFalse();
        assertThat(count(restored, "accepted")).isEqualTo(2000);
        assertThat(restored.path("estimate").path("cost"))
                .isEqualTo(plan.path("estimate").path("cost"));
        assertThat(app.cos().journal().acceptedRestores()).hasSize(2000).containsValue(1);

        JsonNode status = app.ask("{\"action\":\"status\"," + PREFIX + "}");
        assertThat(count(status, "objects")).isEqualTo(2000);
        assertThat(status.findValuesAsText("outcome")).containsOnly("RESTORING");
        assertThat(status.path("byOutcome").path("RESTORING").path("objects").asInt())
                .isEqualTo(2000);
        assertThat(status.path("readyByHour").findValues("objects").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(2000);

        assertThat(app.cos().journal().count(HEAD_OBJECT)).isEqualTo(4000);

        JsonNode again = app.ask("{" + PREFIX + "}");
        assertThat(count(again, "inProgress")).isEqualTo(2000);
        assertThat(app.cos().journal().count(RESTORE)).isEqualTo(2000);
        assertThat(app.cos().journal().count(HEAD_OBJECT)).isEqualTo(4000);
    }

    @Test
    void slicesOfAPlanAddUpToTheSumsOfTheWhole() {
        seed(5000);
        JsonNode whole = app.ask("{\"action\":\"plan\"," + PREFIX + "}");
        JsonNode slice = app.ask("{\"action\":\"plan\",\"within\":\"20ms\"," + PREFIX + "}");
        assertThat(slice.path("complete").asBoolean()).isFalse();
        while (!slice.path("complete").asBoolean()) {
            slice = app.ask("{\"action\":\"plan\",\"within\":\"2s\"," + PREFIX + ",\"resumeFrom\":"
                    + slice.path("resumeFrom") + "}");
        }
        assertThat(slice.path("byOutcome")).isEqualTo(whole.path("byOutcome"));
        assertThat(slice.path("summary")).isEqualTo(whole.path("summary"));
        assertThat(slice.path("alternatives").findValuesAsText("cost"))
                .isEqualTo(whole.path("alternatives").findValuesAsText("cost"));
    }

    @Test
    void severalInvocationsAcceptEachObjectOnce() {
        seed(600);
        app.cos().faults().latency(Duration.ofMillis(4));
        JsonNode report = app.ask("{" + PREFIX + "}", Duration.ofMillis(250));
        int parts = 1;
        while (!report.path("complete").asBoolean()) {
            assertThat(app.status()).isEqualTo(200);
            String token = report.path("resumeFrom").asText();
            assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
            report = app.ask("{" + PREFIX + ",\"resumeFrom\":\"" + token + "\"}", Duration.ofMillis(250));
            assertThat(++parts).isLessThan(100);
        }
        assertThat(parts).isGreaterThan(2);
        assertThat(report.path("resumeFrom").isNull()).isTrue();
        assertThat(count(report, "objects")).isEqualTo(600);
        assertThat(count(report, "accepted")).isEqualTo(600);
        assertThat(report.path("estimate").path("retrievalBytes").asLong()).isEqualTo(600_000);
        Map<String, Integer> accepted = app.cos().journal().acceptedRestores();
        assertThat(accepted).hasSize(600);
        assertThat(accepted.values()).containsOnly(1);
        assertThat(app.cos().journal().count(RESTORE)).isEqualTo(600);
    }

    @Test
    void resumedRequestSeesNewObjectsAndNoDeletedOnes() {
        seed(40);
        JsonNode first = stoppedAt("p/legal/00006");
        app.cos().put(TestApplication.BUCKET, "p/legal/00004a", StoredObject.of("ARCHIVE", 1000));
        app.cos().put(TestApplication.BUCKET, "p/z", StoredObject.of("ARCHIVE", 1000));
        app.cos().delete(TestApplication.BUCKET, "p/legal/00038");
        JsonNode second = app.ask(
                "{" + PREFIX + ",\"resumeFrom\":\"" + first.path("resumeFrom").asText() + "\"}");
        assertThat(second.path("complete").asBoolean()).isTrue();
        Map<String, Integer> accepted = app.cos().journal().acceptedRestores();
        assertThat(accepted).containsKeys("p/z", "p/legal/00006");
        assertThat(accepted.values()).containsOnly(1);
        assertThat(app.cos().journal().count(RESTORE)).isEqualTo(accepted.size());
        assertThat(count(second, "accepted")).isEqualTo(accepted.size());
    }

    @Test
    void listingIsTrustedOnRequest() {
        seed(10);
        JsonNode report = app.ask("{\"inspect\":\"listing\"," + PREFIX + "}");
        assertThat(count(report, "accepted")).isEqualTo(10);
        assertThat(app.cos().journal().count(HEAD_OBJECT)).isZero();
        assertThat(report.path("objects").path(0).path("notInspected").asBoolean())
                .isTrue();
    }

    @Test
    void limitStopsAfterThatManyObjects() {
        seed(40);
        JsonNode report = app.ask("{\"limit\":7," + PREFIX + "}");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(count(report, "objects")).isEqualTo(7);
        assertThat(app.cos().journal().acceptedRestores()).hasSize(7);
    }

    @Test
    void wholeBucketNeedsForce() {
        seed(4);
        app.cos().put(TestApplication.BUCKET, "requests/l.txt", StoredObject.of("STANDARD", 10));
        assertThat(app.ask("{\"bucket\":\"archive-1250000000\",\"prefix\":\"\"}")
                        .path("field")
                        .asText())
                .isEqualTo("prefix");
        JsonNode all = app.ask("{\"bucket\":\"archive-1250000000\",\"prefix\":\"\",\"force\":true}");
        assertThat(count(all, "accepted")).isEqualTo(4);
        assertThat(all.path("objects").path(4).path("outcome").asText()).isEqualTo("SKIPPED_BY_RULE");
        assertThat(all.path("objects").path(4).path("detail").asText()).contains("use \"list\" in the request");
    }

    @Test
    void brokenListingIsReportedAndContinued() {
        seed(1500);
        app.cos()
                .faults()
                .next(
                        3,
                        FaultInjector.on(LIST)
                                .and(request -> request.parameter("marker").isPresent()
                                        && !request.parameter("marker").get().isEmpty()),
                        InjectedFault.internalError());
        JsonNode first = app.ask("{\"inspect\":\"listing\"," + PREFIX + "}");
        assertThat(first.path("complete").asBoolean()).isFalse();
        assertThat(count(first, "accepted")).isEqualTo(1000);
        assertThat(count(first, "retryable")).isEqualTo(1);
        JsonNode broken = first.path("objects").path(0);
        assertThat(broken.path("key").isNull()).isTrue();
        assertThat(broken.path("outcome").asText()).isEqualTo("UNREACHABLE");
        assertThat(broken.path("detail").asText()).startsWith("listing of archive-1250000000/p/ behind p/");
        JsonNode second = app.ask("{\"inspect\":\"listing\"," + PREFIX + ",\"resumeFrom\":\""
                + first.path("resumeFrom").asText() + "\"}");
        assertThat(count(second, "accepted")).isEqualTo(1500);
        assertThat(count(second, "failed")).isZero();
    }

    @Test
    void badTargetsAreRefusedWithTheirField() {
        assertThat(refused("\"bucket\":\"Bad\",\"prefix\":\"p\"")).isEqualTo("400 bucket");
        assertThat(refused("\"bucket\":\"archive-1250000000\",\"region\":\"x y\",\"prefix\":\"p\""))
                .isEqualTo("400 region");
        assertThat(refused("\"bucket\":\"archive-1250000000\",\"prefix\":\"\\ud800\""))
                .isEqualTo("400 prefix");
        assertThat(refused("\"bucket\":\"archive-1\",\"prefix\":\"p\"")).isEqualTo("403 ");
        assertThat(refused("\"bucket\":\"archive-1\",\"list\":{\"bucket\":\"archive-1250000000\",\"key\":\"l\"}"))
                .isEqualTo("403 ");
        assertThat(refused("\"bucket\":\"archive-1250000000\",\"list\":{\"bucket\":\"archive-1\",\"key\":\"l\"}"))
                .isEqualTo("403 ");
        assertThat(refused("\"bucket\":\"archive-1250000000\",\"list\":{\"bucket\":\"Bad\",\"key\":\"l\"}"))
                .isEqualTo("400 list.bucket");
        assertThat(app.cos().journal().requests()).isEmpty();
    }

    private String refused(String source) {
        JsonNode problem = app.ask("{" + source + "}");
        return app.status() + " " + problem.path("field").asText();
    }

    /** The credentials expire at this object, with its HEAD and the GET that finds out why. */
    private JsonNode stoppedAt(String key) {
        app.cos().faults().next(2, FaultInjector.onKey(key), InjectedFault.expiredToken());
        JsonNode report = app.ask("{" + PREFIX + "}");
        assertThat(report.path("complete").asBoolean()).isFalse();
        return report;
    }

    private void seed(int count) {
        for (int i = 0; i < count; i++) {
            String number = "%05d".formatted(i);
            boolean deep = i % 4 == 1;
            String key = i % 2 == 0 ? "p/legal/" + number : (deep ? "p/deep/" : "p/rest/") + number;
            app.cos().put(TestApplication.BUCKET, key, StoredObject.of(deep ? "DEEP_ARCHIVE" : "ARCHIVE", 1000));
        }
    }

    private static long count(JsonNode report, String sum) {
        return report.path("summary").path(sum).asLong();
    }
}
