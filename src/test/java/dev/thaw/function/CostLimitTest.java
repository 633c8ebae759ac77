package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code limits.max-cost} and the prices of a policy. */
class CostLimitTest {

    private static final String POLICY = """
            version: 1
            rules:
              - {name: all, match: {keys: ["k*"]}, restore: {tier: standard, days: 3}}
            limits: {max-cost: 1}
            prices:
              currency: CNY
              retrieval: {%s}
              requests: {%s}
            """.formatted(prices(), prices());

    @Test
    void objectWithoutAPriceIsRefusedByMaxCost() {
        try (TestApplication app = new TestApplication(POLICY)) {
            app.archive("k");
            JsonNode report =
                    app.ask("{\"bucket\":\"" + TestApplication.BUCKET + "\",\"keys\":[\"k\"],\"tier\":\"expedited\"}");

            assertThat(report.path("objects").findValuesAsText("outcome")).containsExactly("REFUSED_BY_LIMIT");
            assertThat(report.at("/objects/0/detail").asText())
                    .isEqualTo("no price for ARCHIVE with Expedited, which limits.max-cost needs");
        }
    }

    /** For every class and tier that the rules use, and for nothing else. */
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
            prices.append(prices.isEmpty() ? "" : ", ").append(name).append(": {standard: 0.01}");
        }
        return prices.toString();
    }
}
