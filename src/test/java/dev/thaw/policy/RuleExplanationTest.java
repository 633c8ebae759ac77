package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.RuleExplanation.Verdict;
import dev.thaw.policy.glob.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleExplanationTest {

    private static final ObjectRef OBJECT = ObjectRef.latest("archive-1250000000", "ap-guangzhou", "legal/a.pdf");
    private static final ObjectAttributes KNOWN =
            new ObjectAttributes(Optional.of(100L), Optional.of(new StorageClass("ARCHIVE")));

    private static List<Glob> globs(String... patterns) {
        return Arrays.stream(patterns).map(Glob::compile).toList();
    }

    private static RuleConditions match(
            List<Glob> buckets, List<Glob> keys, List<Glob> notKeys, Set<String> classes, Long least, Long most) {
        return new RuleConditions(
                buckets,
                keys,
                notKeys,
                classes,
                Optional.ofNullable(least),
                Optional.ofNullable(most),
                TriggerFilter.DEFAULT);
    }

    private static RuleExplanation only(RuleConditions match, Trigger trigger, ObjectAttributes facts) {
        RestoreRule rule = new RestoreRule("one", match, new RuleAction.Skip("why"));
        RestorePolicy policy = new RestorePolicy(List.of(rule), Limits.NONE, Optional.empty());
        return RuleExplanation.of(policy, OBJECT, trigger, facts).get(0);
    }

    private static void no(RuleConditions match, String why) {
        RuleExplanation explanation = only(match, Trigger.manual(), KNOWN);
        assertThat(explanation.verdict()).isEqualTo(Verdict.NO);
        assertThat(explanation.condition()).hasValue(why);
    }

    @Test
    void firstConditionThatFailsIsNamed() {
        no(match(globs("logs-*"), globs("x"), List.of(), Set.of(), null, null), "buckets logs-* do not match");
        no(match(globs("archive-*"), globs("x/**", "y"), List.of(), Set.of(), null, null), "keys x/**, y do not match");
        no(
                match(List.of(), globs("legal/**"), globs("b", "legal/*.pdf"), Set.of(), null, null),
                "not-keys legal/*.pdf excludes it");
        no(
                match(List.of(), List.of(), List.of(), Set.of("STANDARD", "DEEP_ARCHIVE"), null, null),
                "storage-classes: ARCHIVE is not DEEP_ARCHIVE, STANDARD");
        no(
                match(List.of(), List.of(), List.of(), Set.of("ARCHIVE"), 101L, null),
                "min-size: 100 bytes are less than 101");
        no(match(List.of(), List.of(), List.of(), Set.of(), 100L, 99L), "max-size: 100 bytes are more than 99");
    }

    @Test
    void ofManyGlobsTheFirstFiveAreShown() {
        no(
                match(List.of(), globs("a", "b", "c", "d", "e"), List.of(), Set.of(), null, null),
                "keys a, b, c, d, e do not match");
        no(
                match(List.of(), globs("a", "b", "c", "d", "e", "f"), List.of(), Set.of(), null, null),
                "keys a, b, c, d, e, … do not match");
    }

    @Test
    void ruleForOtherEventsSaysSo() {
        RuleConditions match = RuleConditions.EVERYTHING;
        RuleExplanation explanation = only(match, Trigger.event("cos:ObjectRestore:Completed"), KNOWN);
        assertThat(explanation.condition())
                .hasValue("events: the rule is not for the event cos:ObjectRestore:Completed");
        RuleConditions events = new RuleConditions(
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                new TriggerFilter(List.of("cos:ObjectCreated:*"), false));
        assertThat(only(events, Trigger.manual(), KNOWN).condition())
                .hasValue("events: the rule is not for manual requests and lists");
    }

    @Test
    void whatIsNotKnownDecides() {
        RuleExplanation byClass = only(
                match(List.of(), List.of(), List.of(), Set.of("DEEP_ARCHIVE", "ARCHIVE"), 5L, null),
                Trigger.manual(),
                ObjectAttributes.sized(100));
        assertThat(byClass.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(byClass.condition()).hasValue("the storage class decides, one of ARCHIVE, DEEP_ARCHIVE");
        RuleExplanation bySize = only(
                match(List.of(), List.of(), List.of(), Set.of("ARCHIVE"), 5L, null),
                Trigger.manual(),
                new ObjectAttributes(Optional.empty(), KNOWN.storageClass()));
        assertThat(bySize.condition()).hasValue("the size decides");
    }

    @Test
    void rulesBehindTheOneThatDecidesAreNotReached() {
        RestoreRule other = new RestoreRule(
                "other", match(List.of(), globs("x"), List.of(), Set.of(), null, null), new RuleAction.Skip("no"));
        RestoreRule all = new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Skip("yes"));
        RestoreRule last = new RestoreRule("last", RuleConditions.EVERYTHING, new RuleAction.Skip("never"));
        RestorePolicy policy = new RestorePolicy(List.of(other, all, last), Limits.NONE, Optional.empty());
        List<RuleExplanation> explained = RuleExplanation.of(policy, OBJECT, Trigger.manual(), KNOWN);
        assertThat(explained)
                .extracting(RuleExplanation::verdict)
                .containsExactly(Verdict.NO, Verdict.MATCHES, Verdict.NOT_REACHED);
        assertThat(explained).extracting(rule -> rule.rule().name()).containsExactly("other", "all", "last");
        assertThat(explained.get(1).condition()).isEmpty();
        assertThat(explained.get(2).condition()).isEmpty();
    }

    @Test
    void wordsOfTheVerdicts() {
        assertThat(Arrays.stream(Verdict.values()).map(Verdict::word))
                .containsExactly("matches", "no", "unknown", "not reached");
    }
}
