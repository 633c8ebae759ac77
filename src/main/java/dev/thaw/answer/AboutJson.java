package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.glob.Glob;
import dev.thaw.restore.source.ShortHash;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the program is and what it is set to, as JSON: no secrets, and nothing that a request would not show. */
public final class AboutJson {

    private static final int MAX_RULES = 500;

    private AboutJson() {}

    /**
     * The facts.
     *
     * @param buckets globs of the buckets that may be touched
     * @param bucket of requests that name none
     * @param rate restores per second and bucket; 0 for no limit
     * @param policySource where the policy comes from
     * @param policy in force
     * @param policyError why the configured policy is not in force
     * @param readAt when the policy was last read or found unchanged
     * @param on what is switched on, by name
     */
    public record Facts(
            String version,
            Optional<String> region,
            List<String> buckets,
            Optional<String> bucket,
            double rate,
            String policySource,
            RestorePolicy policy,
            Optional<String> policyError,
            Instant readAt,
            Map<String, Boolean> on) {
        public Facts {
            buckets = List.copyOf(buckets);
            on = Map.copyOf(on);
        }
    }

    public static String write(String requestId, Facts facts) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("requestId", requestId);
            json.writeStringField("action", "about");
            json.writeStringField("version", facts.version());
            OutcomeJson.text(json, "region", facts.region());
            OutcomeJson.text(json, "bucket", facts.bucket());
            words(json, "buckets", facts.buckets());
            words(
                    json,
                    "tiers",
                    facts.policy().limits().tiers().orElse(Set.of(Tier.values())).stream()
                            .sorted()
                            .map(Tier::wireName)
                            .toList());
            OutcomeJson.text(json, "currency", facts.policy().prices().map(PriceList::currency));
            json.writeNumberField("rate", facts.rate());
            policy(json, facts);
            json.writeObjectFieldStart("on");
            for (String name : new TreeSet<>(facts.on().keySet())) {
                json.writeBooleanField(name, Boolean.TRUE.equals(facts.on().get(name)));
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void policy(JsonGenerator json, Facts facts) throws IOException {
        List<RestoreRule> rules = facts.policy().rules();
        json.writeObjectFieldStart("policy");
        json.writeStringField("source", facts.policySource());
        json.writeStringField("digest", ShortHash.of(facts.policy().fingerprint()));
        json.writeStringField("readAt", OutcomeJson.seconds(facts.readAt()));
        OutcomeJson.text(json, "error", facts.policyError());
        json.writeFieldName("limits");
        limits(json, facts.policy().limits());
        json.writeArrayFieldStart("rules");
        for (RestoreRule rule : rules.subList(0, Math.min(rules.size(), MAX_RULES))) {
            rule(json, rule);
        }
        json.writeEndArray();
        json.writeNumberField("rulesLeftOut", Math.max(0, rules.size() - MAX_RULES));
        json.writeEndObject();
    }

    private static void limits(JsonGenerator json, Limits limits) throws IOException {
        json.writeStartObject();
        OutcomeJson.number(json, "maxDays", limits.maxDays().map(Integer::longValue));
        OutcomeJson.number(json, "expeditedMaxSize", limits.expeditedMaxSize());
        OutcomeJson.number(json, "maxObjects", limits.maxObjects());
        OutcomeJson.number(json, "maxSize", limits.maxSize());
        Optional<BigDecimal> cost = limits.maxCost();
        ReportJson.amount(json, "maxCost", cost);
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, RestoreRule rule) throws IOException {
        RuleConditions match = rule.match();
        json.writeStartObject();
        json.writeStringField("name", rule.name());
        json.writeStringField(
                "action", rule.action().skips() ? "skip" : rule.action().readsList() ? "list" : "restore");
        OutcomeJson.text(
                json,
                "tier",
                rule.action().restoreTerms().map(terms -> terms.tier().wireName()));
        OutcomeJson.number(json, "days", rule.action().restoreTerms().map(terms -> (long) terms.days()));
        words(json, "buckets", match.buckets().stream().map(Glob::source).toList());
        words(json, "keys", match.keys().stream().map(Glob::source).toList());
        words(json, "notKeys", match.notKeys().stream().map(Glob::source).toList());
        words(json, "storageClasses", new TreeSet<>(match.storageClasses()));
        OutcomeJson.number(json, "minSize", match.minSize());
        OutcomeJson.number(json, "maxSize", match.maxSize());
        words(json, "events", match.triggers().events());
        json.writeBooleanField("manual", match.triggers().manual());
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String name, Collection<String> words) throws IOException {
        json.writeArrayFieldStart(name);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }
}
