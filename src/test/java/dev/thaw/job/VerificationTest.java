package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waiting: when objects are looked at, how many, and what becomes of those that do not come. */
class VerificationTest {

    private final JobLab lab = new JobLab();

    private record Look(long minutes, int heads) {}

    private JobId requested(int objects) {
        lab.archive.fill(objects);
        JobId id = lab.create("job");
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
        lab.archive.takeHeads();
        return id;
    }

    private List<Look> looksUntilEnd(JobId id) {
        List<Look> looks = new ArrayList<>();
        while (lab.state(id).phase().isOpen()) {
            lab.tickWhenDue(id);
            looks.add(new Look(
                    Duration.between(VirtualClock.START, lab.clock.instant()).toMinutes(), lab.archive.takeHeads()));
            assertThat(looks).hasSizeLessThan(200);
        }
        return looks;
    }

    /** Bulk takes 5 to 12 hours. */
    @Test
    void fewObjectsAreAllLookedAtFromTheFirstReadyTimeOn() {
        lab.archive.slowness = 6.0 / 12;
        JobId id = requested(3);
        assertThat(looksUntilEnd(id))
                .containsExactly(
                        new Look(300, 3), new Look(305, 3), new Look(315, 3), new Look(335, 3), new Look(375, 3));
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.state(id).readableUntil())
                .contains(VirtualClock.START.plus(Duration.ofHours(6)).plus(Duration.ofDays(3)));
        assertThat(lab.rows(id, "verified/")).hasSize(15);
    }

    @Test
    void ofManyObjectsAHundredAreLookedAtUntilNoneOfTheseIsRunning() {
        lab.archive.slowness = 6.0 / 12;
        JobId id = requested(5000);
        assertThat(looksUntilEnd(id))
                .containsExactly(
                        new Look(300, 100),
                        new Look(305, 100),
                        new Look(315, 100),
                        new Look(335, 100),
                        new Look(375, 5100));
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.state(id).progress().readable()).isEqualTo(5000);
    }

    @Test
    void theSampleShowsHowMuchIsReadable() {
        JobId id = requested(2000);
        for (int i = 0; i < 2000; i += 3) {
            lab.archive.restored(InMemoryArchive.key(i), VirtualClock.START.plus(Duration.ofDays(2)));
        }
        lab.tickWhenDue(id);
        assertThat(lab.state(id).fraction()).isBetween(0.0, 1.0).isNotZero();
        assertThat(lab.state(id).progress().readable()).isZero();
    }

    @Test
    void manyThatRunStillAreAllLookedAtWhenTheyShouldBeReadableAndWhenTheyAreOverdue() {
        lab.archive.slowness = 10;
        JobId id = requested(1500);
        List<Look> looks = looksUntilEnd(id);
        assertThat(looks.stream().filter(look -> look.heads() >= 1500))
                .extracting(Look::minutes)
                .containsExactly(12 * 60L, 24 * 60L);
        JobState end = lab.state(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.progress().overdue()).isEqualTo(1500);
        assertThat(end.requested()).isEqualTo(1500);
        assertThat(end.summary().failed()).isZero();
        assertThat(end.failures().list())
                .hasSizeLessThanOrEqualTo(100)
                .allSatisfy(failure -> assertThat(failure.code()).contains("Overdue"));
        assertThat(end.failures().truncated()).isTrue();
    }

    @Test
    void anObjectWithoutARestoreAtTwoLooksIsLost() {
        JobId id = requested(3);
        lab.archive.forget("a0001");
        JobState first = lab.tickWhenDue(id);
        assertThat(first.progress().lost()).isZero();
        JobState second = lab.tickWhenDue(id);
        assertThat(second.progress().lost()).isEqualTo(1);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.progress().readable()).isEqualTo(2);
        assertThat(end.requested()).isEqualTo(3);
        assertThat(end.failures().list())
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).contains("Lost"));
        assertThat(lab.logged).anyMatch(line -> line.startsWith("a0001 ARCHIVED"));
    }

    @Test
    void anObjectThatIsMissingAtTwoLooksIsLost() {
        JobId id = requested(3);
        lab.archive.remove("a0001");
        JobState end = lab.untilEnd(id);
        assertThat(end.progress().lost()).isEqualTo(1);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
    }

    @Test
    void oneLookWithoutARestoreIsNoLoss() {
        JobId id = requested(3);
        lab.archive.forget("a0001");
        lab.tickWhenDue(id);
        lab.archive.restored("a0001", VirtualClock.START.plus(Duration.ofDays(5)));
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void whatBecameReadableIsMovedOnceAndCounted() {
        JobId id = requested(3);
        lab.promotion = (object, attributes) -> Optional.of(moved(
                object,
                object.key().equals("a0001")
                        ? Outcome.of(OutcomeCode.PROMOTION_FAILED).because("left alone")
                        : Outcome.of(OutcomeCode.PROMOTED)));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().readable()).isEqualTo(3);
        assertThat(end.progress().promoted()).isEqualTo(2);
        assertThat(end.progress().notPromoted()).isEqualTo(1);
        assertThat(lab.logged).contains("a0000 PROMOTED", "a0001 PROMOTION_FAILED", "a0002 PROMOTED");
    }

    @Test
    void anObjectThatChangedIsReadableAndNotMoved() {
        JobId id = requested(1);
        lab.promotion = (object, attributes) -> Optional.of(moved(object, Outcome.of(OutcomeCode.CHANGED)));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().notPromoted()).isEqualTo(1);
    }

    @Test
    void aMoveThatMaySucceedLaterIsTriedAgainAtTheNextLook() {
        JobId id = requested(3);
        List<String> tried = new ArrayList<>();
        lab.promotion = (object, attributes) -> {
            tried.add(object.key());
            boolean fails = object.key().equals("a0001") && Collections.frequency(tried, "a0001") < 3;
            return Optional.of(moved(
                    object,
                    fails
                            ? Outcome.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))
                            : Outcome.of(OutcomeCode.PROMOTED)));
        };
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().promoted()).isEqualTo(3);
        assertThat(end.progress().readable()).isEqualTo(3);
        assertThat(tried).containsExactlyInAnyOrder("a0000", "a0002", "a0001", "a0001", "a0001");
    }

    @Test
    void aMoveThatNeverSucceedsHoldsTheJobUpUntilTheObjectIsOverdue() {
        JobId id = requested(1);
        lab.promotion = (object, attributes) ->
                Optional.of(moved(object, Outcome.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().readable()).isEqualTo(1);
        assertThat(end.progress().promoted()).isZero();
        assertThat(Duration.between(VirtualClock.START, lab.clock.instant())).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void whatStillRunsIsNotMoved() {
        JobId id = requested(1);
        lab.promotion = (object, attributes) -> {
            throw new AssertionError("moved too early");
        };
        lab.tickWhenDue(id);
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
    }

    private static ObjectOutcome moved(ObjectRef object, Outcome outcome) {
        return new ObjectOutcome(DecisionDetails.of(object, ObjectAttributes.NONE), outcome);
    }

    @Test
    void aLookThatFailsDecidesNothing() {
        JobId id = requested(3);
        lab.clock.advance(Duration.ofHours(12));
        lab.archive.onHead = object -> Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"));
        lab.tickWhenDue(id);
        assertThat(lab.state(id).open()).isEqualTo(3);
        lab.archive.onHead = object -> Optional.empty();
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void faultsOfTheOperatorStopALook() {
        JobId id = requested(30);
        lab.clock.advance(Duration.ofHours(12));
        lab.archive.onHead = object -> Optional.of(
                new Failure(OutcomeCode.REJECTED, true, "denied", Optional.of("AccessDenied"), Optional.empty()));
        lab.tickWhenDue(id);
        assertThat(lab.archive.takeHeads()).isEqualTo(20);
        assertThat(lab.state(id).problem()).contains("denied");
        lab.archive.onHead = object -> Optional.empty();
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().readable()).isEqualTo(30);
    }

    @Test
    void aLookAtAllMayTakeManySteps() {
        lab.mostObjects = 7;
        JobId id = requested(40);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.progress().readable()).isEqualTo(40);
    }

    @Test
    void manyFilesAreSampledEvenly() {
        lab.mostObjects = 10;
        lab.archive.fill(3000);
        JobId id = lab.create("job");
        lab.until(id, JobPhase.RESTORING);
        lab.mostObjects = 1000;
        lab.archive.takeHeads();
        lab.tickWhenDue(id);
        assertThat(lab.archive.takeHeads()).isEqualTo(100);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void timesOfDeepArchiveAreLonger() {
        lab.archive.put("d", 5, "DEEP_ARCHIVE");
        JobId id = lab.create("job");
        lab.tick();
        JobState state = lab.state(id);
        assertThat(state.dueAt()).contains(at(24));
        assertThat(state.readyBy()).contains(at(48));
        assertThat(state.cursor().check().overdueAt()).contains(at(96));
    }

    private static Instant at(int hours) {
        return VirtualClock.START.plus(Duration.ofHours(hours));
    }
}
