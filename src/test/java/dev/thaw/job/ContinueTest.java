package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.job.JobLab.Worker;
import dev.thaw.job.JobLab.WorkerDied;
import dev.thaw.job.engine.ContinueReport;
import dev.thaw.job.engine.JobPage;
import dev.thaw.job.engine.JobService;
import dev.thaw.job.step.JobWork;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobStore;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs are created once, continued in turn, confirmed, cancelled and ended; and workers do not disturb each other. */
class ContinueTest {

    private final JobLab lab = new JobLab();

    private JobId awaiting() {
        lab.archive.fill(3);
        JobId id = lab.create(lab.definition("job", true));
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        return id;
    }

    @Test
    void theRequestIsWrittenBeforeTheIndexAndTheIndexBeforeOpen() {
        lab.create("job");
        assertThat(lab.store.takeCalls().stream().filter(call -> call.startsWith("PUT")))
                .containsExactly("PUT jobs/job/request.json", "PUT index/8204283999-job", "PUT open/job");
    }

    @Test
    void aRepeatedCallFindsTheJobAndWritesWhatIsMissing() throws Exception {
        Worker first = lab.worker();
        first.interruption = (key, write) -> key.startsWith("index/")
                ? Result.<JobStore.Creation>failed(InMemoryJobStore.unreachable())
                : write.get();
        assertThatThrownBy(() -> first.service().create(lab.definition("job", false)))
                .isInstanceOf(StoreFailedException.class);
        lab.clock.advance(Duration.ofSeconds(5));
        assertThat(lab.worker().service().create(lab.definition("job", false)).result())
                .isEqualTo(JobService.Result.OK);
        assertThat(lab.store.keys("")).containsExactly("index/8204283999-job", "jobs/job/request.json", "open/job");
    }

    @Test
    void aLostAnswerToTheCreationIsACreation() throws Exception {
        Worker worker = lab.worker();
        worker.interruption = (key, write) -> {
            Result<JobStore.Creation> result = write.get();
            return key.endsWith("request.json") ? Result.of(JobStore.Creation.EXISTS) : result;
        };
        assertThat(worker.service().create(lab.definition("job", false)).result())
                .isEqualTo(JobService.Result.CREATED);
        assertThat(lab.store.keys("open/")).hasSize(1);
    }

    @Test
    void anotherRequestWithTheSameIdIsAConflict() throws Exception {
        lab.create("job");
        JobService.Change change = lab.worker().service().create(lab.definition("job", true));
        assertThat(change.result()).isEqualTo(JobService.Result.CONFLICT);
        assertThat(change.job().orElseThrow().definition().confirm()).isFalse();
    }

    @Test
    void aJobThatHasEndedIsFoundAndNotOpenedAgain() throws Exception {
        lab.archive.fill(1);
        JobId id = lab.create("job");
        lab.untilEnd(id);
        lab.tick();
        assertThat(lab.worker().service().create(lab.definition("job", false)).result())
                .isEqualTo(JobService.Result.OK);
        assertThat(lab.store.keys("open/")).isEmpty();
    }

    @Test
    void aThousandJobsMayBeOpen() throws Exception {
        for (int i = 0; i < 1000; i++) {
            lab.create("job" + i);
        }
        lab.clock.advance(Duration.ofSeconds(1));
        assertThat(lab.worker().service().create(lab.definition("more", false)).result())
                .isEqualTo(JobService.Result.TOO_MANY);
        assertThat(lab.worker().service().create(lab.definition("job7", false)).result())
                .isEqualTo(JobService.Result.OK);
        assertThat(lab.store.keys("jobs/more/")).isEmpty();
    }

    @Test
    void jobsAreListedNewestFirstPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            lab.create("job" + i);
            lab.clock.advance(Duration.ofSeconds(1));
        }
        JobService service = lab.worker().service();
        JobPage first = service.list(Optional.empty(), 3, Optional.empty());
        JobPage second = service.list(Optional.empty(), 3, first.next());
        assertThat(ids(first)).containsExactly("job4", "job3", "job2");
        assertThat(ids(second)).containsExactly("job1", "job0");
        assertThat(second.next()).isEmpty();
        assertThat(ids(service.list(Optional.of(JobPhase.READY), 3, Optional.empty())))
                .isEmpty();
    }

    @Test
    void aDamagedJobIsLeftOutOfTheList() throws Exception {
        lab.create("good");
        lab.create("bad");
        lab.store.forge("jobs/bad/request.json", bytes("{"));
        assertThat(ids(lab.worker().service().list(Optional.empty(), 9, Optional.empty())))
                .containsExactly("good");
        assertThat(lab.errors).hasSize(1);
    }

    private static List<String> ids(JobPage page) {
        return page.jobs().stream().map(job -> job.id().value()).toList();
    }

    @Test
    void anUnknownJobIsNotFound() throws Exception {
        JobId id = new JobId("none");
        JobService service = lab.worker().service();
        assertThat(service.job(id)).isEmpty();
        assertThat(service.confirm(id).result()).isEqualTo(JobService.Result.NOT_FOUND);
        assertThat(service.cancel(id).result()).isEqualTo(JobService.Result.NOT_FOUND);
    }

    @Test
    void aPlanWaitsForItsConfirmation() {
        JobId id = awaiting();
        lab.clock.advance(Duration.ofDays(13));
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.AWAITING_CONFIRMATION);
        assertThat(lab.confirm(id)).isEqualTo(JobService.Result.OK);
        assertThat(lab.confirm(id)).isEqualTo(JobService.Result.OK);
        assertThat(lab.state(id).confirmedAt()).contains(lab.clock.instant());
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.confirm(id)).isEqualTo(JobService.Result.OK);
    }

    @Test
    void aPlanThatNobodyConfirmsExpires() {
        JobId id = awaiting();
        lab.clock.advance(Duration.ofDays(14));
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.EXPIRED_UNCONFIRMED);
        assertThat(lab.confirm(id)).isEqualTo(JobService.Result.CONFLICT);
        assertThat(lab.archive.restores()).isEmpty();
        assertThat(lab.state(id).fraction()).isZero();
        lab.tick();
        assertThat(lab.store.keys("open/")).isEmpty();
    }

    @Test
    void aJobThatNeedsNoConfirmationCannotBeConfirmed() {
        assertThat(lab.confirm(lab.create("job"))).isEqualTo(JobService.Result.CONFLICT);
    }

    @Test
    void aCancelledJobEndsAtTheNextCallAndCannotBeConfirmed() {
        JobId id = awaiting();
        assertThat(lab.cancel(id)).isEqualTo(JobService.Result.OK);
        assertThat(lab.cancel(id)).isEqualTo(JobService.Result.OK);
        assertThat(lab.job(id).cancelling()).isTrue();
        assertThat(lab.confirm(id)).isEqualTo(JobService.Result.CONFLICT);
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(lab.job(id).cancelling()).isFalse();
        assertThat(lab.cancel(id)).isEqualTo(JobService.Result.OK);
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void aJobThatHasEndedCannotBeCancelled() {
        lab.archive.fill(1);
        JobId id = lab.create("job");
        lab.untilEnd(id);
        assertThat(lab.cancel(id)).isEqualTo(JobService.Result.CONFLICT);
    }

    @Test
    void aWorkingStepSeesACancellationWithinTenSecondsAndCommitsWhatItDid() {
        lab.archive.fill(60);
        lab.archive.latency = Duration.ofMillis(500);
        JobId id = lab.create("job");
        lab.archive.onRestore = request -> {
            if (lab.archive.restores().size() == 5) {
                lab.cancel(id);
            }
            return Optional.empty();
        };
        lab.tick();
        JobState end = lab.state(id);
        assertThat(end.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(lab.archive.restores().size()).isBetween(5, 17);
        assertThat(end.summary().accepted()).isEqualTo(lab.archive.restores().size());
        assertThat(end.summary().objects()).isEqualTo(60);
    }

    @Test
    void aJobEndsSixtyDaysAfterItsCreation() {
        lab.archive.fill(3);
        lab.archive.slowness = 1000;
        JobId id = lab.create("job");
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
        lab.clock.advance(Duration.ofDays(60));
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.FAILED);
        assertThat(lab.state(id).problem()).contains("the job was open for 60 days");
    }

    @Test
    void aCallThatFindsNothingOpenCostsOneListing() throws Exception {
        ContinueReport report = lab.worker().run();
        assertThat(lab.store.takeCalls()).containsExactly("LIST open/");
        assertThat(report.complete()).isTrue();
        assertThat(report.jobs()).isEmpty();
    }

    @Test
    void theJobThatWaitedLongestComesFirst() {
        lab.archive.fill(1);
        lab.create("b");
        lab.clock.advance(Duration.ofSeconds(1));
        lab.create("a");
        ContinueReport report = lab.tick();
        assertThat(report.jobs()).extracting(job -> job.id().value()).containsExactly("b", "a");
        assertThat(report.complete()).isTrue();
        assertThat(report.jobs().get(0).phase()).contains(JobPhase.RESTORING);
    }

    @Test
    void oneJobAloneMayBeContinued() throws Exception {
        lab.archive.fill(1);
        lab.create("a");
        JobId b = lab.create("b");
        ContinueReport report = lab.worker().run(Optional.of(b), Duration.ofSeconds(50));
        assertThat(report.jobs()).extracting(ContinueReport.ContinuedJob::id).containsExactly(b);
        assertThat(lab.state(new JobId("a")).step()).isZero();
    }

    @Test
    void aListingThatLagsBehindHidesAJobForAWhileAndHarmsNothing() {
        lab.archive.fill(3);
        lab.store.lag = Duration.ofMinutes(2);
        JobId id = lab.create("job");
        assertThat(lab.tick().jobs()).isEmpty();
        lab.clock.advance(Duration.ofMinutes(2));
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void aDamagedDocumentStopsItsOwnJobOnly() {
        lab.archive.fill(1);
        JobId bad = lab.create("bad");
        JobId good = lab.create("good");
        lab.store.forge("jobs/bad/state/00000001.json", bytes("{\"version\": 99}"));
        ContinueReport report = lab.tick();
        assertThat(lab.errors).singleElement().asString().startsWith("bad: ");
        assertThat(lab.state(good).phase()).isEqualTo(JobPhase.RESTORING);
        assertThat(report.jobs())
                .filteredOn(job -> job.id().equals(bad))
                .singleElement()
                .satisfies(job -> assertThat(job.problem()).isPresent());
    }

    @Test
    void damagedRowsStopTheirOwnJob() {
        JobId id = awaiting();
        lab.confirm(id);
        lab.store.forge(lab.store.keys("jobs/job/objects/").get(0), bytes("no rows"));
        lab.tick();
        assertThat(lab.errors).hasSize(1);
        assertThat(lab.archive.restores()).isEmpty();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.REQUESTING);
    }

    @Test
    void aStoreThatDoesNotAnswerIsAFailureOfTheCall() {
        lab.create("job");
        lab.store.outage = Optional.of(InMemoryJobStore.unreachable());
        assertThatThrownBy(() -> lab.worker().run()).isInstanceOf(StoreFailedException.class);
    }

    @Test
    void aStoreThatTakesNoWritesIsAFailureOfTheCall() {
        lab.create("job");
        Worker worker = lab.worker();
        worker.interruption =
                (key, write) -> Result.failed(Failure.temporary(OutcomeCode.REJECTED, "writing is not allowed"));
        assertThatThrownBy(worker::run).isInstanceOf(StoreFailedException.class).hasMessage("writing is not allowed");
    }

    @Test
    void aJobThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
        lab.archive.fill(1);
        lab.create("a");
        lab.create("b");
        Worker worker = lab.worker();
        worker.interruption = (key, write) -> key.startsWith("jobs/a/")
                ? Result.failed(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))
                : write.get();
        worker.run();
        assertThat(lab.state(new JobId("b")).phase()).isEqualTo(JobPhase.RESTORING);
    }

    /** Begins the first step and ends before anything is committed. */
    private void dieInTheNextStep() {
        Worker worker = lab.worker();
        worker.interruption = (key, write) -> {
            if (key.contains("/lease/")) {
                return write.get();
            }
            worker.dead = true;
            throw new WorkerDied();
        };
        assertThatThrownBy(worker::run).isInstanceOf(WorkerDied.class);
    }

    @Test
    void aStepThatAnotherWorkerBeganIsLeftToItUntilItsTimeIsOver() {
        lab.archive.fill(3);
        JobId id = lab.create("job");
        dieInTheNextStep();
        ContinueReport busy = lab.tick();
        assertThat(lab.state(id).step()).isZero();
        assertThat(busy.complete()).isFalse();
        lab.clock.advance(Duration.ofSeconds(110));
        lab.tick();
        assertThat(lab.state(id).step()).isZero();
        lab.clock.advance(Duration.ofSeconds(2));
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.RESTORING);
        assertThat(lab.archive.restores()).hasSize(3);
    }

    /** Whatever killed the worker may kill the next one at the same place, unless its step ends before. */
    @Test
    void aStepThatAWorkerDiedInIsDoneWithAQuarterOfItsObjects() {
        lab.archive.fill(21);
        lab.mostObjects = 16;
        JobId id = lab.create("job");
        dieInTheNextStep();
        lab.clock.advance(Duration.ofSeconds(112));
        lab.tick();
        // 4, 16 and 1 objects are planned, then 16 and 5 requested
        assertThat(lab.state(id).step()).isEqualTo(5);
        assertThat(lab.archive.restores()).hasSize(21);
    }

    @Test
    void aPlanningStepThatFiveWorkersBeganFailsTheJob() {
        lab.archive.fill(3);
        JobId id = lab.create("job");
        dieFiveTimes();
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.problem().orElseThrow()).contains("step 1 was begun 5 times");
    }

    @Test
    void aRequestingStepThatFiveWorkersBeganIsGivenUp() {
        JobId id = awaiting();
        lab.confirm(id);
        dieFiveTimes();
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().failed()).isEqualTo(3);
        assertThat(end.problem().orElseThrow()).contains("was begun 5 times");
    }

    @Test
    void aLookThatFiveWorkersBeganIsTakenUpLater() {
        lab.archive.fill(3);
        JobId id = lab.create("job");
        lab.tick();
        lab.clock.advanceTo(lab.state(id).dueAt().orElseThrow());
        dieFiveTimes();
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    private void dieFiveTimes() {
        for (int i = 0; i < 5; i++) {
            dieInTheNextStep();
            lab.clock.advance(Duration.ofMinutes(3));
        }
    }

    /** The process stood still in the middle of its step; meanwhile another worker did it. */
    @Test
    void aWorkerThatWasFrozenSendsNothingWhenItWakesUp() {
        lab.archive.fill(10);
        JobId id = lab.create(lab.definition("job", true));
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        lab.confirm(id);
        List<String> requested = new ArrayList<>();
        boolean[] frozen = {false};
        lab.archive.onRestore = request -> {
            requested.add(request.object().key());
            if (requested.size() == 4 && !frozen[0]) {
                frozen[0] = true;
                lab.clock.freezeFor(Duration.ofMinutes(10));
                lab.tick();
            }
            return Optional.empty();
        };
        lab.tick();
        assertThat(requested).hasSize(11).containsOnlyOnce("a0009");
        assertThat(lab.archive.restores())
                .hasSize(10)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.requested()).isEqualTo(10);
    }

    @Test
    void aStepDoneAgainBeginsWithALook() {
        lab.inspect = JobWork.Inspect.LISTING;
        JobId id = awaiting();
        lab.confirm(id);
        dieInTheNextStep();
        assertThat(lab.archive.restores()).hasSize(3);
        lab.archive.takeHeads();
        lab.clock.advance(Duration.ofMinutes(3));
        lab.tick();
        assertThat(lab.archive.takeHeads()).isEqualTo(3);
        assertThat(lab.state(id).summary().inProgress()).isEqualTo(3);
        assertThat(lab.archive.restores())
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void aPhaseIsAnnouncedOnce() {
        lab.notified.add(JobPhase.READY);
        lab.archive.fill(1);
        JobId id = lab.create("job");
        lab.untilEnd(id);
        lab.tick();
        lab.tick();
        assertThat(lab.notices).containsExactly(JobPhase.READY);
        assertThat(lab.store.keys("open/")).isEmpty();
    }

    @Test
    void aNoticeThatDoesNotArriveIsSentAgainForADayAndThenDropped() {
        lab.notified.add(JobPhase.READY);
        lab.noticesArrive = false;
        lab.archive.fill(1);
        JobId id = lab.create("job");
        lab.untilEnd(id);
        Instant end = lab.clock.instant();
        for (int minutes = 0; !lab.store.keys("open/").isEmpty(); minutes++) {
            assertThat(minutes).isLessThan(2000);
            lab.clock.advance(Duration.ofMinutes(1));
            lab.tick();
        }
        assertThat(lab.notices.size()).isBetween(25, 35);
        assertThat(lab.errors).singleElement().asString().contains("could not be delivered for 24 hours");
        assertThat(Duration.between(end, lab.clock.instant())).isGreaterThanOrEqualTo(Duration.ofHours(24));
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void aNoticeOfAnOpenJobDoesNotHoldUpTheJob() {
        lab.notified.add(JobPhase.RESTORING);
        lab.noticesArrive = false;
        lab.archive.fill(1);
        JobId id = lab.create("job");
        for (int minutes = 0; lab.state(id).phase().isOpen(); minutes++) {
            assertThat(minutes).isLessThan(2000);
            lab.clock.advance(Duration.ofMinutes(1));
            lab.tick();
        }
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.state(id).updatedAt()).isBefore(VirtualClock.START.plus(Duration.ofHours(13)));
    }

    /** Keys as long and as awkward as COS allows, all of which fail. */
    @Test
    void aStateStaysSmall() throws InvalidDocumentException {
        for (int i = 0; i < 300; i++) {
            lab.archive.put(String.format("%04d", i) + "\u4e00\u0001".repeat(200), 5, "ARCHIVE");
        }
        lab.archive.onRestore = request -> Optional.of(new RestoreReply.Failed(
                new Failure(OutcomeCode.REJECTED, false, "\u0001".repeat(3000), Optional.of("X"), Optional.empty())));
        JobId id = lab.create("job");
        JobState end = lab.untilEnd(id);
        assertThat(end.summary().failed()).isEqualTo(300);
        assertThat(end.failures().truncated()).isTrue();
        int bytes = end.failures().list().stream()
                .mapToInt(failure -> failure.key()
                                .orElse("")
                                .chars()
                                .map(c -> c < ' ' ? 6 : 3)
                                .sum()
                        + failure.detail()
                                .orElse("")
                                .chars()
                                .map(c -> c < ' ' ? 6 : 3)
                                .sum())
                .sum();
        assertThat(bytes).isLessThan(16 * 1024);
        assertThat(end.failures().list()).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
