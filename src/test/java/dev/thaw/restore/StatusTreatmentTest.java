package dev.thaw.restore;

import static dev.thaw.restore.Journeys.NOW;
import static dev.thaw.restore.Journeys.asked;
import static dev.thaw.restore.Journeys.listed;
import static dev.thaw.restore.Journeys.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.Overrides.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTreatmentTest {

    private static final Instant START = NOW.minus(Duration.ofHours(1));

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "STANDARD_IA", "MAZ_STANDARD"})
    void whatIsNotArchivedIsReadable(String storageClass) {
        ObjectState state = RecordingArchiveStore.archived(storageClass, 7);
        store.holding("k", state);
        assertThat(status(asked("k"))).isEqualTo(outcome(seen(state), Ending.of(OutcomeName.READABLE)));
        assertThat(OutcomeName.READABLE.word()).isEqualTo("NOT_ARCHIVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHIVE", "DEEP_ARCHIVE", "MAZ_ARCHIVE"})
    void whatHasNoCopyIsArchived(String storageClass) {
        ObjectState state = RecordingArchiveStore.archived(storageClass, 7);
        store.holding("k", state);
        assertThat(status(asked("k"))).isEqualTo(outcome(seen(state), Ending.of(OutcomeName.ARCHIVED)));
    }

    @Test
    void intelligentTieringIsAsItsLayerIs() {
        ObjectState frequent = RecordingArchiveStore.tiered("FREQUENT");
        ObjectState deep = RecordingArchiveStore.tiered("DEEP_ARCHIVE");
        store.holding("warm", frequent).holding("cold", deep).holding("untold", tiered(new CopyState.None()));
        assertThat(status(asked("warm")).name()).isEqualTo(OutcomeName.READABLE);
        assertThat(status(asked("cold")).name()).isEqualTo(OutcomeName.ARCHIVED);
        assertThat(status(asked("untold")).name()).isEqualTo(OutcomeName.ARCHIVED);
    }

    @Test
    void runningRestoreTellsItsTierItsStartAndWhenItIsReady() {
        ObjectState state = coming("ARCHIVE", Optional.of(Tier.BULK), Optional.of(START));
        store.holding("k", state);
        assertThat(status(asked("k")))
                .isEqualTo(outcome(
                        seen(state).onTerms(Tier.BULK, Optional.empty()),
                        Ending.of(OutcomeName.RESTORING)
                                .readyBy(Optional.of(START.plus(Duration.ofHours(12))))
                                .because("running since " + START)));
    }

    @Test
    void runningRestoreOfWhatLiesDeepTakesLonger() {
        store.holding("k", coming("DEEP_ARCHIVE", Optional.of(Tier.BULK), Optional.of(START)));
        assertThat(status(asked("k")).ending().readyBy()).contains(START.plus(Duration.ofHours(48)));
    }

    @Test
    void runningRestoreOfAnUntoldLayerIsTimedAsArchive() {
        store.holding("k", tiered(new CopyState.Coming(Optional.of(Tier.BULK), Optional.of(START))));
        assertThat(status(asked("k")).ending().readyBy()).contains(START.plus(Duration.ofHours(12)));
    }

    @Test
    void runningRestoreTellsNoMoreThanIsKnown() {
        ObjectState tierAlone = coming("ARCHIVE", Optional.of(Tier.STANDARD), Optional.empty());
        store.holding("tier", tierAlone)
                .holding("start", coming("ARCHIVE", Optional.empty(), Optional.of(START)))
                .holding("none", coming("ARCHIVE", Optional.empty(), Optional.empty()));

        ObjectOutcome tier = status(asked("tier"));
        assertThat(tier.dossier().tier()).contains(Tier.STANDARD);
        assertThat(tier.ending()).isEqualTo(Ending.of(OutcomeName.RESTORING));

        ObjectOutcome start = status(asked("start"));
        assertThat(start.dossier().tier()).isEmpty();
        assertThat(start.ending()).isEqualTo(Ending.of(OutcomeName.RESTORING).because("running since " + START));

        ObjectOutcome none = status(asked("none"));
        assertThat(none.dossier().tier()).isEmpty();
        assertThat(none.ending()).isEqualTo(Ending.of(OutcomeName.RESTORING));
    }

    @Test
    void restoredOneTellsHowLong() {
        ObjectState state = RecordingArchiveStore.with(new CopyState.Live(Optional.of(NOW)));
        store.holding("k", state).holding("untold", RecordingArchiveStore.with(new CopyState.Live(Optional.empty())));
        assertThat(status(asked("k")))
                .isEqualTo(outcome(seen(state), Ending.of(OutcomeName.RESTORED).restoredUntil(Optional.of(NOW))));
        assertThat(status(asked("untold")).ending()).isEqualTo(Ending.of(OutcomeName.RESTORED));
    }

    @Test
    void whatIsNotUnderstoodIsTold() {
        store.holding("class", of("COLD_ARCHIVE", new CopyState.None()))
                .holding("copy", of("ARCHIVE", new CopyState.Unreadable("odd")));
        assertThat(status(asked("class")).name()).isEqualTo(OutcomeName.READABLE);
        assertThat(status(asked("class")).detail().orElseThrow())
                .isEqualTo("storage class COLD_ARCHIVE is not known here:"
                        + " the object is taken for one that can be read without a restore");
        assertThat(status(asked("copy")).name()).isEqualTo(OutcomeName.ARCHIVED);
        assertThat(status(asked("copy")).dossier().notInspected()).isFalse();
        assertThat(status(asked("copy")).detail().orElseThrow()).endsWith("x-cos-restore: odd");
        store.holding("known", of("STANDARD", new CopyState.Unreadable("odd")));
        assertThat(status(asked("known")).detail()).isEmpty();
    }

    @Test
    void whatIsGoneIsMissing() {
        store.failingToInspect("k", failure(Optional.of("NoSuchKey")));
        assertThat(status(asked("k"))).isEqualTo(outcome(unseen(), Ending.of(OutcomeName.MISSING)));
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        Failure denied = failure(Optional.of("AccessDenied"));
        Failure untold = failure(Optional.empty());
        store.failingToInspect("k", denied).failingToInspect("untold", untold);
        assertThat(status(asked("k"))).isEqualTo(outcome(unseen(), Ending.of(denied)));
        assertThat(status(asked("untold")).ending()).isEqualTo(Ending.of(untold));
    }

    @Test
    void bucketOutsideIsNotLookedAt() {
        ObjectRef outside = ObjectRef.latest("other-1250000000", "ap-guangzhou", "k");
        ObjectOutcome outcome =
                status(new Candidate.Named(outside, Trigger.manual(), ObjectFacts.sized(7), Optional.empty()));
        assertThat(outcome)
                .isEqualTo(outcome(
                        Dossier.of(outside, ObjectFacts.sized(7)),
                        Ending.of(Failure.forGood(
                                OutcomeName.NOT_ALLOWED,
                                "bucket other-1250000000 is not among those that THAW_BUCKETS allows"))));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAsItCame() {
        Failure broken = Failure.forGood(OutcomeName.MALFORMED, "line 3: no key");
        assertThat(status(new Candidate.Unusable(broken))).isEqualTo(outcome(Dossier.UNREADABLE, Ending.of(broken)));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void whatAListingShowsAsReadableOrRunningIsTrusted(Look look) {
        assertThat(status(listed("k", of("STANDARD", new CopyState.Unknown())), look)
                        .name())
                .isEqualTo(OutcomeName.READABLE);
        ObjectOutcome running = status(listed("k", coming("ARCHIVE", Optional.empty(), Optional.empty())), look);
        assertThat(running.name()).isEqualTo(OutcomeName.RESTORING);
        assertThat(running.dossier().notInspected()).isFalse();
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whatAListingMayHideIsLookedAt() {
        ObjectState seen = of("ARCHIVE", new CopyState.Live(Optional.of(NOW)));
        store.holding("k", seen);
        assertThat(status(listed("k", of("ARCHIVE", new CopyState.Unknown())), Look.AT_EACH))
                .isEqualTo(outcome(seen(seen), Ending.of(OutcomeName.RESTORED).restoredUntil(Optional.of(NOW))));
        assertThat(status(listed("k", tiered(new CopyState.Unknown())), Look.AT_EACH)
                        .name())
                .isEqualTo(OutcomeName.RESTORED);
        assertThat(store.inspected()).containsExactly("k", "k");
    }

    @Test
    void whereTheListingIsTrustedTheReportSaysSo() {
        ObjectState state = of("ARCHIVE", new CopyState.Unknown());
        assertThat(status(listed("k", state), Look.AT_UNLISTED))
                .isEqualTo(outcome(seen(state).unseen(), Ending.of(OutcomeName.ARCHIVED)));
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whatNoListingShowsIsLookedAtAllTheSame() {
        store.holding("k", of("STANDARD", new CopyState.None()));
        assertThat(status(asked("k"), Look.AT_UNLISTED).name()).isEqualTo(OutcomeName.READABLE);
        assertThat(store.inspected()).containsExactly("k");
    }

    @Test
    void whatNobodyLookedAtHasNoState() {
        ArchiveStore blind = new ArchiveStore() {
            @Override
            public Inspection inspect(ObjectRef object) {
                return new Inspection.Omitted();
            }

            @Override
            public RestoreReply restore(RestoreRequest request) {
                throw new AssertionError("a status restores nothing");
            }
        };
        assertThat(treatment(blind, Look.AT_EACH).treat(asked("k")))
                .isEqualTo(outcome(
                        unseen().unseen(),
                        Ending.of(Failure.forNow(
                                OutcomeName.UNREACHABLE, "nobody looked at the object: its state is not known"))));
    }

    @Test
    void aStatusThatIsToLookAtNothingLooksAllTheSameWhereNothingIsTold() {
        store.holding("k", of("STANDARD", new CopyState.None()));
        assertThat(status(asked("k"), Look.AT_NONE).name()).isEqualTo(OutcomeName.READABLE);
        assertThat(store.inspected()).containsExactly("k");
    }

    private ObjectOutcome status(Candidate candidate) {
        return status(candidate, Look.AT_EACH);
    }

    private ObjectOutcome status(Candidate candidate, Look look) {
        ObjectOutcome outcome = treatment(store, look).treat(candidate);
        assertThat(store.restored()).isEmpty();
        return outcome;
    }

    private static Treatment treatment(ArchiveStore store, Look look) {
        Overrides overrides = new Overrides(Optional.empty(), Optional.empty(), false, look);
        return new StatusTreatment(bucket -> bucket.startsWith("archive-"), store, overrides);
    }

    private static ObjectOutcome outcome(Dossier dossier, Ending ending) {
        return new ObjectOutcome(dossier, ending);
    }

    private static Dossier unseen() {
        return Dossier.of(object("k"), ObjectFacts.NONE);
    }

    private static Dossier seen(ObjectState state) {
        return Dossier.of(object("k"), state.facts());
    }

    private static ObjectState of(String storageClass, CopyState copy) {
        return new ObjectState(10, new StorageClass(storageClass), Optional.empty(), copy);
    }

    private static ObjectState coming(String storageClass, Optional<Tier> tier, Optional<Instant> start) {
        return of(storageClass, new CopyState.Coming(tier, start));
    }

    /** In a layer that nobody told. */
    private static ObjectState tiered(CopyState copy) {
        return of("INTELLIGENT_TIERING", copy);
    }

    private static Failure failure(Optional<String> code) {
        return new Failure(OutcomeName.REJECTED, false, "for the test", code, Optional.of("id"));
    }
}
