package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions about policy and program, from the bytes of the call to the answer. */
class QuestionTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: lists, match: {keys: ["requests/**"]}, restore-list: true}
              - {name: drafts, match: {keys: ["legal/**"], not-keys: ["legal/final/**"], max-size: 1KB}, skip: "draft"}
              - {name: deep, match: {keys: ["legal/**"], storage-classes: [DEEP_ARCHIVE]}, restore: {tier: bulk, days: 3}}
              - {name: arrived, match: {events: ["cos:ObjectCreated:Put"]}, restore: {tier: standard, days: 2}}
              - {name: legal, match: {buckets: ["archive-*"], keys: ["legal/**"]}, restore: {tier: expedited, days: 30}}
              - {name: rest, skip: "never"}
            limits: {max-days: 60, tiers: [standard, bulk, expedited], expedited-max-size: 1MB}
            prices:
              currency: CNY
              retrieval: {ARCHIVE: {expedited: 0.2, standard: 0.06, bulk: 0.02}, DEEP_ARCHIVE: {standard: 0.15, bulk: 0.03}}
              requests: {ARCHIVE: 0.5, DEEP_ARCHIVE: {standard: 5, bulk: 0.5}}
              copy: 0.3
            """;

    private final TestApplication app = new TestApplication(POLICY);

    @AfterEach
    void end() {
        app.close();
    }

    @Test
    void everyRuleSaysWhyItDoesNotDecide() {
        JsonNode key = explain("{\"action\":\"explain\",\"bucket\":\"archive-1250000000\",\"keys\":[\"legal/a.pdf\"],"
                + "\"storageClass\":\"archive\",\"size\":1000000}");
        assertThat(app.status()).isEqualTo(200);
        assertThat(key.path("rules").findValuesAsText("rule"))
                .containsExactly("lists", "drafts", "deep", "arrived", "legal", "rest");
        assertThat(key.path("rules").findValuesAsText("result"))
                .containsExactly("no", "no", "no", "no", "matches", "not reached");
        assertThat(key.path("rules").findValuesAsText("condition"))
                .containsExactly(
                        "keys requests/** do not match",
                        "max-size: 1000000 bytes are more than 1000",
                        "storage-classes: ARCHIVE is not DEEP_ARCHIVE",
                        "events: the rule is not for manual requests and lists",
                        "null",
                        "null");
        assertThat(key.path("outcome").asText()).isEqualTo("WOULD_RESTORE");
        assertThat(key.path("rule").asText()).isEqualTo("legal");
        assertThat(key.path("tier").asText()).isEqualTo("Expedited");
        assertThat(key.path("days").asInt()).isEqualTo(30);
        assertThat(key.path("retrieval").decimalValue()).isEqualByComparingTo("0.0002");
        assertThat(key.path("copies").decimalValue()).isEqualByComparingTo("0.0003");
        assertThat(key.path("cost").decimalValue()).isEqualByComparingTo("0.00055");
        assertThat(app.cos().journal().requests()).isEmpty();
    }

    @Test
    void limitsAndEventsCount() {
        String common = "\"action\":\"explain\",\"bucket\":\"archive-1250000000\",\"storageClass\":\"ARCHIVE\",";
        JsonNode large = explain("{" + common + "\"keys\":[\"legal/a.pdf\"],\"size\":1000001}");
        assertThat(large.path("outcome").asText()).isEqualTo("REFUSED_BY_LIMIT");
        assertThat(large.path("detail").asText()).contains("limits.expedited-max-size");
        JsonNode arrived = explain("{" + common + "\"keys\":[\"x\"],\"size\":5,\"event\":\"cos:ObjectCreated:Put\"}");
        assertThat(arrived.path("rule").asText()).isEqualTo("arrived");
        JsonNode other = explain("{\"action\":\"explain\",\"bucket\":\"other-1\",\"keys\":[\"legal/a.pdf\"]}");
        assertThat(other.path("outcome").asText()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void whatIsNotGivenIsNotGuessed() {
        JsonNode key = explain("{\"action\":\"explain\",\"bucket\":\"archive-1250000000\",\"keys\":[\"legal/a.pdf\"]}");
        assertThat(key.path("rules").findValuesAsText("result"))
                .containsExactly("no", "unknown", "unknown", "no", "matches", "not reached");
        assertThat(key.path("rules").path(1).path("condition").asText()).isEqualTo("the size decides");
        assertThat(key.path("rules").path(2).path("condition").asText())
                .isEqualTo("the storage class decides, one of DEEP_ARCHIVE");
        assertThat(key.path("cost").isNull()).isTrue();
    }

    @Test
    void mistakesAreNamed() {
        assertThat(problem("\"keys\":[]")).contains("keys is empty");
        assertThat(problem("\"keys\":[\"a\"],\"storageClass\":\"COLDISH\"")).contains("storageClass must be one of");
        assertThat(problem("\"keys\":[\"a\"],\"event\":\"Put\"")).contains("like cos:ObjectCreated:Put");
        assertThat(problem("\"keys\":[\"a\"],\"tier\":\"bulk\"")).contains("tier is not a field");
        assertThat(problem("\"keys\":[\"" + "x".repeat(851) + "\"]")).contains("850 bytes");
    }

    @Test
    void aboutSaysWhatIsSetAndNoSecret() throws Exception {
        JsonNode response = envelope("GET", "/prefix/about", "\"X-Thaw-Token\":\"" + TestApplication.TOKEN + "\"");
        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("headers").path("Cache-Control").asText()).isEqualTo("no-store");
        JsonNode about = new ObjectMapper().readTree(response.path("body").asText());
        assertThat(about.path("buckets").toString()).isEqualTo("[\"*-1250000000\"]");
        assertThat(about.path("tiers").toString()).isEqualTo("[\"Expedited\",\"Standard\",\"Bulk\"]");
        assertThat(about.path("currency").asText()).isEqualTo("CNY");
        assertThat(about.path("policy").path("digest").asText()).isNotBlank();
        assertThat(about.path("policy").path("rules").findValuesAsText("name"))
                .containsExactly("lists", "drafts", "deep", "arrived", "legal", "rest");
        assertThat(response.toString()).doesNotContain(TestApplication.TOKEN).doesNotContain("exampleSecretKey");
        assertThat(envelope("GET", "/about", "").path("statusCode").asInt()).isEqualTo(401);
        assertThat(envelope("POST", "/about", "\"X-Thaw-Token\":\"" + TestApplication.TOKEN + "\"")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(405);
    }

    @Test
    void pageComesInTheEnvelopeWithoutATokenAndHoldsNoData() {
        JsonNode page = envelope("GET", "/release/console", "");
        assertThat(page.path("statusCode").asInt()).isEqualTo(200);
        assertThat(page.path("headers").path("Content-Type").asText()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.path("headers").path("Content-Security-Policy").asText())
                .startsWith("default-src 'none'");
        assertThat(page.path("body").asText())
                .startsWith("<!doctype html>")
                .doesNotContain("1250000000-")
                .doesNotContain(TestApplication.TOKEN);
        assertThat(envelope("POST", "/console", "").path("statusCode").asInt()).isEqualTo(401);
    }

    private String problem(String fields) {
        return app.ask("{\"action\":\"explain\",\"bucket\":\"archive-1250000000\"," + fields + "}")
                .path("detail")
                .asText();
    }

    private JsonNode explain(String request) {
        return app.ask(request).path("keys").path(0);
    }

    private JsonNode envelope(String method, String path, String headers) {
        return app.ask("{\"httpMethod\":\"" + method + "\",\"path\":\"" + path + "\",\"headers\":{" + headers
                + "},\"body\":\"\"}");
    }
}
