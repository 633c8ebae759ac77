package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.document.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One text a policy, whatever the order of sets and however it is written. */
@Tag("locale")
class PolicyFingerprintTest {

    private static final String DOCUMENT = """
            version: 1
            rules:
              - name: legal
                match:
                  buckets: [archive-*]
                  keys: ["legal/**", "contracts/*.pdf"]
                  not-keys: ["legal/drafts/**"]
                  storage-classes: [ARCHIVE, DEEP_ARCHIVE]
                  min-size: 1MB
                  max-size: 5GiB
                  events: ["cos:ObjectCreated:*", manual]
                restore: {tier: bulk, days: 30, renew-within: 2d}
              - {name: lists, match: {keys: ["r/**"]}, restore-list: true}
              - {name: rest, skip: "never"}
            limits: {max-days: 60, tiers: [standard, bulk], expedited-max-size: 256MiB, max-objects: 100, max-size: 5TB, max-cost: 500}
            prices:
              currency: CNY
              retrieval: {ARCHIVE: {expedited: 0.2, standard: 0.06, bulk: 0.02}, DEEP_ARCHIVE: {standard: 0.15, bulk: 0.03}}
              requests: {ARCHIVE: 0.5, DEEP_ARCHIVE: {standard: 5, bulk: 0.5}}
              copy: 0.118
              head: 0.01
            """;

    @Test
    void notationMakesNoDifference() {
        assertThat(identity("# hello\n"
                        + DOCUMENT.replace("[ARCHIVE, DEEP_ARCHIVE]", "[DEEP_ARCHIVE, ARCHIVE]")
                                .replace("[standard, bulk]", "[bulk, standard]")))
                .isEqualTo(identity(DOCUMENT));
    }

    @Test
    void everyFieldMakesADifference() {
        String[][] changes = {
            {"name: legal", "name: other"},
            {"archive-*", "archive-?*"},
            {"\"contracts/*.pdf\"", "\"contracts/*.doc\""},
            {"not-keys: [\"legal/drafts/**\"]", "not-keys: [\"legal/old/**\"]"},
            {"[ARCHIVE, DEEP_ARCHIVE]", "[ARCHIVE]"},
            {"min-size: 1MB", "min-size: 2MB"},
            {"max-size: 5GiB", "max-size: 6GiB"},
            {"[\"cos:ObjectCreated:*\", manual]", "[manual]"},
            {"[\"cos:ObjectCreated:*\", manual]", "[\"cos:ObjectCreated:*\"]"},
            {"tier: bulk", "tier: standard"},
            {"days: 30", "days: 31"},
            {"renew-within: 2d", "renew-within: 3d"},
            {"restore-list: true", "skip: \"no\""},
            {"\"never\"", "\"not now\""},
            {"max-days: 60", "max-days: 61"},
            {"[standard, bulk]", "[standard, bulk, expedited]"},
            {"256MiB", "255MiB"},
            {"max-objects: 100", "max-objects: 101"},
            {"max-size: 5TB", "max-size: 6TB"},
            {"max-cost: 500", "max-cost: 501"},
            {"CNY", "USD"},
            {"expedited: 0.2", "expedited: 0.3"},
            {"ARCHIVE: 0.5", "ARCHIVE: 0.6"},
            {"copy: 0.118", "copy: 0.119"},
            {"head: 0.01", "head: 0.02"}
        };
        Set<String> identities = new LinkedHashSet<>(Set.of(identity(DOCUMENT)));
        for (String[] change : changes) {
            assertThat(identities.add(identity(DOCUMENT.replace(change[0], change[1]))))
                    .as("%s instead of %s", change[1], change[0])
                    .isTrue();
        }
    }

    private static String identity(String document) {
        return PolicyReader.read("policy.yaml", document.getBytes(StandardCharsets.UTF_8))
                .policy()
                .orElseThrow(() -> new AssertionError(document))
                .fingerprint();
    }
}
