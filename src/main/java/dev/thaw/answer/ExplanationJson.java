package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RuleExplanation;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.ObjectOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which rule decides on keys, and why the others do not, as JSON. */
public final class ExplanationJson {

    /** A policy may have thousands of rules; those around the deciding one are shown. */
    private static final int MAX_RULES = 500;

    private ExplanationJson() {}

    /**
     * One key.
     *
     * @param outcome what a plan says
     * @param rules all rules, in their order
     */
    public record Explained(String key, ObjectOutcome outcome, List<RuleExplanation> rules) {
        public Explained {
            rules = List.copyOf(rules);
        }
    }

    public static String write(String requestId, String bucket, List<Explained> keys, Optional<PriceList> prices) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("requestId", requestId);
            json.writeStringField("action", "explain");
            json.writeStringField("bucket", bucket);
            OutcomeJson.text(json, "currency", prices.map(PriceList::currency));
            json.writeArrayFieldStart("keys");
            for (Explained key : keys) {
                key(json, key, prices);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void key(JsonGenerator json, Explained explained, Optional<PriceList> prices) throws IOException {
        ObjectOutcome outcome = explained.outcome();
        Optional<CostParts> parts = CostEstimate.partsOf(outcome.details(), prices);
        json.writeStartObject();
        json.writeStringField("key", explained.key());
        json.writeStringField("outcome", outcome.name().word());
        OutcomeJson.text(json, "rule", outcome.details().rule());
        OutcomeJson.text(json, "tier", outcome.details().tier().map(tier -> tier.wireName()));
        OutcomeJson.number(json, "days", outcome.details().days().map(Integer::longValue));
        OutcomeJson.text(json, "readyBy", outcome.outcome().readyBy().map(OutcomeJson::seconds));
        ReportJson.amount(json, "cost", parts.map(CostParts::total));
        ReportJson.amount(json, "retrieval", parts.map(CostParts::retrieval));
        ReportJson.amount(json, "requests", parts.map(CostParts::requests));
        ReportJson.amount(json, "copies", parts.map(CostParts::copies));
        OutcomeJson.text(json, "detail", outcome.detail());
        rules(json, explained.rules());
        json.writeEndObject();
    }

    private static void rules(JsonGenerator json, List<RuleExplanation> rules) throws IOException {
        List<RuleExplanation> shown = shown(rules);
        json.writeArrayFieldStart("rules");
        for (RuleExplanation rule : shown) {
            json.writeStartObject();
            json.writeStringField("rule", rule.rule().name());
            json.writeStringField("result", rule.verdict().word());
            OutcomeJson.text(json, "condition", rule.condition());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("rulesLeftOut", rules.size() - shown.size());
    }

    private static List<RuleExplanation> shown(List<RuleExplanation> rules) {
        int reached = (int) rules.stream()
                .filter(rule -> rule.verdict() != RuleExplanation.Verdict.NOT_REACHED)
                .count();
        int end = Math.min(rules.size(), Math.max(reached, MAX_RULES));
        return rules.subList(Math.max(0, end - MAX_RULES), end);
    }
}
