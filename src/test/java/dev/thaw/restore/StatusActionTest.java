package dev.thaw.restore;

import static dev.thaw.restore.TestData.NOW;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.listed;
import static dev.thaw.restore.TestData.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.decision.RequestOverrides.InspectMode;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class StatusActionTest {

    private static final Instant START = NOW.minus(Duration.ofHours(1));

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "STANDARD_IA", "MAZ_STANDARD"})
    void whatIsNotArchivedIsReadable(String storageClass) {
        ObjectState state = RecordingArchiveStore.archived(storageClass, 7);
        store.holding("k", state);
        assertThat(status(asked("k"))).isEqualTo(outcome(seen(state), Outcome.of(OutcomeCode.READABLE)));
        assertThat(OutcomeCode.READABLE.word()).isEqualTo("NOT_ARCHIVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHIVE", "DEEP_ARCHIVE", "MAZ_ARCHIVE"})
    void whatHasNoCopyIsArchived(String storageClass) {
        ObjectState state = RecordingArchiveStore.archived(storageClass, 7);
        store.holding("k", state);
        assertThat(status(asked("k"))).isEqualTo(outcome(seen(state), Outcome.of(OutcomeCode.ARCHIVED)));
    }

    @Test
    void intelligentTieringIsAsItsLayerIs() {
        ObjectState frequent = RecordingArchiveStore.tiered("FREQUENT");
        ObjectState deep = RecordingArchiveStore.tiered("DEEP_ARCHIVE");
        store.holding("warm", frequent).holding("cold", deep).holding("unreported", tiered(new RestoreStatus.None()));
        assertThat(status(asked("warm")).name()).isEqualTo(OutcomeCode.READABLE);
        assertThat(status(asked("cold")).name()).isEqualTo(OutcomeCode.ARCHIVED);
        assertThat(status(asked("unreported")).name()).isEqualTo(OutcomeCode.ARCHIVED);
    }

    @Test
    void runningRestoreTellsItsTierItsStartAndWhenItIsReady() {
        ObjectState state = coming("ARCHIVE", Optional.of(Tier.BULK), Optional.of(START));
        store.holding("k", state);
        assertThat(status(asked("k")))
                .isEqualTo(outcome(
                        seen(state).withTerms(Tier.BULK, Optional.empty()),
                        Outcome.of(OutcomeCode.RESTORING)
                                .readyBy(Optional.of(START.plus(Duration.ofHours(12))))
                                .because("running since " + START)));
    }

    @Test
    void runningRestoreOfWhatLiesDeepTakesLonger() {
        store.holding("k", coming("DEEP_ARCHIVE", Optional.of(Tier.BULK), Optional.of(START)));
        assertThat(status(asked("k")).outcome().readyBy()).contains(START.plus(Duration.ofHours(48)));
    }

    @Test
    void runningRestoreOfAnUnreportedLayerIsTimedAsArchive() {
        store.holding("k", tiered(new RestoreStatus.InProgress(Optional.of(Tier.BULK), Optional.of(START))));
        assertThat(status(asked("k")).outcome().readyBy()).contains(START.plus(Duration.ofHours(12)));
    }

    @Test
    void runningRestoreTellsNoMoreThanIsKnown() {
        ObjectState tierAlone = coming("ARCHIVE", Optional.of(Tier.STANDARD), Optional.empty());
        store.holding("tier", tierAlone)
                .holding("start", coming("ARCHIVE", Optional.empty(), Optional.of(START)))
                .holding("none", coming("ARCHIVE", Optional.empty(), Optional.empty()));

        ObjectOutcome tier = status(asked("tier"));
        assertThat(tier.details().tier()).contains(Tier.STANDARD);
        assertThat(tier.outcome()).isEqualTo(Outcome.of(OutcomeCode.RESTORING));

        ObjectOutcome start = status(asked("start"));
        assertThat(start.details().tier()).isEmpty();
        assertThat(start.outcome()).isEqualTo(Outcome.of(OutcomeCode.RESTORING).because("running since " + START));

        ObjectOutcome none = status(asked("none"));
        assertThat(none.details().tier()).isEmpty();
        assertThat(none.outcome()).isEqualTo(Outcome.of(OutcomeCode.RESTORING));
    }

    @Test
    void restoredOneTellsHowLong() {
        ObjectState state = RecordingArchiveStore.with(new RestoreStatus.Available(Optional.of(NOW)));
        store.holding("k", state)
                .holding("unreported", RecordingArchiveStore.with(new RestoreStatus.Available(Optional.empty())));
        assertThat(status(asked("k")))
                .isEqualTo(outcome(seen(state), Outcome.of(OutcomeCode.RESTORED).restoredUntil(Optional.of(NOW))));
        assertThat(status(asked("unreported")).outcome()).isEqualTo(Outcome.of(OutcomeCode.RESTORED));
    }

    @Test
    void whatIsNotUnderstoodIsReported() {
        store.holding("class", of("COLD_ARCHIVE", new RestoreStatus.None()))
                .holding("copy", of("ARCHIVE", new RestoreStatus.Unreadable("odd")));
        assertThat(status(asked("class")).name()).isEqualTo(OutcomeCode.READABLE);
        assertThat(status(asked("class")).detail().orElseThrow())
                .isEqualTo("storage class COLD_ARCHIVE is not known here:"
                        + " the object is assumed to be readable without a restore");
        assertThat(status(asked("copy")).name()).isEqualTo(OutcomeCode.ARCHIVED);
        assertThat(status(asked("copy")).details().notInspected()).isFalse();
        assertThat(status(asked("copy")).detail().orElseThrow()).endsWith("x-cos-restore: odd");
        store.holding("known", of("STANDARD", new RestoreStatus.Unreadable("odd")));
        assertThat(status(asked("known")).detail()).isEmpty();
    }

    @Test
    void whatIsGoneIsMissing() {
        store.failingToInspect("k", failure(Optional.of("NoSuchKey")));
        assertThat(status(asked("k"))).isEqualTo(outcome(unseen(), Outcome.of(OutcomeCode.MISSING)));
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        Failure denied = failure(Optional.of("AccessDenied"));
        Failure unreported = failure(Optional.empty());
        store.failingToInspect("k", denied).failingToInspect("unreported", unreported);
        assertThat(status(asked("k"))).isEqualTo(outcome(unseen(), Outcome.of(denied)));
        assertThat(status(asked("unreported")).outcome()).isEqualTo(Outcome.of(unreported));
    }

    @Test
    void bucketOutsideIsNotLookedAt() {
        ObjectRef outside = ObjectRef.latest("other-1250000000", "ap-guangzhou", "k");
        ObjectOutcome outcome =
                status(new Candidate.Named(outside, Trigger.manual(), ObjectAttributes.sized(7), Optional.empty()));
        assertThat(outcome)
                .isEqualTo(outcome(
                        DecisionDetails.of(outside, ObjectAttributes.sized(7)),
                        Outcome.of(Failure.permanent(
                                OutcomeCode.NOT_ALLOWED,
                                "bucket other-1250000000 is not among those that THAW_BUCKETS allows"))));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsReportedAsItCame() {
        Failure broken = Failure.permanent(OutcomeCode.MALFORMED, "line 3: no key");
        assertThat(status(new Candidate.InvalidEntry(broken)))
                .isEqualTo(outcome(DecisionDetails.UNREADABLE, Outcome.of(broken)));
    }

    @ParameterizedTest
    @EnumSource(value = InspectMode.class, names = "ALWAYS", mode = EnumSource.Mode.EXCLUDE)
    void whatAListingShowsAsReadableOrRunningIsTrusted(InspectMode look) {
        assertThat(status(listed("k", of("STANDARD", new RestoreStatus.Unknown())), look)
                        .name())
                .isEqualTo(OutcomeCode.READABLE);
        ObjectOutcome running = status(listed("k", coming("ARCHIVE", Optional.empty(), Optional.empty())), look);
        assertThat(running.name()).isEqualTo(OutcomeCode.RESTORING);
        assertThat(running.details().notInspected()).isFalse();
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void readableObjectOfAListingIsNotInspectedAndARunningOneIsForItsTime() {
        ObjectState running = coming("ARCHIVE", Optional.of(Tier.STANDARD), Optional.of(NOW));
        store.holding("k", running);
        assertThat(status(listed("k", of("STANDARD", new RestoreStatus.Unknown())))
                        .name())
                .isEqualTo(OutcomeCode.READABLE);
        assertThat(store.inspected()).isEmpty();
        assertThat(status(listed("k", coming("ARCHIVE", Optional.empty(), Optional.empty())))
                        .outcome()
                        .readyBy())
                .contains(NOW.plus(Duration.ofHours(5)));
        assertThat(store.inspected()).containsExactly("k");
    }

    @Test
    void whatAListingMayHideIsLookedAt() {
        ObjectState seen = of("ARCHIVE", new RestoreStatus.Available(Optional.of(NOW)));
        store.holding("k", seen);
        assertThat(status(listed("k", of("ARCHIVE", new RestoreStatus.Unknown())), InspectMode.ALWAYS))
                .isEqualTo(outcome(seen(seen), Outcome.of(OutcomeCode.RESTORED).restoredUntil(Optional.of(NOW))));
        assertThat(status(listed("k", tiered(new RestoreStatus.Unknown())), InspectMode.ALWAYS)
                        .name())
                .isEqualTo(OutcomeCode.RESTORED);
        assertThat(store.inspected()).containsExactly("k", "k");
    }

    @Test
    void whereTheListingIsTrustedTheReportSaysSo() {
        ObjectState state = of("ARCHIVE", new RestoreStatus.Unknown());
        assertThat(status(listed("k", state), InspectMode.UNLESS_LISTED))
                .isEqualTo(outcome(seen(state).asNotInspected(), Outcome.of(OutcomeCode.ARCHIVED)));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whatNoListingShowsIsLookedAtAllTheSame() {
        store.holding("k", of("STANDARD", new RestoreStatus.None()));
        assertThat(status(asked("k"), InspectMode.UNLESS_LISTED).name()).isEqualTo(OutcomeCode.READABLE);
        assertThat(store.inspected()).containsExactly("k");
    }

    @Test
    void whatNobodyLookedAtHasNoState() {
        ArchiveStore blind = store.inspecting(object -> new Inspection.Omitted());
        assertThat(action(blind, InspectMode.ALWAYS).apply(asked("k")))
                .isEqualTo(outcome(
                        unseen().asNotInspected(),
                        Outcome.of(Failure.temporary(
                                OutcomeCode.UNREACHABLE, "the object was not inspected: its state is not known"))));
    }

    @Test
    void aStatusThatIsToLookAtNothingLooksAllTheSameWhereNothingIsReported() {
        store.holding("k", of("STANDARD", new RestoreStatus.None()));
        assertThat(status(asked("k"), InspectMode.NEVER).name()).isEqualTo(OutcomeCode.READABLE);
        assertThat(store.inspected()).containsExactly("k");
    }

    private ObjectOutcome status(Candidate candidate) {
        return status(candidate, InspectMode.ALWAYS);
    }

    private ObjectOutcome status(Candidate candidate, InspectMode look) {
        ObjectOutcome outcome = action(store, look).apply(candidate);
        assertThat(store.restored()).isEmpty();
        return outcome;
    }

    private static ObjectAction action(ArchiveStore store, InspectMode look) {
        RequestOverrides overrides = new RequestOverrides(Optional.empty(), Optional.empty(), false, look);
        return new StatusAction(bucket -> bucket.startsWith("archive-"), store, overrides);
    }

    private static ObjectOutcome outcome(DecisionDetails details, Outcome outcome) {
        return new ObjectOutcome(details, outcome);
    }

    private static DecisionDetails unseen() {
        return DecisionDetails.of(object("k"), ObjectAttributes.NONE);
    }

    private static DecisionDetails seen(ObjectState state) {
        return DecisionDetails.of(object("k"), state.facts());
    }

    private static ObjectState of(String storageClass, RestoreStatus copy) {
        return new ObjectState(10, new StorageClass(storageClass), Optional.empty(), copy);
    }

    private static ObjectState coming(String storageClass, Optional<Tier> tier, Optional<Instant> start) {
        return of(storageClass, new RestoreStatus.InProgress(tier, start));
    }

    /** In a layer that nobody reported. */
    private static ObjectState tiered(RestoreStatus copy) {
        return of("INTELLIGENT_TIERING", copy);
    }

    private static Failure failure(Optional<String> code) {
        return new Failure(OutcomeCode.REJECTED, false, "for the test", code, Optional.of("id"));
    }
}
