package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.job.JobLab.Worker;
import dev.thaw.job.store.JobStore;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Row files that cannot be read, for a while or at all. */
class RowsThatFailTest {

    private final JobLab lab = new JobLab();
    private final JobId id = new JobId("job");

    private void planned(int objects) {
        lab.archive.fill(objects);
        lab.create(lab.definition("job", true));
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        lab.confirm(id);
    }

    private void tickWithout(String folder) throws Exception {
        Worker worker = lab.worker();
        worker.readFailure = key ->
                key.startsWith("jobs/job/" + folder) ? Optional.of(InMemoryJobStore.unreachable()) : Optional.empty();
        worker.run();
    }

    @Test
    void rowsOfThePlanThatTheStoreDoesNotGiveStopTheStep() throws Exception {
        planned(3);
        tickWithout("objects/");
        assertThat(lab.state(id).problem().orElseThrow()).contains("the rows of the job: the store");
        assertThat(lab.state(id).dueAt()).contains(lab.clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void rowsOfRequestsThatTheStoreDoesNotGiveStopTheLook() throws Exception {
        planned(3);
        lab.tick();
        lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
        tickWithout("objects/");
        assertThat(lab.state(id).problem()).isPresent();
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void aSampleThatCannotBeTakenIsTakenLater() throws Exception {
        planned(1200);
        lab.tick();
        lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
        tickWithout("objects/");
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void aCancellationThatCannotBeLookedUpIsNone() throws Exception {
        lab.archive.fill(60);
        lab.archive.latency = Duration.ofMillis(500);
        lab.create("job");
        Worker worker = lab.worker();
        int[] looks = {0};
        worker.readFailure = key -> key.endsWith("cancel.json") && looks[0]++ > 1
                ? Optional.of(InMemoryJobStore.unreachable())
                : Optional.empty();
        worker.run();
        assertThat(lab.state(id).phase()).isIn(JobPhase.REQUESTING, JobPhase.RESTORING);
    }

    @Test
    void rowsThatAreGoneStopTheJobWithALine() {
        planned(3);
        lab.store.delete(lab.store.keys("jobs/job/objects/").get(0));
        lab.tick();
        assertThat(lab.errors).singleElement().asString().contains("the rows of step 1 are gone");
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void aLeaseThatCannotBeReadStopsTheJobWithALine() {
        planned(3);
        lab.store.create("jobs/job/lease/00000003-1", new byte[] {1});
        lab.tick();
        assertThat(lab.errors).hasSize(1);
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void theRowsOfAnEarlierAttemptAreNotTakenForThoseOfThisOne() throws Exception {
        planned(3);
        Worker worker = lab.worker();
        worker.interruption = (key, write) -> {
            if (key.contains("/objects/")) {
                lab.store.forge(key, new byte[] {1});
                return Result.of(JobStore.Creation.EXISTS);
            }
            return write.get();
        };
        assertThatThrownBy(worker::run).hasMessageContaining("other rows");
        assertThat(lab.state(id).step()).isEqualTo(2);
    }

    @Test
    void objectsThatCannotBeLookedAtAreOverdueInTheEnd() {
        planned(30);
        lab.tick();
        lab.archive.onHead = object -> Optional.of(
                new Failure(OutcomeCode.REJECTED, true, "denied", Optional.of("AccessDenied"), Optional.empty()));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.progress().overdue()).isEqualTo(30);
        assertThat(Duration.between(VirtualClock.START, lab.clock.instant())).isLessThan(Duration.ofHours(27));
    }

    @Test
    void objectsLeftForAnotherTryWhilePlanningMayBeRunningOrGoneByThen() {
        lab.archive.listsFacts = false;
        lab.archive.fill(4);
        boolean[] down = {true};
        lab.archive.onHead = object -> down[0] ? Optional.of(InMemoryJobStore.unreachable()) : Optional.empty();
        lab.create("job");
        lab.tick();
        down[0] = false;
        lab.archive.running("a0001");
        lab.archive.remove("a0002");
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.progress().readable()).isEqualTo(3);
        assertThat(end.summary().failed()).isEqualTo(1);
        assertThat(end.summary().objects()).isEqualTo(4);
    }
}
