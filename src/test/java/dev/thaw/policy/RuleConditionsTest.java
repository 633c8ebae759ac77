package dev.thaw.policy;

import static dev.thaw.policy.Rules.classes;
import static dev.thaw.policy.Rules.globs;
import static dev.thaw.policy.Rules.keys;
import static dev.thaw.policy.Rules.match;
import static dev.thaw.policy.Rules.on;
import static dev.thaw.policy.Rules.sizes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class RuleConditionsTest {

    private static final RuleConditions LEGAL_WITHOUT_DRAFTS =
            match(globs("legal/**"), globs("legal/drafts/**"), Set.of(), Optional.empty(), Optional.empty());
    private static final RuleConditions ARCHIVE_BUCKETS = buckets("archive-*");

    @Test
    void everyConditionMustHold() {
        assertThat(holds(LEGAL_WITHOUT_DRAFTS, "archive-1", "legal/a")).isTrue();
        assertThat(holds(LEGAL_WITHOUT_DRAFTS, "archive-1", "legal/drafts/a")).isFalse();
        assertThat(holds(LEGAL_WITHOUT_DRAFTS, "archive-1", "other")).isFalse();
        assertThat(holds(ARCHIVE_BUCKETS, "archive-1", "other")).isTrue();
        assertThat(holds(ARCHIVE_BUCKETS, "live-1", "other")).isFalse();
    }

    @Test
    void anyOfTheKeysIsEnough() {
        assertThat(holds(keys("a", "b"), "archive-1", "b")).isTrue();
    }

    @Test
    void everythingCoversAll() {
        assertThat(RuleConditions.EVERYTHING.covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(RuleConditions.EVERYTHING.covers(ARCHIVE_BUCKETS)).isTrue();
        assertThat(RuleConditions.EVERYTHING.covers(sizes(1, 2))).isTrue();
        assertThat(keys("**").covers(RuleConditions.EVERYTHING)).isTrue();
        assertThat(keys("*").covers(RuleConditions.EVERYTHING)).isFalse();
    }

    @Test
    void narrowConditionsCoverNarrowerOnes() {
        assertThat(keys("legal/**", "b").covers(keys("b", "legal/x"))).isTrue();
        assertThat(keys("legal/**").covers(keys("b", "legal/x"))).isFalse();
        assertThat(keys("legal/**").covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(LEGAL_WITHOUT_DRAFTS.covers(keys("legal/**"))).isFalse();
        assertThat(LEGAL_WITHOUT_DRAFTS.covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(ARCHIVE_BUCKETS.covers(buckets("archive-x-*"))).isTrue();
        assertThat(ARCHIVE_BUCKETS.covers(RuleConditions.EVERYTHING)).isFalse();
    }

    @Test
    void classesAndSizesAreCoveredByMoreOfThem() {
        assertThat(classes("ARCHIVE", "DEEP_ARCHIVE").covers(classes("ARCHIVE")))
                .isTrue();
        assertThat(classes("ARCHIVE").covers(classes("ARCHIVE", "DEEP_ARCHIVE")))
                .isFalse();
        assertThat(classes("ARCHIVE").covers(RuleConditions.EVERYTHING)).isFalse();
        assertThat(sizes(1, 9).covers(sizes(1, 9))).isTrue();
        assertThat(sizes(2, 9).covers(sizes(1, 9))).isFalse();
        assertThat(sizes(1, 8).covers(sizes(1, 9))).isFalse();
        assertThat(sizes(1, 9).covers(RuleConditions.EVERYTHING)).isFalse();
    }

    @Test
    void triggersAreCoveredByMoreOfThem() {
        RuleConditions puts = on(new TriggerFilter(List.of("cos:ObjectCreated:Put"), false));
        RuleConditions manual = on(new TriggerFilter(List.of(), true));

        assertThat(RuleConditions.EVERYTHING.covers(puts)).isTrue();
        assertThat(RuleConditions.EVERYTHING.covers(manual)).isTrue();
        assertThat(puts.covers(RuleConditions.EVERYTHING)).isFalse();
        assertThat(puts.covers(manual)).isFalse();
        assertThat(manual.covers(puts)).isFalse();
    }

    private static RuleConditions buckets(String glob) {
        return new RuleConditions(
                globs(glob), List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), TriggerFilter.DEFAULT);
    }

    private static boolean holds(RuleConditions match, String bucket, String key) {
        return match.matches(ObjectRef.latest(bucket, "ap-guangzhou", key), Trigger.manual(), ObjectAttributes.NONE)
                == RuleConditions.MatchResult.YES;
    }
}
