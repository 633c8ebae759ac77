package dev.thaw.restore.report;

import static dev.thaw.restore.TestData.AMPLE;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.flowOf;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.restore.AccountedFlow;
import dev.thaw.restore.RecordingArchiveStore;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.WorkerPool;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Going on where a part of a request stopped: nothing twice, nothing lost, sums as if there had been one part. */
@Tag("locale")
class ResumePointTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void whatWasFinishedBehindAnUnfinishedObjectIsNotDoneAgain() {
        // Two at a time: while the second fails, the third to fifth succeed one after the other.
        CountDownLatch fifth = new CountDownLatch(1);
        ArchiveStore first = store.restoring(request -> {
            if (request.object().key().equals("k1")) {
                await(fifth);
                return new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "late"));
            }
            RestoreReply reply = store.restore(request);
            if (request.object().key().equals("k4")) {
                fifth.countDown();
            }
            return reply;
        });
        Report report =
                flow(restoring(TERMS), first, RequestOverrides.NONE, AMPLE, 2).restoreListed(many(0, 5), start());
        ResumePoint from = report.resumePoint();
        assertThat(from.position()).isEqualTo("1");
        assertThat(from.completedAhead()).hasSize(3);
        assertThat(from.totals().summary().accepted()).isEqualTo(4);
        assertThat(report.retryReason()).isEqualTo(RetryReason.TIMED_OUT);

        Report second = flow(restoring(TERMS), store, RequestOverrides.NONE).restoreListed(many(1, 7), from);
        assertThat(second.complete()).isTrue();
        assertThat(second.resumePoint().position()).isEqualTo("7");
        assertThat(second.resumePoint().completedAhead()).isEmpty();
        assertThat(second.totals().summary()).isEqualTo(new OutcomeCounts(7, 70, 7, 0, 0, 0, 0, 0));
        assertThat(store.restored().stream().map(request -> request.object().key()))
                .containsExactlyInAnyOrder("k0", "k1", "k2", "k3", "k4", "k5", "k6");
    }

    @Test
    void marksThatAPartDoesNotComeToAreKept() {
        store.replying("k1", new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "late")));
        ResumePoint from = new ResumePoint("1", Set.of(mark("4"), mark("9")), RunTotals.start(Optional.empty()));
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(many(1, 9), from);
        assertThat(report.resumePoint().position()).isEqualTo("1");
        assertThat(report.resumePoint().completedAhead()).isEqualTo(from.completedAhead());
    }

    @Test
    void namedObjectsGoOnBehindThePosition() {
        List<ObjectSource.Positioned> all = placed(asked("k0"), asked("k1"), asked("k2"), asked("k3"));
        assertThat(at("2", 2).remaining(all, Optional.empty())).isEqualTo(all.subList(2, 4));
        assertThat(start().remaining(all, Optional.empty())).isEqualTo(all);
        assertThat(at("4", 4).remaining(all, Optional.empty())).isEmpty();
    }

    @Test
    void limitCountsWhatEarlierPartsCounted() {
        List<ObjectSource.Positioned> all = placed(asked("k0"), asked("k1"), asked("k2"), asked("k3"));
        assertThat(at("1", 1).remaining(all, Optional.of(3L))).isEqualTo(all.subList(1, 3));
        assertThat(at("1", 3).remaining(all, Optional.of(3L))).isEmpty();
        ResumePoint oneAhead =
                new ResumePoint("1", Set.of(mark("2")), at("1", 2).totals());
        assertThat(oneAhead.remaining(all, Optional.of(3L))).isEqualTo(all.subList(1, 3));
    }

    @Test
    void oneThatTakesItsTimeHoldsUpThoseFarBehindIt() {
        List<String> begun = new ArrayList<>();
        ArchiveStore slow = store.inspecting(object -> {
            int far;
            synchronized (begun) {
                begun.add(object.key());
                far = begun.size();
            }
            if (object.key().equals("k0")) {
                pause(300);
                synchronized (begun) {
                    assertThat(begun.size()).isLessThanOrEqualTo(1024 + far);
                }
            }
            return store.inspect(object);
        });
        Report report = flow(restoring(TERMS), slow, RequestOverrides.NONE).restoreListed(many(0, 3000), start());
        assertThat(report.complete()).isTrue();
        assertThat(report.totals().summary().accepted()).isEqualTo(3000);
    }

    @Test
    void nobodyWaitsForAnObjectThatIsNotBegunYet() {
        RestoreFlow flow = flowOf(restoring(TERMS), store)
                .workers(new WorkerPool(
                        work -> {
                            new Thread(work).start();
                            pause(300);
                        },
                        3))
                .build();
        assertThat(flow.restoreListed(many(0, 5000), start()).complete()).isTrue();
    }

    @Test
    void sourceThatBreaksOffIsGoneOnFromWhereItBroke() {
        List<ObjectSource.Positioned> broken = new ArrayList<>(placed(asked("k0"), asked("k1")));
        broken.add(ObjectSource.Positioned.aboutSource(
                new Candidate.InvalidEntry(Failure.temporary(OutcomeCode.UNREACHABLE, "listing: reset")), "2"));
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE).restoreListed(ObjectSource.of(broken), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.resumePoint().position()).isEqualTo("2");
        assertThat(report.resumePoint().totals().summary().objects()).isEqualTo(2);
        assertThat(report.totals().summary().retryable()).isEqualTo(1);
        assertThat(report.retryReason()).isEqualTo(RetryReason.FAILED);
        assertThat(report.forRecurringWork()).isEqualTo(report);
    }

    @Test
    void whatIsReportedAboutASourceIsReportedOnceThoughTheTimeIsOverThen() {
        AtomicLong nanos = new AtomicLong();
        Report first = endingWhenReported(nanos).restoreListed(refusedBehind(asked("k0")), start());
        assertThat(first.complete()).isFalse();
        assertThat(first.resumePoint().position()).isEqualTo("1");
        assertThat(first.resumePoint().completedAhead()).hasSize(1);

        Report second = endingWhenReported(new AtomicLong()).restoreListed(refusedBehind(), first.resumePoint());
        assertThat(second.complete()).isTrue();
        assertThat(second.objects()).isEmpty();
        assertThat(second.totals().summary()).isEqualTo(new OutcomeCounts(2, 10, 1, 0, 0, 0, 1, 0));
    }

    /** A source that is refused behind the first object. */
    private static ObjectSource refusedBehind(Candidate... candidates) {
        List<ObjectSource.Positioned> placed = new ArrayList<>(placed(candidates));
        placed.add(ObjectSource.Positioned.aboutSource(
                new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.REJECTED, "listing: 400")), "1"));
        return ObjectSource.of(placed);
    }

    /** A flow whose time is over as soon as it has reported of something that is no object. */
    private AccountedFlow endingWhenReported(AtomicLong nanos) {
        return flowOf(restoring(TERMS), store)
                .deadline(Deadline.after(Duration.ofSeconds(10), nanos::get))
                .workers(1)
                .log(outcome -> {
                    if (outcome.details().object().isEmpty()) {
                        nanos.set(Duration.ofMinutes(1).toNanos());
                    }
                })
                .accounted();
    }

    private static ResumePoint at(String position, long objects) {
        RunTotals none = RunTotals.start(Optional.empty());
        return new ResumePoint(
                position,
                Set.of(),
                new RunTotals(
                        new OutcomeCounts(objects, 0, 0, 0, 0, 0, 0, 0), none.estimate(), none.spent(), none.byRule()));
    }

    private static String mark(String position) {
        return new ObjectSource.Positioned(asked("k"), position).positionHash();
    }

    private static ObjectSource many(int from, int to) {
        return ObjectSource.of(IntStream.range(from, to)
                .mapToObj(i -> new ObjectSource.Positioned(asked("k" + i), Integer.toString(i + 1)))
                .toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
