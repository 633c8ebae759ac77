package dev.thaw.policy;

import static dev.thaw.policy.Rules.classes;
import static dev.thaw.policy.Rules.globs;
import static dev.thaw.policy.Rules.keys;
import static dev.thaw.policy.Rules.match;
import static dev.thaw.policy.Rules.on;
import static dev.thaw.policy.Rules.sizes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleMatchTest {

    private static final RuleMatch LEGAL_WITHOUT_DRAFTS =
            match(globs("legal/**"), globs("legal/drafts/**"), Set.of(), Optional.empty(), Optional.empty());
    private static final RuleMatch ARCHIVE_BUCKETS = buckets("archive-*");

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
        assertThat(RuleMatch.EVERYTHING.covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(RuleMatch.EVERYTHING.covers(ARCHIVE_BUCKETS)).isTrue();
        assertThat(RuleMatch.EVERYTHING.covers(sizes(1, 2))).isTrue();
        assertThat(keys("**").covers(RuleMatch.EVERYTHING)).isTrue();
        assertThat(keys("*").covers(RuleMatch.EVERYTHING)).isFalse();
    }

    @Test
    void narrowConditionsCoverNarrowerOnes() {
        assertThat(keys("legal/**", "b").covers(keys("b", "legal/x"))).isTrue();
        assertThat(keys("legal/**").covers(keys("b", "legal/x"))).isFalse();
        assertThat(keys("legal/**").covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(LEGAL_WITHOUT_DRAFTS.covers(keys("legal/**"))).isFalse();
        assertThat(LEGAL_WITHOUT_DRAFTS.covers(LEGAL_WITHOUT_DRAFTS)).isTrue();
        assertThat(ARCHIVE_BUCKETS.covers(buckets("archive-x-*"))).isTrue();
        assertThat(ARCHIVE_BUCKETS.covers(RuleMatch.EVERYTHING)).isFalse();
    }

    @Test
    void classesAndSizesAreCoveredByMoreOfThem() {
        assertThat(classes("ARCHIVE", "DEEP_ARCHIVE").covers(classes("ARCHIVE")))
                .isTrue();
        assertThat(classes("ARCHIVE").covers(classes("ARCHIVE", "DEEP_ARCHIVE")))
                .isFalse();
        assertThat(classes("ARCHIVE").covers(RuleMatch.EVERYTHING)).isFalse();
        assertThat(sizes(1, 9).covers(sizes(1, 9))).isTrue();
        assertThat(sizes(2, 9).covers(sizes(1, 9))).isFalse();
        assertThat(sizes(1, 8).covers(sizes(1, 9))).isFalse();
        assertThat(sizes(1, 9).covers(RuleMatch.EVERYTHING)).isFalse();
    }

    @Test
    void triggersAreCoveredByMoreOfThem() {
        RuleMatch puts = on(new TriggerMatch(List.of("cos:ObjectCreated:Put"), false));
        RuleMatch manual = on(new TriggerMatch(List.of(), true));

        assertThat(RuleMatch.EVERYTHING.covers(puts)).isTrue();
        assertThat(RuleMatch.EVERYTHING.covers(manual)).isTrue();
        assertThat(puts.covers(RuleMatch.EVERYTHING)).isFalse();
        assertThat(puts.covers(manual)).isFalse();
        assertThat(manual.covers(puts)).isFalse();
    }

    private static RuleMatch buckets(String glob) {
        return new RuleMatch(
                globs(glob), List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), TriggerMatch.DEFAULT);
    }

    private static boolean holds(RuleMatch match, String bucket, String key) {
        return match.matches(ObjectRef.latest(bucket, "ap-guangzhou", key), Trigger.manual(), ObjectFacts.NONE)
                == RuleMatch.Answer.YES;
    }
}
