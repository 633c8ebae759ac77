package dev.thaw.restore;

import static dev.thaw.restore.Journeys.NOW;
import static dev.thaw.restore.Journeys.TERMS;
import static dev.thaw.restore.Journeys.arrived;
import static dev.thaw.restore.Journeys.asked;
import static dev.thaw.restore.Journeys.listed;
import static dev.thaw.restore.Journeys.policy;
import static dev.thaw.restore.Journeys.restoring;
import static dev.thaw.restore.Journeys.rule;
import static dev.thaw.restore.RecordingArchiveStore.archived;
import static dev.thaw.restore.RecordingArchiveStore.tiered;
import static dev.thaw.restore.RecordingArchiveStore.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleMatch;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.TriggerMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void anArchivedObjectIsRestoredOnTheRulesTerms() {
        Report report = run(restoring(TERMS), asked("a.bin"));
        ObjectOutcome outcome = report.objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeName.ACCEPTED);
        assertThat(outcome.dossier().rule()).contains("all");
        assertThat(outcome.ending().readyBy()).contains(NOW.plus(Duration.ofHours(5)));
        assertThat(store.restored())
                .containsExactly(new RestoreRequest(Journeys.object("a.bin"), Tier.STANDARD, Optional.of(3)));
    }

    @Test
    void aRuleThatOnlyMightSkipIsNoReason() {
        RuleMatch tiny = new RuleMatch(
                List.of(), List.of(), List.of(), Set.of(), Optional.empty(), Optional.of(1000L), TriggerMatch.DEFAULT);
        RestorePolicy policy = new RestorePolicy(
                List.of(new RestoreRule("tiny", tiny, new RuleAction.Skip("too small"))),
                Limits.NONE,
                Optional.empty());

        ObjectOutcome outcome = run(policy, asked("five-gigabytes")).objects().get(0);

        assertThat(outcome.name()).isEqualTo(OutcomeName.NO_RULE);
        assertThat(outcome.dossier().rule()).isEmpty();
        assertThat(outcome.detail())
                .hasValueSatisfying(detail -> assertThat(detail).startsWith("rule tiny might skip it"));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void anArchiveLayerOfIntelligentTieringIsRestoredWithoutDays() {
        store.holding("a.bin", tiered("ARCHIVE"));
        run(restoring(TERMS), asked("a.bin"));
        assertThat(store.restored())
                .containsExactly(new RestoreRequest(Journeys.object("a.bin"), Tier.STANDARD, Optional.empty()));
    }

    @Test
    void aWarmLayerOfIntelligentTieringIsNotArchived() {
        store.holding("a.bin", inLayer("INFREQUENT"));
        assertThat(names(run(restoring(TERMS), asked("a.bin")))).containsExactly(OutcomeName.NOT_ARCHIVED);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void expeditedOnDeepArchiveBecomesStandardAndTheReportSaysSo() {
        store.holding("a.bin", archived("DEEP_ARCHIVE", 10));
        ObjectOutcome outcome = run(restoring(new RestoreTerms(Tier.EXPEDITED, 3, Optional.empty())), asked("a.bin"))
                .objects()
                .get(0);
        assertThat(outcome.dossier().tier()).contains(Tier.STANDARD);
        assertThat(outcome.detail()).contains("Expedited is not offered for DEEP_ARCHIVE: Standard instead");
        assertThat(outcome.ending().readyBy()).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aLiveCopyIsLeftAlone() {
        store.holding("a.bin", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofDays(1))))));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a.bin")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeName.ALREADY_RESTORED);
        assertThat(outcome.ending().restoredUntil()).contains(NOW.plus(Duration.ofDays(1)));
        assertThat(store.inspected()).containsExactly("a.bin");
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aLiveCopyIsRenewedOnceLessThanTheRulesTimeIsLeft() {
        store.holding("early", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofHours(49))))))
                .holding("late", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofHours(47))))))
                .replying("late", new RestoreReply.Extended("id"));
        RestorePolicy policy = restoring(new RestoreTerms(Tier.BULK, 3, Optional.of(Duration.ofDays(2))));
        assertThat(names(run(policy, asked("early"), asked("late"))))
                .containsExactly(OutcomeName.ALREADY_RESTORED, OutcomeName.EXTENDED);
    }

    @Test
    void noRenewalShortensALiveCopy() {
        store.holding("a", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofDays(4))))));
        RestorePolicy policy = restoring(new RestoreTerms(Tier.BULK, 30, Optional.of(Duration.ofDays(10))));
        Overrides oneDay = new Overrides(Optional.empty(), Optional.of(1), false, Overrides.Look.AT_EACH);
        assertThat(names(Journeys.flow(policy, store, oneDay)
                        .restoreNamed(Journeys.placed(asked("a")), Journeys.start())))
                .containsExactly(OutcomeName.ALREADY_RESTORED);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aRequestExtendsWhereItGainsADay() {
        store.holding("gains", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofDays(2))))))
                .holding("gains less", with(new CopyState.Live(Optional.of(NOW.plus(Duration.ofHours(49))))))
                .replying("gains", new RestoreReply.Extended("id"));
        Overrides extend = new Overrides(Optional.empty(), Optional.empty(), true, Overrides.Look.AT_EACH);
        Report report = Journeys.flow(restoring(TERMS), store, extend)
                .restoreNamed(Journeys.placed(asked("gains"), asked("gains less")), Journeys.start());
        assertThat(names(report)).containsExactly(OutcomeName.EXTENDED, OutcomeName.ALREADY_RESTORED);
    }

    @Test
    void aCopyWithoutExpiryIsLeftAlone() {
        store.holding("a", with(new CopyState.Live(Optional.empty())));
        assertThat(names(run(restoring(TERMS), asked("a")))).containsExactly(OutcomeName.ALREADY_RESTORED);
    }

    @Test
    void aHeaderThatNobodyUnderstandsIsNamedAndNoListingBlamed() {
        store.holding("a", with(new CopyState.Unreadable("odd")));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeName.ACCEPTED);
        assertThat(outcome.dossier().notInspected()).isFalse();
        assertThat(outcome.detail())
                .contains("whether it is restored already cannot be read from its header x-cos-restore: odd");
    }

    @Test
    void aClassOrLayerThatNobodyKnowsIsNamed() {
        store.holding(
                        "class",
                        new ObjectState(1, new StorageClass("COLD_ARCHIVE"), Optional.empty(), new CopyState.None()))
                .holding("layer", inLayer("FROZEN"))
                .holding("warm", inLayer("INFREQUENT"));
        Report report = run(restoring(TERMS), asked("class"), asked("layer"), asked("warm"));
        assertThat(names(report))
                .containsExactly(OutcomeName.NOT_ARCHIVED, OutcomeName.NOT_ARCHIVED, OutcomeName.NOT_ARCHIVED);
        assertThat(report.objects().get(0).detail().orElseThrow())
                .startsWith("storage class COLD_ARCHIVE is not known");
        assertThat(report.objects().get(1).detail().orElseThrow())
                .startsWith("layer FROZEN of INTELLIGENT_TIERING is not known");
        assertThat(report.objects().get(2).detail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARCHIVE",
                "ARCHIVE_ACCESS",
                "ARCHIVEACCESS",
                "DEEP_ARCHIVE",
                "DEEPARCHIVE",
                "DEEP-ARCHIVE-ACCESS"
            })
    void anArchiveLayerIsKnownHoweverItIsSpelt(String layer) {
        store.holding("a", inLayer(layer));
        assertThat(names(run(restoring(TERMS), asked("a")))).containsExactly(OutcomeName.ACCEPTED);
    }

    private static ObjectState inLayer(String layer) {
        return new ObjectState(1, new StorageClass("INTELLIGENT_TIERING"), Optional.of(layer), new CopyState.None());
    }

    @Test
    void aRunningRestoreIsLeftAloneAndItsEndTold() {
        store.holding("a", with(new CopyState.Coming(Optional.of(Tier.BULK), Optional.of(NOW))));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeName.IN_PROGRESS);
        assertThat(outcome.ending().readyBy()).contains(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void anObjectThatNoRestoreRuleCanMatchCostsNoRequest() {
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "small",
                        Journeys.match("**", Set.of("STANDARD"), Optional.empty()),
                        new RuleAction.Skip("small")),
                rule("rest", "**", new RuleAction.Skip("nothing")));
        assertThat(names(run(policy, asked("a")))).containsExactly(OutcomeName.SKIPPED_BY_RULE);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void classDecidesAfterTheInspection() {
        store.holding("deep", archived("DEEP_ARCHIVE", 10));
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "archive only",
                        Journeys.match("**", Set.of("ARCHIVE"), Optional.empty()),
                        new RuleAction.Restore(TERMS)));
        assertThat(names(run(policy, asked("deep"), asked("shallow"))))
                .containsExactly(OutcomeName.NO_RULE, OutcomeName.ACCEPTED);
    }

    @Test
    void aForeignBucketIsNotAllowed() {
        ObjectRef foreign = ObjectRef.latest("other-1250000000", "ap-guangzhou", "a");
        Report report = run(
                restoring(TERMS), new Candidate.Named(foreign, Trigger.manual(), ObjectFacts.NONE, Optional.empty()));
        assertThat(names(report)).containsExactly(OutcomeName.NOT_ALLOWED);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void ourOwnEchoIsIgnored() {
        assertThat(names(run(restoring(TERMS), arrived("a", 1, "cos:ObjectRestore:Post"))))
                .containsExactly(OutcomeName.IGNORED_EVENT);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void aFolderMarkerIsSkippedBeforeAndAfterTheInspection() {
        store.holding("seen/", new ObjectState(0, StorageClass.STANDARD, Optional.empty(), new CopyState.None()));
        assertThat(names(run(restoring(TERMS), arrived("told/", 0, "cos:ObjectCreated:Put"), asked("seen/"))))
                .containsExactly(OutcomeName.FOLDER, OutcomeName.FOLDER);
        assertThat(store.inspected()).containsExactly("seen/");
    }

    @Test
    void aListingSparesTheLookWhereItTellsEnough() {
        Report report = run(
                restoring(TERMS),
                listed("warm", new ObjectState(1, StorageClass.STANDARD, Optional.empty(), new CopyState.Unknown())),
                listed("runs", with(new CopyState.Coming(Optional.empty(), Optional.empty()))),
                listed("cold", with(new CopyState.Unknown())));
        assertThat(names(report))
                .containsExactly(OutcomeName.NOT_ARCHIVED, OutcomeName.IN_PROGRESS, OutcomeName.ACCEPTED);
        assertThat(store.inspected()).containsExactly("cold");
    }

    @Test
    void aTrustedListingSparesEveryLookAndTheReportSaysSo() {
        Overrides trusting = new Overrides(Optional.empty(), Optional.empty(), false, Overrides.Look.AT_UNLISTED);
        Report report = Journeys.flow(restoring(TERMS), store, trusting)
                .restoreNamed(Journeys.placed(listed("cold", with(new CopyState.Unknown()))), Journeys.start());
        assertThat(store.inspected()).isEmpty();
        assertThat(report.objects().get(0).dossier().notInspected()).isTrue();
    }

    @Test
    void aPlanSendsNothing() {
        Overrides planning = new Overrides(Optional.empty(), Optional.empty(), false, Overrides.Look.AT_NONE);
        Report report = Journeys.flow(restoring(TERMS), new PlanningStore(store), planning)
                .restoreNamed(Journeys.placed(asked("a")), Journeys.start());
        assertThat(names(report)).containsExactly(OutcomeName.WOULD_RESTORE);
        assertThat(report.objects().get(0).dossier().notInspected()).isTrue();
        assertThat(report.tally().summary().accepted()).isEqualTo(1);
        assertThat(store.inspected()).isEmpty();
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aFailedInspectionEndsTheObject() {
        Failure missing =
                new Failure(OutcomeName.REJECTED, false, "no such object", Optional.of("NoSuchKey"), Optional.of("id"));
        store.failingToInspect("gone", missing);
        ObjectOutcome outcome = run(restoring(TERMS), asked("gone")).objects().get(0);
        assertThat(outcome.ending()).isEqualTo(Ending.of(missing));
        assertThat(store.restored()).isEmpty();
    }

    private Report run(RestorePolicy policy, Candidate... candidates) {
        return Journeys.flow(policy, store, Overrides.NONE, Journeys.AMPLE, 1)
                .restoreNamed(Journeys.placed(candidates), Journeys.start());
    }

    private static List<OutcomeName> names(Report report) {
        return report.objects().stream().map(ObjectOutcome::name).toList();
    }
}
