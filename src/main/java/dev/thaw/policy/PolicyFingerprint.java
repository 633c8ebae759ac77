package dev.thaw.policy;

import dev.thaw.policy.glob.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a policy as a text that is the same in every process and differs for every other policy: each value is preceded by its
 * length, and unordered values are sorted.
 */
final class PolicyFingerprint {

    private final StringBuilder text = new StringBuilder();

    private PolicyFingerprint() {}

    static String of(RestorePolicy policy) {
        var fingerprint = new PolicyFingerprint();
        policy.rules().forEach(fingerprint::rule);
        fingerprint.limits(policy.limits());
        policy.prices().ifPresent(fingerprint::prices);
        policy.batch().ifPresent(terms -> fingerprint.put("batch", String.valueOf(terms)));
        return fingerprint.text.toString();
    }

    private void rule(RestoreRule rule) {
        RuleConditions match = rule.match();
        put("rule", rule.name());
        globs(match.buckets());
        globs(match.keys());
        globs(match.notKeys());
        words(new TreeSet<>(match.storageClasses()));
        put("sizes", match.minSize() + " " + match.maxSize());
        words(match.triggers().events());
        put("manual", String.valueOf(match.triggers().manual()));
        put("action", String.valueOf(rule.action()));
    }

    private void limits(Limits limits) {
        put("days", String.valueOf(limits.maxDays()));
        put("tiers", String.valueOf(limits.tiers().map(TreeSet::new)));
        put("expedited", String.valueOf(limits.expeditedMaxSize()));
        put("objects", String.valueOf(limits.maxObjects()));
        put("size", String.valueOf(limits.maxSize()));
        put("cost", String.valueOf(limits.maxCost()));
    }

    private void prices(PriceList prices) {
        put("currency", prices.currency());
        byClass(prices.retrieval());
        byClass(prices.requests());
        put("copy", String.valueOf(prices.copy()));
        put("head", String.valueOf(prices.head()));
        put("promote", String.valueOf(prices.promote()));
        prices.batch().ifPresent(fees -> put("fees", String.valueOf(fees)));
    }

    private <V> void byClass(Map<String, Map<Tier, V>> prices) {
        new TreeMap<>(prices).forEach((name, byTier) -> put(name, String.valueOf(new TreeMap<>(byTier))));
        put("end", "");
    }

    private void globs(List<Glob> globs) {
        words(globs.stream().map(Glob::source).toList());
    }

    private void words(Collection<String> words) {
        put("words", String.valueOf(words.size()));
        words.forEach(word -> put("", word));
    }

    private void put(String name, String value) {
        text.append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value)
                .append('\n');
    }
}
