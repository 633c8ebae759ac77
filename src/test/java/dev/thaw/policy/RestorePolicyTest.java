package dev.thaw.policy;

import static dev.thaw.policy.Rules.classes;
import static dev.thaw.policy.Rules.keys;
import static dev.thaw.policy.Rules.on;
import static dev.thaw.policy.Rules.restore;
import static dev.thaw.policy.Rules.sizes;
import static dev.thaw.policy.Rules.skip;
import static dev.thaw.policy.Rules.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class RestorePolicyTest {

    private static final Trigger CREATED = Trigger.event("cos:ObjectCreated:Put");
    private static final PolicyDecision INSPECT = new PolicyDecision.Inspect();
    private static final PolicyDecision NO_RULE = new PolicyDecision.NoRule();

    @Test
    void firstMatchingRuleWins() {
        RestorePolicy policy = policy(
                skip("drafts", keys("legal/drafts/**")),
                restore("legal", keys("legal/**"), Tier.EXPEDITED, 1),
                restore("rest", RuleConditions.EVERYTHING, Tier.BULK, 7));

        assertThat(decide(policy, "legal/contract.pdf", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Restore("legal", terms(Tier.EXPEDITED, 1)));
        assertThat(decide(policy, "legal/drafts/1", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Skip("drafts", "because drafts"));
        assertThat(decide(policy, "other", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Restore("rest", terms(Tier.BULK, 7)));
    }

    @Test
    void noRuleNoRestore() {
        assertThat(decide(policy(), "a", ObjectAttributes.NONE)).isEqualTo(NO_RULE);
        assertThat(decide(policy(skip("b", keys("b"))), "a", ObjectAttributes.NONE))
                .isEqualTo(NO_RULE);
    }

    @Test
    void unknownClassAsksForInspection() {
        RestorePolicy policy = policy(restore("archive", classes("ARCHIVE"), Tier.BULK, 7));

        assertThat(decide(policy, "a", ObjectAttributes.NONE)).isEqualTo(INSPECT);
        assertThat(decide(policy, "a", ObjectAttributes.sized(5))).isEqualTo(INSPECT);
        assertThat(decide(policy, "a", of("ARCHIVE", 5)))
                .isEqualTo(new PolicyDecision.Restore("archive", terms(Tier.BULK, 7)));
        assertThat(decide(policy, "a", of("STANDARD", 5))).isEqualTo(NO_RULE);
    }

    @Test
    void unknownSizeAsksForInspection() {
        RestorePolicy policy = policy(restore("middle", sizes(10, 20), Tier.BULK, 7));

        assertThat(decide(policy, "a", ObjectAttributes.NONE)).isEqualTo(INSPECT);
        assertThat(decide(policy, "a", ObjectAttributes.sized(9))).isEqualTo(NO_RULE);
        assertThat(decide(policy, "a", ObjectAttributes.sized(10))).isInstanceOf(PolicyDecision.Restore.class);
        assertThat(decide(policy, "a", ObjectAttributes.sized(20))).isInstanceOf(PolicyDecision.Restore.class);
        assertThat(decide(policy, "a", ObjectAttributes.sized(21))).isEqualTo(NO_RULE);
    }

    @Test
    void whatOnlySkipRulesCanMatchCostsNoRequest() {
        RestorePolicy policy = policy(skip("big", sizes(10, 20)), skip("rest", RuleConditions.EVERYTHING));

        assertThat(decide(policy, "a", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Skip("rest", "because rest"));
    }

    @Test
    void aSkipRuleInDoubtIsNoReason() {
        RestorePolicy policy = policy(skip("big", sizes(10, 20)), skip("deep", classes("DEEP_ARCHIVE")));

        assertThat(decide(policy, "a", ObjectAttributes.NONE)).isEqualTo(new PolicyDecision.NoRule(Optional.of("big")));
        assertThat(decide(policy, "a", ObjectAttributes.sized(9)))
                .isEqualTo(new PolicyDecision.NoRule(Optional.of("deep")));
        assertThat(decide(policy, "a", ObjectAttributes.sized(10)))
                .isEqualTo(new PolicyDecision.Skip("big", "because big"));
        assertThat(decide(policy, "a", of("STANDARD", 9))).isEqualTo(NO_RULE);
    }

    @Test
    void aSkipRuleInDoubtBeforeARestoreRuleAsksForInspection() {
        RestorePolicy policy =
                policy(skip("deep", classes("DEEP_ARCHIVE")), restore("rest", RuleConditions.EVERYTHING, Tier.BULK, 7));

        assertThat(decide(policy, "a", ObjectAttributes.NONE)).isEqualTo(INSPECT);
    }

    @Test
    void aListIsReadAndNotInspected() {
        RestorePolicy policy = policy(new RestoreRule("requests", keys("requests/**"), new RuleAction.ReadList()));

        assertThat(decide(policy, "requests/1", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.ReadList("requests"));
    }

    @Test
    void rulesHoldForCreatedObjectsAndManualRequestsUnlessTheyListEvents() {
        RestorePolicy usual = policy(restore("all", RuleConditions.EVERYTHING, Tier.BULK, 7));
        RestorePolicy copies = policy(
                restore("copies", on(new TriggerFilter(List.of("cos:ObjectCreated:Copy"), false)), Tier.BULK, 7));

        assertThat(holds(usual, CREATED)).isTrue();
        assertThat(holds(usual, Trigger.event("cos:ObjectCreated:*"))).isTrue();
        assertThat(holds(usual, Trigger.manual())).isTrue();
        assertThat(holds(usual, Trigger.event("cos:ObjectRestore:Completed"))).isFalse();
        assertThat(holds(copies, Trigger.event("cos:ObjectCreated:Copy"))).isTrue();
        assertThat(holds(copies, CREATED)).isFalse();
        assertThat(holds(copies, Trigger.manual())).isFalse();
    }

    @Test
    void forceTurnsSkipRulesIntoTheRequestsOwnTerms() {
        RestorePolicy policy =
                policy(skip("thumbs", keys("t/**")), restore("rest", RuleConditions.EVERYTHING, Tier.BULK, 7));

        assertThat(decide(policy.forced(Optional.of(terms(Tier.STANDARD, 2))), "t/1", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Restore("thumbs", terms(Tier.STANDARD, 2)));
        assertThat(decide(policy.forced(Optional.empty()), "t/1", ObjectAttributes.NONE))
                .isEqualTo(new PolicyDecision.Restore("rest", terms(Tier.BULK, 7)));
    }

    @Test
    void aRuleAddedAtTheEndChangesNoEarlierMatch() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            List<RestoreRule> rules = rules(random);
            RestorePolicy before = policy(rules.toArray(RestoreRule[]::new));
            rules.add(rule(random, "last"));
            RestorePolicy after = policy(rules.toArray(RestoreRule[]::new));
            String key = "abc".charAt(random.nextInt(3)) + "/x";
            ObjectAttributes facts = of(random.nextBoolean() ? "ARCHIVE" : "STANDARD", random.nextInt(30));
            PolicyDecision decision = decide(before, key, facts);
            if (!decision.equals(NO_RULE)) {
                assertThat(decide(after, key, facts)).isEqualTo(decision);
            }
        }
    }

    @Test
    void aCoveredRuleIsNeverTheFirst() {
        Random random = new Random(12);
        for (int round = 0; round < 5_000; round++) {
            RestoreRule first = rule(random, "first");
            RestoreRule second = rule(random, "second");
            if (first.match().covers(second.match())) {
                String key = "abc".charAt(random.nextInt(3)) + "/x";
                ObjectAttributes facts = of(random.nextBoolean() ? "ARCHIVE" : "STANDARD", random.nextInt(30));
                assertThat(decide(policy(first, second), key, facts)).isEqualTo(decide(policy(first), key, facts));
            }
        }
    }

    @Test
    void foldGivesEveryDecisionItsFunction() {
        PolicyDecision.Cases<String> names = new PolicyDecision.Cases<>() {
            @Override
            public String restore(PolicyDecision.Restore decision) {
                return decision.rule();
            }

            @Override
            public String skip(PolicyDecision.Skip decision) {
                return decision.reason();
            }

            @Override
            public String readList(PolicyDecision.ReadList decision) {
                return "list " + decision.rule();
            }

            @Override
            public String noRule(PolicyDecision.NoRule decision) {
                return "none";
            }

            @Override
            public String inspect(PolicyDecision.Inspect decision) {
                return "look";
            }
        };

        assertThat(List.of(
                        new PolicyDecision.Restore("a", terms(Tier.BULK, 1)).fold(names),
                        new PolicyDecision.Skip("a", "b").fold(names),
                        new PolicyDecision.ReadList("a").fold(names),
                        NO_RULE.fold(names),
                        INSPECT.fold(names)))
                .containsExactly("a", "b", "list a", "none", "look");
    }

    private static List<RestoreRule> rules(Random random) {
        List<RestoreRule> rules = new ArrayList<>();
        int number = random.nextInt(4);
        for (int at = 0; at < number; at++) {
            rules.add(rule(random, "r" + at));
        }
        return rules;
    }

    private static RestoreRule rule(Random random, String name) {
        RuleConditions match = switch (random.nextInt(5)) {
            case 0 -> keys("a/**");
            case 1 -> keys("{a,b}/*", "c/x");
            case 2 -> classes("ARCHIVE");
            case 3 -> sizes(random.nextInt(10), 10 + random.nextInt(20));
            default -> RuleConditions.EVERYTHING;
        };
        return random.nextBoolean() ? skip(name, match) : restore(name, match, Tier.BULK, 7);
    }

    private static RestorePolicy policy(RestoreRule... rules) {
        return new RestorePolicy(List.of(rules), Limits.NONE, Optional.empty());
    }

    private static boolean holds(RestorePolicy policy, Trigger trigger) {
        return !policy.decide(object("a"), trigger, ObjectAttributes.NONE).equals(NO_RULE);
    }

    private static PolicyDecision decide(RestorePolicy policy, String key, ObjectAttributes facts) {
        return policy.decide(object(key), CREATED, facts);
    }

    private static ObjectAttributes of(String storageClass, long size) {
        return new ObjectAttributes(Optional.of(size), Optional.of(new StorageClass(storageClass)));
    }

    private static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }
}
