package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.glob.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of an ordered policy: the first match decides, whatever stands behind it, and facts add and never take back. */
class PolicyOrderProperties {

    private static final RestoreTerms TERMS = new RestoreTerms(Tier.BULK, 7, Optional.empty());
    private static final List<Trigger> TRIGGERS =
            List.of(Trigger.manual(), Trigger.event("cos:ObjectCreated:Put"), Trigger.event("cos:ObjectCreated:*"));

    @Provide
    Arbitrary<List<RestoreRule>> rules() {
        return rule().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<RestoreRule> rule() {
        Arbitrary<List<Glob>> globs = Arbitraries.of("**", "a/**", "a/*", "*", "b", "**/b", "{a,b}/**")
                .map(Glob::compile)
                .list()
                .ofMaxSize(2);
        Arbitrary<Set<String>> classes =
                Arbitraries.of("STANDARD", "ARCHIVE", "DEEP_ARCHIVE").set().ofMaxSize(2);
        Arbitrary<Optional<Long>> sizes = Arbitraries.of(0L, 10L, 100L).optional(0.4);
        Arbitrary<TriggerFilter> triggers = Arbitraries.of(
                TriggerFilter.DEFAULT,
                new TriggerFilter(List.of(), true),
                new TriggerFilter(List.of("cos:ObjectCreated:Put"), false));
        Arbitrary<RuleConditions> match = Combinators.combine(globs, globs, classes, sizes, sizes, triggers)
                .as((keys, notKeys, names, least, most, when) ->
                        new RuleConditions(List.of(), keys, notKeys, names, least, most, when));
        Arbitrary<RuleAction> action =
                Arbitraries.of(new RuleAction.Restore(TERMS), new RuleAction.Skip("no"), new RuleAction.ReadList());
        return Combinators.combine(Arbitraries.strings().alpha().ofLength(8), match, action)
                .as(RestoreRule::new);
    }

    @Provide
    Arbitrary<ObjectRef> objects() {
        return Arbitraries.of("a/b", "a/b/c", "b", "c", "b/b")
                .map(key -> ObjectRef.latest("archive-1250000000", "ap-guangzhou", key));
    }

    @Provide
    Arbitrary<Trigger> triggers() {
        return Arbitraries.of(TRIGGERS);
    }

    @Provide
    Arbitrary<ObjectAttributes> facts() {
        return Combinators.combine(
                        Arbitraries.of(0L, 9L, 10L, 11L, 100L, 101L),
                        Arbitraries.of("STANDARD", "ARCHIVE", "DEEP_ARCHIVE").map(StorageClass::new))
                .as((size, name) -> new ObjectAttributes(Optional.of(size), Optional.of(name)));
    }

    @Property
    void firstMatchDecides(
            @ForAll("rules") List<RestoreRule> rules,
            @ForAll("objects") ObjectRef object,
            @ForAll("triggers") Trigger trigger,
            @ForAll("facts") ObjectAttributes facts) {
        PolicyDecision first = rules.stream()
                .filter(rule -> rule.match().matches(object, trigger, facts) == RuleConditions.MatchResult.YES)
                .findFirst()
                .map(rule -> rule.action().decisionOf(rule.name()))
                .orElse(new PolicyDecision.NoRule());
        assertThat(policy(rules).decide(object, trigger, facts)).isEqualTo(first);
    }

    @Property
    void ruleAtTheEndChangesNoEarlierMatch(
            @ForAll("rules") List<RestoreRule> rules,
            @ForAll("rule") RestoreRule last,
            @ForAll("objects") ObjectRef object,
            @ForAll("triggers") Trigger trigger,
            @ForAll("facts") ObjectAttributes facts) {
        PolicyDecision before = policy(rules).decide(object, trigger, facts);
        if (!(before instanceof PolicyDecision.NoRule)) {
            assertThat(policy(with(rules, last)).decide(object, trigger, facts)).isEqualTo(before);
        }
    }

    @Property
    void whatIsDecidedWithoutFactsStands(
            @ForAll("rules") List<RestoreRule> rules,
            @ForAll("objects") ObjectRef object,
            @ForAll("triggers") Trigger trigger,
            @ForAll("facts") ObjectAttributes facts) {
        PolicyDecision late = policy(rules).decide(object, trigger, facts);
        Stream.of(ObjectAttributes.NONE, ObjectAttributes.sized(facts.size().orElseThrow()))
                .map(known -> policy(rules).decide(object, trigger, known))
                .filter(early -> !(early instanceof PolicyDecision.Inspect))
                .forEach(early -> assertThat(isPassive(early) ? isPassive(late) : early.equals(late))
                        .as("%s, then %s", early, late)
                        .isTrue());
    }

    @Property
    void ruleThatIsCoveredIsNeverReached(
            @ForAll("rule") RestoreRule wide,
            @ForAll("rule") RestoreRule narrow,
            @ForAll("objects") ObjectRef object,
            @ForAll("triggers") Trigger trigger,
            @ForAll("facts") ObjectAttributes facts) {
        if (wide.match().covers(narrow.match())) {
            assertThat(policy(List.of(wide, narrow)).decide(object, trigger, facts))
                    .isEqualTo(policy(List.of(wide)).decide(object, trigger, facts));
        }
    }

    @Property
    void forcedPolicySkipsNothingAndRestoresAllThatWasRestored(
            @ForAll("rules") List<RestoreRule> rules,
            @ForAll("objects") ObjectRef object,
            @ForAll("triggers") Trigger trigger,
            @ForAll("facts") ObjectAttributes facts,
            @ForAll boolean named) {
        PolicyDecision before = policy(rules).decide(object, trigger, facts);
        PolicyDecision forced = policy(rules)
                .forced(named ? Optional.of(TERMS) : Optional.empty())
                .decide(object, trigger, facts);
        assertThat(forced).isNotInstanceOf(PolicyDecision.Skip.class);
        if (!(before instanceof PolicyDecision.Skip)) {
            assertThat(forced).isEqualTo(before);
        } else if (named) {
            assertThat(forced).isInstanceOf(PolicyDecision.Restore.class);
        }
    }

    private static boolean isPassive(PolicyDecision decision) {
        return decision instanceof PolicyDecision.Skip || decision instanceof PolicyDecision.NoRule;
    }

    private static List<RestoreRule> with(List<RestoreRule> rules, RestoreRule last) {
        List<RestoreRule> all = new ArrayList<>(rules);
        all.add(last);
        return all;
    }

    private static RestorePolicy policy(List<RestoreRule> rules) {
        return new RestorePolicy(rules, Limits.NONE, Optional.empty());
    }
}
