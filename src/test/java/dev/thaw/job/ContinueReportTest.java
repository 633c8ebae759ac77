package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.engine.ContinueReport;
import dev.thaw.job.engine.ContinueReport.ContinuedJob;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a call that continues jobs says it did, and how it divides its time among them. */
class ContinueReportTest {

    private final JobLab lab = new JobLab();

    @Test
    void anObjectCountsWhenItIsPlannedAndWhenItIsRequestedAndWhenItIsReadable() {
        lab.archive.fill(10);
        JobId id = lab.create("job");
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.RESTORING, 2, 20)));

        lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
        ContinueReport look = lab.tick();
        assertThat(look).isEqualTo(report(did(id, JobPhase.RESTORING, 1, 0)));
        assertThat(lab.tick()).isEqualTo(report());

        ContinueReport last = look;
        while (lab.state(id).phase().isOpen()) {
            lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
            last = lab.tick();
        }
        assertThat(last).isEqualTo(report(did(id, JobPhase.READY, 1, 10)));
        assertThat(lab.phases)
                .containsExactly(JobPhase.PLANNING, JobPhase.REQUESTING, JobPhase.RESTORING, JobPhase.READY);
    }

    @Test
    void aPlanThatWaitsForItsConfirmationHasPlannedAlone() {
        lab.archive.fill(10);
        JobId id = lab.create(lab.definition("job", true));
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.AWAITING_CONFIRMATION, 1, 10)));
        lab.confirm(id);
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.RESTORING, 1, 10)));
    }

    @Test
    void stepsOfOneCallAddUp() {
        lab.archive.fill(10);
        lab.mostObjects = 4;
        JobId id = lab.create("job");
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.RESTORING, 6, 20)));
    }

    @Test
    void whatWaitsForAnotherTryIsNotRequestedYet() {
        lab.archive.fill(10);
        lab.archive.onRestore = request -> request.object().key().equals(InMemoryArchive.key(3))
                ? Optional.of(new RestoreReply.Failed(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"), false))
                : Optional.empty();
        JobId id = lab.create("job");
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.REQUESTING, 2, 19)));
        lab.archive.onRestore = request -> Optional.empty();
        lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.RESTORING, 1, 1)));
    }

    @Test
    void whatIsLostHasBeenLookedAtToo() {
        lab.archive.fill(10);
        JobId id = lab.create("job");
        lab.tick();
        lab.archive.remove(InMemoryArchive.key(3));
        long objects = 0;
        while (lab.state(id).phase().isOpen()) {
            lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
            objects +=
                    lab.tick().jobs().stream().mapToLong(ContinuedJob::objects).sum();
        }
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(objects).isEqualTo(10);
    }

    @Test
    void aJobThatHasEndedIsClosedWithoutAStep() {
        lab.archive.fill(1);
        JobId id = lab.create("job");
        lab.cancel(id);
        assertThat(lab.tick()).isEqualTo(report(did(id, JobPhase.CANCELLED, 1, 0)));
        assertThat(lab.store.keys("open/")).isEmpty();
        assertThat(lab.tick()).isEqualTo(report());
    }

    @Test
    void aJobThatCannotBeWrittenSaysWhyAndWhatWasDoneBefore() throws Exception {
        lab.archive.fill(1);
        JobId broken = lab.create("a");
        JobId good = lab.create("b");
        JobLab.Worker worker = lab.worker();
        worker.interruption = (key, write) -> key.equals("jobs/a/state/00000002.json")
                ? Result.failed(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))
                : write.get();
        assertThat(worker.run().jobs())
                .containsExactly(
                        new ContinuedJob(broken, Optional.of(JobPhase.REQUESTING), 1, 1, Optional.of("no answer")),
                        did(good, JobPhase.RESTORING, 2, 2));
    }

    @Test
    void aCallThatIsNearlyOverBeginsNothing() throws Exception {
        lab.archive.fill(1);
        JobId id = lab.create("job");
        ContinueReport tooShort = lab.worker().run(Optional.empty(), Duration.ofSeconds(3));
        assertThat(tooShort).isEqualTo(new ContinueReport(List.of(), false));
        ContinueReport justEnough = lab.worker().run(Optional.empty(), Duration.ofMillis(3001));
        assertThat(justEnough.jobs()).extracting(ContinuedJob::id).containsExactly(id);
    }

    @Test
    void ofManyJobsEachCallBeginsWithAnother() throws Exception {
        for (String id : List.of("a", "b", "c")) {
            lab.create(id);
        }
        Instant start = lab.clock.instant();
        for (int second = 0; second < 3; second++) {
            lab.clock.advanceTo(start.plusSeconds(second));
            lab.store.takeCalls();
            lab.worker().run(Optional.empty(), Duration.ofMillis(2));
            int first = (int) (3 - lab.clock.instant().getEpochSecond() % 3) % 3;
            assertThat(lab.store.takeCalls().stream().filter(call -> call.contains("request.json")))
                    .first()
                    .isEqualTo("GET jobs/" + "abc".charAt(first) + "/request.json");
        }
    }

    private static ContinueReport report(ContinuedJob... jobs) {
        return new ContinueReport(List.of(jobs), true);
    }

    private static ContinuedJob did(JobId id, JobPhase phase, int steps, long objects) {
        return new ContinuedJob(id, Optional.of(phase), steps, objects, Optional.empty());
    }
}
