package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index changes nothing but the time: every decision equals that of testing all rules in order. */
@Tag("locale")
class RuleIndexTest {

    private static final int POLICIES = 3_000;
    private static final int OBJECTS = 20;
    private static final String[] BUCKETS = {"logs-1250000000", "logs-2-1250000000", "media-1250000000"};
    private static final String[] BUCKET_GLOBS = {
        "logs-1250000000", "logs-*", "*-1250000000", "{logs,media}-*", "media-1250000000", "?ogs-**"
    };
    private static final String[] KEY_GLOBS = {
        "a/**",
        "a/b/*",
        "a/b",
        "a/b/c.bin",
        "a*",
        "**/c.bin",
        "{a,b}/**",
        "b",
        "?/b/**",
        "a/😀/**",
        "\\*",
        "ab/**",
        "**"
    };
    private static final String[] WORDS = {"a", "b", "c.bin", "ab", "😀", "*", "é"};
    private static final Trigger[] TRIGGERS = {
        Trigger.manual(), Trigger.event("cos:ObjectCreated:Put"), Trigger.event("cos:ObjectRestore:Completed")
    };

    private final Random random = new Random(20_261_122);

    @Test
    void decisionEqualsThatOfTestingAllRulesInOrder() {
        for (int round = 0; round < POLICIES; round++) {
            List<RestoreRule> rules = rules();
            var policy = new RestorePolicy(rules, Limits.NONE, Optional.empty());
            for (int object = 0; object < OBJECTS; object++) {
                agree(policy, object(), TRIGGERS[random.nextInt(TRIGGERS.length)], facts());
            }
        }
    }

    @Test
    void ruleThatNamesOtherObjectsIsNotTested() {
        List<RestoreRule> rules = IntStream.range(0, 1_000)
                .mapToObj(number -> Rules.skip("rule " + number, Rules.keys("team-" + number + "/**")))
                .toList();

        Iterator<RestoreRule> found = new RuleIndex(rules).mayMatch(object("team-12/x"));

        assertThat(found.next().name()).isEqualTo("rule 12");
        assertThat(found.hasNext()).isFalse();
    }

    @Test
    void ruleWithTwoFittingGlobsIsFoundOnce() {
        List<RestoreRule> rules = List.of(Rules.skip("twice", Rules.keys("a/**", "a/b/**")));

        Iterator<RestoreRule> found = new RuleIndex(rules).mayMatch(object("a/b/c"));

        assertThat(found.next().name()).isEqualTo("twice");
        assertThat(found.hasNext()).isFalse();
    }

    private static void agree(RestorePolicy policy, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RestoreRule> candidates = candidates(policy.rules(), object, trigger, facts);
        assertThat(policy.decide(object, trigger, facts))
                .as("%s %s %s %s", policy.rules(), object, trigger, facts)
                .isEqualTo(decision(candidates, object, trigger, facts));
        assertThat(policy.mayBeList(object, trigger, facts))
                .isEqualTo(candidates.stream().anyMatch(rule -> rule.action() instanceof RuleAction.ReadList));
    }

    private static List<RestoreRule> candidates(
            List<RestoreRule> rules, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        List<RestoreRule> candidates = new ArrayList<>();
        for (RestoreRule rule : rules) {
            RuleConditions.MatchResult answer = rule.match().matches(object, trigger, facts);
            if (answer != RuleConditions.MatchResult.NO) {
                candidates.add(rule);
            }
            if (answer == RuleConditions.MatchResult.YES) {
                return candidates;
            }
        }
        return candidates;
    }

    private static PolicyDecision decision(
            List<RestoreRule> candidates, ObjectRef object, Trigger trigger, ObjectAttributes facts) {
        if (candidates.isEmpty()) {
            return new PolicyDecision.NoRule();
        }
        RestoreRule last = candidates.get(candidates.size() - 1);
        boolean certain = last.match().matches(object, trigger, facts) == RuleConditions.MatchResult.YES;
        boolean allSkip = candidates.stream().allMatch(rule -> rule.action() instanceof RuleAction.Skip);
        if (allSkip && !certain) {
            return new PolicyDecision.NoRule(Optional.of(candidates.get(0).name()));
        }
        return allSkip || certain && candidates.size() == 1
                ? last.action().decisionOf(last.name())
                : new PolicyDecision.Inspect();
    }

    private List<RestoreRule> rules() {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(number -> new RestoreRule("rule " + number, match(), action()))
                .toList();
    }

    private RuleConditions match() {
        return new RuleConditions(
                globs(BUCKET_GLOBS, 3),
                globs(KEY_GLOBS, 4),
                random.nextInt(4) == 0 ? globs(KEY_GLOBS, 2) : List.of(),
                random.nextInt(3) == 0 ? Set.of("ARCHIVE") : Set.of(),
                random.nextInt(4) == 0 ? Optional.of(10L) : Optional.empty(),
                Optional.empty(),
                random.nextInt(5) == 0
                        ? new TriggerFilter(List.of("cos:ObjectRestore:*"), true)
                        : TriggerFilter.DEFAULT);
    }

    private RuleAction action() {
        return switch (random.nextInt(4)) {
            case 0 -> new RuleAction.ReadList();
            case 1 -> new RuleAction.Restore(Rules.terms(Tier.BULK, 3));
            default -> new RuleAction.Skip("so");
        };
    }

    private List<Glob> globs(String[] sources, int atMost) {
        return Stream.generate(() -> Glob.compile(sources[random.nextInt(sources.length)]))
                .limit(random.nextInt(atMost))
                .toList();
    }

    private ObjectAttributes facts() {
        return new ObjectAttributes(
                random.nextBoolean() ? Optional.of((long) random.nextInt(20)) : Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(new StorageClass(random.nextBoolean() ? "ARCHIVE" : "STANDARD"))
                        : Optional.empty());
    }

    private ObjectRef object() {
        var words = Stream.generate(() -> WORDS[random.nextInt(WORDS.length)]).limit(1 + random.nextInt(4));
        return ObjectRef.latest(
                BUCKETS[random.nextInt(BUCKETS.length)], "ap-guangzhou", String.join("/", words.toList()));
    }

    private static ObjectRef object(String key) {
        return ObjectRef.latest(BUCKETS[0], "ap-guangzhou", key);
    }
}
