package dev.thaw.restore.decision;

import static dev.thaw.restore.RecordingArchiveStore.archived;
import static dev.thaw.restore.RecordingArchiveStore.tiered;
import static dev.thaw.restore.RecordingArchiveStore.with;
import static dev.thaw.restore.TestData.NOW;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.arrived;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.listed;
import static dev.thaw.restore.TestData.policy;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.TriggerFilter;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RecordingArchiveStore;
import dev.thaw.restore.TestData;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class ObjectEvaluatorTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void anArchivedObjectIsRestoredOnTheRulesTerms() {
        Report report = run(restoring(TERMS), asked("a.bin"));
        ObjectOutcome outcome = report.objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(outcome.details().rule()).contains("all");
        assertThat(outcome.outcome().readyBy()).contains(NOW.plus(Duration.ofHours(5)));
        assertThat(store.restored())
                .containsExactly(new RestoreRequest(TestData.object("a.bin"), Tier.STANDARD, Optional.of(3)));
    }

    @Test
    void aRuleThatOnlyMightSkipIsNoReason() {
        RuleConditions tiny = new RuleConditions(
                List.of(), List.of(), List.of(), Set.of(), Optional.empty(), Optional.of(1000L), TriggerFilter.DEFAULT);
        RestorePolicy policy = new RestorePolicy(
                List.of(new RestoreRule("tiny", tiny, new RuleAction.Skip("too small"))),
                Limits.NONE,
                Optional.empty());

        ObjectOutcome outcome = run(policy, asked("five-gigabytes")).objects().get(0);

        assertThat(outcome.name()).isEqualTo(OutcomeCode.NO_RULE);
        assertThat(outcome.details().rule()).isEmpty();
        assertThat(outcome.detail())
                .hasValueSatisfying(detail -> assertThat(detail).startsWith("rule tiny might skip it"));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void anArchiveLayerOfIntelligentTieringIsRestoredWithoutDays() {
        store.holding("a.bin", tiered("ARCHIVE"));
        run(restoring(TERMS), asked("a.bin"));
        assertThat(store.restored())
                .containsExactly(new RestoreRequest(TestData.object("a.bin"), Tier.STANDARD, Optional.empty()));
    }

    @Test
    void aWarmLayerOfIntelligentTieringIsNotArchived() {
        store.holding("a.bin", inLayer("INFREQUENT"));
        assertThat(names(run(restoring(TERMS), asked("a.bin")))).containsExactly(OutcomeCode.NOT_ARCHIVED);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void expeditedOnDeepArchiveBecomesStandardAndTheReportSaysSo() {
        store.holding("a.bin", archived("DEEP_ARCHIVE", 10));
        ObjectOutcome outcome = run(restoring(new RestoreTerms(Tier.EXPEDITED, 3, Optional.empty())), asked("a.bin"))
                .objects()
                .get(0);
        assertThat(outcome.details().tier()).contains(Tier.STANDARD);
        assertThat(outcome.detail()).contains("Expedited is not offered for DEEP_ARCHIVE: Standard instead");
        assertThat(outcome.outcome().readyBy()).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aLiveCopyIsLeftAlone() {
        store.holding("a.bin", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofDays(1))))));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a.bin")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeCode.ALREADY_RESTORED);
        assertThat(outcome.outcome().restoredUntil()).contains(NOW.plus(Duration.ofDays(1)));
        assertThat(store.inspected()).containsExactly("a.bin");
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aLiveCopyIsRenewedOnceLessThanTheRulesTimeIsLeft() {
        store.holding("early", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofHours(49))))))
                .holding("late", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofHours(47))))))
                .replying("late", new RestoreReply.Extended("id"));
        RestorePolicy policy = restoring(new RestoreTerms(Tier.BULK, 3, Optional.of(Duration.ofDays(2))));
        assertThat(names(run(policy, asked("early"), asked("late"))))
                .containsExactly(OutcomeCode.ALREADY_RESTORED, OutcomeCode.EXTENDED);
    }

    @Test
    void noRenewalShortensALiveCopy() {
        store.holding("a", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofDays(4))))));
        RestorePolicy policy = restoring(new RestoreTerms(Tier.BULK, 30, Optional.of(Duration.ofDays(10))));
        RequestOverrides oneDay =
                new RequestOverrides(Optional.empty(), Optional.of(1), false, RequestOverrides.InspectMode.ALWAYS);
        assertThat(names(TestData.flow(policy, store, oneDay)
                        .restoreNamed(TestData.placed(asked("a")), TestData.start())))
                .containsExactly(OutcomeCode.ALREADY_RESTORED);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aRequestExtendsWhereItGainsADay() {
        store.holding("gains", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofDays(2))))))
                .holding("gains less", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofHours(49))))))
                .replying("gains", new RestoreReply.Extended("id"));
        RequestOverrides extend =
                new RequestOverrides(Optional.empty(), Optional.empty(), true, RequestOverrides.InspectMode.ALWAYS);
        Report report = TestData.flow(restoring(TERMS), store, extend)
                .restoreNamed(TestData.placed(asked("gains"), asked("gains less")), TestData.start());
        assertThat(names(report)).containsExactly(OutcomeCode.EXTENDED, OutcomeCode.ALREADY_RESTORED);
    }

    @Test
    void aCopyWithoutExpiryIsLeftAlone() {
        store.holding("a", with(new RestoreStatus.Available(Optional.empty())));
        assertThat(names(run(restoring(TERMS), asked("a")))).containsExactly(OutcomeCode.ALREADY_RESTORED);
    }

    @Test
    void aHeaderThatNobodyUnderstandsIsNamedAndNoListingBlamed() {
        store.holding("a", with(new RestoreStatus.Unreadable("odd")));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(outcome.details().notInspected()).isFalse();
        assertThat(outcome.detail())
                .contains("whether it is restored already cannot be read from its header x-cos-restore: odd");
    }

    @Test
    void aClassOrLayerThatNobodyKnowsIsNamed() {
        store.holding(
                        "class",
                        new ObjectState(
                                1, new StorageClass("COLD_ARCHIVE"), Optional.empty(), new RestoreStatus.None()))
                .holding("layer", inLayer("FROZEN"))
                .holding("warm", inLayer("INFREQUENT"));
        Report report = run(restoring(TERMS), asked("class"), asked("layer"), asked("warm"));
        assertThat(names(report))
                .containsExactly(OutcomeCode.NOT_ARCHIVED, OutcomeCode.NOT_ARCHIVED, OutcomeCode.NOT_ARCHIVED);
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
        assertThat(names(run(restoring(TERMS), asked("a")))).containsExactly(OutcomeCode.ACCEPTED);
    }

    private static ObjectState inLayer(String layer) {
        return new ObjectState(
                1, new StorageClass("INTELLIGENT_TIERING"), Optional.of(layer), new RestoreStatus.None());
    }

    @Test
    void aRunningRestoreIsLeftAloneAndItsEndReported() {
        store.holding("a", with(new RestoreStatus.InProgress(Optional.of(Tier.BULK), Optional.of(NOW))));
        ObjectOutcome outcome = run(restoring(TERMS), asked("a")).objects().get(0);
        assertThat(outcome.name()).isEqualTo(OutcomeCode.IN_PROGRESS);
        assertThat(outcome.outcome().readyBy()).contains(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void anObjectThatNoRestoreRuleCanMatchCostsNoRequest() {
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "small",
                        TestData.match("**", Set.of("STANDARD"), Optional.empty()),
                        new RuleAction.Skip("small")),
                rule("rest", "**", new RuleAction.Skip("nothing")));
        assertThat(names(run(policy, asked("a")))).containsExactly(OutcomeCode.SKIPPED_BY_RULE);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void classDecidesAfterTheInspection() {
        store.holding("deep", archived("DEEP_ARCHIVE", 10));
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "archive only",
                        TestData.match("**", Set.of("ARCHIVE"), Optional.empty()),
                        new RuleAction.Restore(TERMS)));
        assertThat(names(run(policy, asked("deep"), asked("shallow"))))
                .containsExactly(OutcomeCode.NO_RULE, OutcomeCode.ACCEPTED);
    }

    @Test
    void aForeignBucketIsNotAllowed() {
        ObjectRef foreign = ObjectRef.latest("other-1250000000", "ap-guangzhou", "a");
        Report report = run(
                restoring(TERMS),
                new Candidate.Named(foreign, Trigger.manual(), ObjectAttributes.NONE, Optional.empty()));
        assertThat(names(report)).containsExactly(OutcomeCode.NOT_ALLOWED);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void ourOwnEchoIsIgnored() {
        assertThat(names(run(restoring(TERMS), arrived("a", 1, "cos:ObjectRestore:Post"))))
                .containsExactly(OutcomeCode.IGNORED_EVENT);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void aFolderMarkerIsSkippedBeforeAndAfterTheInspection() {
        store.holding("seen/", new ObjectState(0, StorageClass.STANDARD, Optional.empty(), new RestoreStatus.None()));
        assertThat(names(run(restoring(TERMS), arrived("reported/", 0, "cos:ObjectCreated:Put"), asked("seen/"))))
                .containsExactly(OutcomeCode.FOLDER, OutcomeCode.FOLDER);
        assertThat(store.inspected()).containsExactly("seen/");
    }

    @Test
    void aListingSparesTheLookWhereItTellsEnough() {
        Report report = run(
                restoring(TERMS),
                listed(
                        "warm",
                        new ObjectState(1, StorageClass.STANDARD, Optional.empty(), new RestoreStatus.Unknown())),
                listed("runs", with(new RestoreStatus.InProgress(Optional.empty(), Optional.empty()))),
                listed("cold", with(new RestoreStatus.Unknown())));
        assertThat(names(report))
                .containsExactly(OutcomeCode.NOT_ARCHIVED, OutcomeCode.IN_PROGRESS, OutcomeCode.ACCEPTED);
        assertThat(store.inspected()).containsExactly("cold");
    }

    @Test
    void aTrustedListingSparesEveryLookAndTheReportSaysSo() {
        RequestOverrides trusting = new RequestOverrides(
                Optional.empty(), Optional.empty(), false, RequestOverrides.InspectMode.UNLESS_LISTED);
        Report report = TestData.flow(restoring(TERMS), store, trusting)
                .restoreNamed(TestData.placed(listed("cold", with(new RestoreStatus.Unknown()))), TestData.start());
        assertThat(store.inspected()).isEmpty();
        assertThat(report.objects().get(0).details().notInspected()).isTrue();
    }

    @Test
    void aPlanSendsNothing() {
        RequestOverrides planning =
                new RequestOverrides(Optional.empty(), Optional.empty(), false, RequestOverrides.InspectMode.NEVER);
        Report report = TestData.flow(restoring(TERMS), new DryRunStore(store), planning)
                .restoreNamed(TestData.placed(asked("a")), TestData.start());
        assertThat(names(report)).containsExactly(OutcomeCode.WOULD_RESTORE);
        assertThat(report.objects().get(0).details().notInspected()).isTrue();
        assertThat(report.totals().summary().accepted()).isEqualTo(1);
        assertThat(store.inspected()).isEmpty();
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aFailedInspectionEndsTheObject() {
        Failure missing =
                new Failure(OutcomeCode.REJECTED, false, "no such object", Optional.of("NoSuchKey"), Optional.of("id"));
        store.failingToInspect("gone", missing);
        ObjectOutcome outcome = run(restoring(TERMS), asked("gone")).objects().get(0);
        assertThat(outcome.outcome()).isEqualTo(Outcome.of(missing));
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void anEventThatNoRuleListensToIsNamedUnlessItsNameIsEndless() {
        String longest = "cos:" + "e".repeat(76);
        assertThat(run(restoring(TERMS), arrived("a", 1, longest), arrived("b", 1, longest + "e"))
                        .objects())
                .extracting(outcome -> outcome.detail().orElseThrow())
                .containsExactly("no rule is for the event " + longest, "no rule is for the event " + longest + "…");
    }

    @Test
    void theSizeThatAnEventNamesDecidesNothingAgainstTheInspection() {
        RestoreTerms bulk = new RestoreTerms(Tier.BULK, 7, Optional.empty());
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "large", TestData.match("**", Set.of(), Optional.of(1000L)), new RuleAction.Restore(bulk)),
                new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(TERMS)));
        store.holding("a", archived("ARCHIVE", 10)).holding("b", archived("ARCHIVE", 5000));

        List<ObjectOutcome> outcomes = run(
                        policy,
                        arrived("a", 5000, "cos:ObjectCreated:Put"),
                        arrived("b", 5000, "cos:ObjectCreated:Put"))
                .objects();

        assertThat(outcomes)
                .extracting(outcome -> outcome.details().rule().orElseThrow())
                .containsExactly("all", "large");
    }

    @Test
    void aPlanWithoutInspectionSaysWhatTheRuleDependsOn() {
        RestorePolicy policy = policy(
                Limits.NONE,
                new RestoreRule(
                        "cold",
                        TestData.match("**", Set.of("ARCHIVE"), Optional.empty()),
                        new RuleAction.Restore(TERMS)));
        ObjectOutcome outcome = plan(policy, RequestOverrides.InspectMode.NEVER, asked("a"));
        assertThat(outcome.name()).isEqualTo(OutcomeCode.WOULD_RESTORE);
        assertThat(outcome.details().rule()).isEmpty();
        assertThat(outcome.outcome().readyBy()).isEmpty();
        assertThat(outcome.detail())
                .contains("which rule matches depends on class or size; use \"inspect\": \"head\" to find out");
    }

    @Test
    void onlyWhatIsKnownNeedsNoInspection() {
        Candidate.Named known = new Candidate.Named(
                TestData.object("known"),
                Trigger.manual(),
                new ObjectAttributes(Optional.of(10L), Optional.of(new StorageClass("DEEP_ARCHIVE"))),
                Optional.empty());
        Candidate.Named ofUnknownClass = arrived("sized", 10, "cos:ObjectCreated:Put");
        Candidate.Named ofUnknownSize = new Candidate.Named(
                TestData.object("classified"),
                Trigger.manual(),
                new ObjectAttributes(Optional.empty(), Optional.of(new StorageClass("ARCHIVE"))),
                Optional.empty());

        ObjectOutcome outcome = plan(restoring(TERMS), RequestOverrides.InspectMode.UNLESS_KNOWN, known);
        plan(restoring(TERMS), RequestOverrides.InspectMode.UNLESS_KNOWN, ofUnknownClass);
        plan(restoring(TERMS), RequestOverrides.InspectMode.UNLESS_KNOWN, ofUnknownSize);

        assertThat(store.inspected()).containsExactly("sized", "classified");
        assertThat(outcome.details().notInspected()).isTrue();
        assertThat(outcome.outcome().readyBy()).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aPlanOfAnExtensionSaysUntilWhen() {
        store.holding("a", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofHours(1))))));
        RequestOverrides extend =
                new RequestOverrides(Optional.empty(), Optional.empty(), true, RequestOverrides.InspectMode.ALWAYS);
        ObjectOutcome planned = TestData.flow(restoring(TERMS), new DryRunStore(store), extend)
                .restoreNamed(TestData.placed(asked("a")), TestData.start())
                .objects()
                .get(0);
        assertThat(planned.name()).isEqualTo(OutcomeCode.WOULD_EXTEND);
        assertThat(planned.outcome().restoredUntil()).contains(NOW.plus(Duration.ofDays(3)));

        store.replying("a", new RestoreReply.Extended("id"));
        ObjectOutcome extended = TestData.flow(restoring(TERMS), store, extend)
                .restoreNamed(TestData.placed(asked("a")), TestData.start())
                .objects()
                .get(0);
        assertThat(extended.outcome().restoredUntil()).contains(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void aRenewalNeedsLessThanTheRulesTimeAndAGain() {
        store.holding("at the time", with(new RestoreStatus.Available(Optional.of(NOW.plus(Duration.ofDays(2))))));
        assertThat(names(run(
                        restoring(new RestoreTerms(Tier.BULK, 3, Optional.of(Duration.ofDays(2)))),
                        asked("at the time"))))
                .containsExactly(OutcomeCode.ALREADY_RESTORED);
        assertThat(names(run(
                        restoring(new RestoreTerms(Tier.BULK, 2, Optional.of(Duration.ofDays(5)))),
                        asked("at the time"))))
                .containsExactly(OutcomeCode.ALREADY_RESTORED);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aKeyThatLooksLikeAMistakeIsNamedOnlyWhereNothingIsFound() {
        Failure missing =
                new Failure(OutcomeCode.REJECTED, false, "no such object", Optional.of("NoSuchKey"), Optional.of("id"));
        Failure denied =
                new Failure(OutcomeCode.REJECTED, false, "denied", Optional.of("AccessDenied"), Optional.of("id"));
        store.failingToInspect("\\a", missing).failingToInspect(";a", missing).failingToInspect("a%20b", denied);
        assertThat(run(restoring(TERMS), asked("\\a"), asked(";a"), asked("a%20b"))
                        .objects())
                .extracting(outcome -> outcome.detail().orElseThrow())
                .containsExactly(
                        "no such object; the key holds a backslash, but folders end with a slash",
                        "no such object; the key holds a semicolon, which does not separate columns",
                        "denied");
    }

    private ObjectOutcome plan(RestorePolicy policy, RequestOverrides.InspectMode mode, Candidate candidate) {
        RequestOverrides overrides = new RequestOverrides(Optional.empty(), Optional.empty(), false, mode);
        return TestData.flow(policy, new DryRunStore(store), overrides)
                .restoreNamed(TestData.placed(candidate), TestData.start())
                .objects()
                .get(0);
    }

    private Report run(RestorePolicy policy, Candidate... candidates) {
        return TestData.flow(policy, store, RequestOverrides.NONE, TestData.AMPLE, 1)
                .restoreNamed(TestData.placed(candidates), TestData.start());
    }

    private static List<OutcomeCode> names(Report report) {
        return report.objects().stream().map(ObjectOutcome::name).toList();
    }
}
