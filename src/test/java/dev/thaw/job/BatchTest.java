package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.jobstore.JsonJobDocuments;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.Tier;
import dev.thaw.restore.TestData;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job whose objects COS Batch restores: handed over, put into manifests, released once they are counted, and verified. */
class BatchTest {

    private static final int OBJECTS = 10;

    private final JobLab lab = new JobLab(new JsonJobDocuments());

    private JobId job(JobEngine engine) {
        JobDefinition auto = lab.definition("batch", false);
        return lab.create(new JobDefinition(
                auto.id(), auto.name(), auto.confirm(), engine, auto.createdBy(), auto.createdAt(), auto.request()));
    }

    private void allowBatch() {
        lab.batchFrom = Optional.of(5L);
        lab.archive.fill(OBJECTS);
    }

    private JobState untilReleased(JobId id) {
        for (int ticks = 0; ticks < 50; ticks++) {
            JobState state = lab.tickWhenDue(id);
            boolean all = state.batch()
                    .filter(batch -> batch.stage() == BatchWork.Stage.WORKING)
                    .filter(batch -> batch.parts().stream().allMatch(BatchPart::isReleased))
                    .isPresent();
            if (all) {
                return state;
            }
        }
        throw new AssertionError("never released: " + lab.state(id));
    }

    private void allRestoredOnce(int objects) {
        assertThat(lab.archive.restores())
                .hasSize(objects)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void manyObjectsAreHandedOverUnasked() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).as(end.toString()).isEqualTo(JobPhase.READY);
        allRestoredOnce(OBJECTS);
        assertThat(end.summary().accepted()).isEqualTo(OBJECTS);
        assertThat(end.progress().readable()).isEqualTo(OBJECTS);
        assertThat(end.waiting()).isZero();
        // Four rows fit into a manifest.
        assertThat(end.batch().orElseThrow().parts())
                .extracting(BatchPart::rows)
                .containsExactly(4L, 4L, 2L);
        assertThat(end.batch().orElseThrow().parts())
                .extracting(BatchPart::problem)
                .containsOnly(Optional.empty());
        assertThat(end.batch().orElseThrow().parts())
                .allSatisfy(part -> assertThat(part.status()).isEqualTo("Complete"));
        assertThat(lab.rows(id, "verified/"))
                .filteredOn(row -> row.outcome() == OutcomeCode.RESTORED)
                .hasSize(OBJECTS);
    }

    @Test
    void manifestHasALineForEachObjectAndNoHeader() {
        allowBatch();
        lab.archive.put("a,\"quoted\" %/合", 5, "ARCHIVE");
        JobId id = job(JobEngine.BATCH);
        untilReleased(id);
        String first = new String(lab.store.content(lab.batch.manifests().get(0)), StandardCharsets.US_ASCII);
        assertThat(first.lines())
                .startsWith("archive-1250000000,a%2C%22quoted%22%20%25/%E5%90%88", "archive-1250000000,a0000");
        assertThat(lab.batch.orders().get(0).manifest())
                .startsWith("qcs::cos:r::ops-1/jobs/batch/manifest/bulk-3-archive-1-");
        assertThat(lab.batch.orders().get(0).description())
                .contains(lab.batch.orders().get(0).token());
    }

    @Test
    void fewObjectsAreRequestedOneByOne() {
        lab.batchFrom = Optional.of(50L);
        lab.archive.fill(OBJECTS);
        JobState end = lab.untilEnd(job(JobEngine.AUTO));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.batch()).isEmpty();
        assertThat(lab.batch.orders()).isEmpty();
        allRestoredOnce(OBJECTS);
    }

    @Test
    void requestMayWantTheDirectEngine() {
        allowBatch();
        JobState end = lab.untilEnd(job(JobEngine.DIRECT));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.batch.orders()).isEmpty();
        allRestoredOnce(OBJECTS);
    }

    @Test
    void whatBatchCannotDoIsRequestedOneByOneInTheSameJob() {
        allowBatch();
        lab.archive.put("a-it", 5, "INTELLIGENT_TIERING");
        lab.archive.put("a-maz", 5, "MAZ_ARCHIVE");
        lab.archive.put("a-few", 5, "DEEP_ARCHIVE");
        lab.archive.put("a-running", 5, "ARCHIVE");
        lab.archive.running("a-running");
        lab.archive.put("a-readable", 5, "ARCHIVE");
        lab.archive.restored("a-readable", VirtualClock.START.plus(Duration.ofDays(3)));
        JobId id = job(JobEngine.AUTO);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).as(end.toString()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().accepted()).isEqualTo(OBJECTS + 3);
        assertThat(end.summary().inProgress()).isEqualTo(1);
        assertThat(end.batch().orElseThrow().objects()).isEqualTo(OBJECTS);
        allRestoredOnce(OBJECTS + 3);
    }

    @Test
    void expeditedObjectsAreRequestedOneByOne() {
        allowBatch();
        lab.policy = TestData.restoring(new RestoreTerms(Tier.EXPEDITED, 3, Optional.empty()));
        JobState end = lab.untilEnd(job(JobEngine.BATCH));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.batch.orders()).isEmpty();
    }

    @Test
    void planLooksAtEachObjectSinceBatchWouldRenewALiveCopy() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        lab.tickWhenDue(id);
        assertThat(lab.archive.takeHeads()).isGreaterThanOrEqualTo(OBJECTS);
    }

    @Test
    void policyThatBecomesStricterHoldsObjectsBack() {
        allowBatch();
        JobDefinition waiting = lab.definition("batch", true);
        JobId id = lab.create(waiting);
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        lab.policy = TestData.restoring(new RestoreTerms(Tier.STANDARD, 3, Optional.empty()));
        lab.confirm(id);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().failed()).isEqualTo(OBJECTS);
        assertThat(lab.archive.restores()).isEmpty();
        assertThat(lab.batch.orders()).isEmpty();
    }

    @Test
    void batchJobThatCountsOtherwiseIsCancelledAndNeverWorks() {
        allowBatch();
        lab.batch.count = Optional.of(3L);
        JobState end = lab.untilEnd(job(JobEngine.AUTO));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().failed()).isEqualTo(OBJECTS);
        assertThat(end.failures().list().get(0).detail().orElseThrow())
                .contains("COS counts 3 tasks, and the manifest has 4 rows");
        assertThat(lab.batch.statuses()).containsOnly("Cancelled");
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void batchJobThatIsNotCountedForAnHourIsCancelled() {
        allowBatch();
        lab.batch.countsNothing = true;
        Instant start = lab.clock.instant();
        JobState end = lab.untilEnd(job(JobEngine.AUTO));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(Duration.between(start, lab.clock.instant())).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(end.problem().orElseThrow()).contains("did not count");
    }

    @Test
    void tooManyJobsIsNoFault() {
        allowBatch();
        Instant until = lab.clock.instant().plus(Duration.ofHours(1));
        lab.batch.onCall = call -> call.equals("create") && lab.clock.instant().isBefore(until)
                ? Optional.of(InMemoryBatch.refusal("TooManyJobs", "too many"))
                : Optional.empty();
        JobId id = job(JobEngine.AUTO);
        lab.tickWhenDue(id);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).as(end.toString()).isEqualTo(JobPhase.READY);
        assertThat(end.problem()).isEmpty();
        allRestoredOnce(OBJECTS);
    }

    @Test
    void refusalIsSaidAtOnceAndGivenUpAfterADay() {
        allowBatch();
        lab.batch.onCall =
                call -> Optional.of(InMemoryBatch.refusal("AccessDenied", "COS answered 403: allow cos:CreateJob"));
        Instant start = lab.clock.instant();
        JobId id = job(JobEngine.AUTO);
        for (int i = 0; i < 8; i++) {
            lab.tickWhenDue(id);
        }
        assertThat(lab.state(id).problem().orElseThrow()).contains("allow cos:CreateJob");
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().failed()).isEqualTo(OBJECTS);
        assertThat(Duration.between(start, lab.clock.instant())).isBetween(Duration.ofHours(24), Duration.ofHours(26));
    }

    @Test
    void troubleThatEndsIsForgotten() {
        allowBatch();
        Instant until = lab.clock.instant().plus(Duration.ofHours(3));
        lab.batch.onCall = call -> lab.clock.instant().isBefore(until)
                ? Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))
                : Optional.empty();
        JobState end = lab.untilEnd(job(JobEngine.AUTO));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.problem()).isEmpty();
    }

    @Test
    void secondBatchJobWithTheSameTokenNeverWorks() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        boolean[] lost = {false};
        lab.batch.onCall = call -> Optional.empty();
        for (int i = 0; i < 20 && !lost[0]; i++) {
            lab.state(id).dueAt().ifPresent(lab.clock::advanceTo);
            JobLab.Worker worker = lab.worker();
            worker.interruption = (key, create) -> {
                var made = create.get();
                if (key.equals("batch:create") && !lost[0]) {
                    lost[0] = true;
                    lab.batch.makeTwice();
                    return dev.thaw.restore.store.Result.failed(InMemoryJobStore.unreachable());
                }
                return made;
            };
            try {
                worker.run();
            } catch (dev.thaw.job.store.StoreFailedException e) {
                throw new AssertionError(e);
            }
        }
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).as(end.toString()).isEqualTo(JobPhase.READY);
        assertThat(lab.batch.statuses()).containsOnlyOnce("Cancelled");
        allRestoredOnce(OBJECTS);
    }

    @Test
    void batchJobThatSomebodyCancelsInTheConsoleIsNotTakenUpAgain() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        untilReleased(id);
        lab.batch.become("Cancelled");
        JobState end = lab.untilEnd(id);
        // What was never requested turns out lost.
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().accepted()).isEqualTo(OBJECTS);
        assertThat(end.progress().lost()).isEqualTo(OBJECTS);
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void cancellingTheJobCancelsItsBatchJobs() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        untilReleased(id);
        lab.cancel(id);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(lab.batch.statuses()).containsOnly("Cancelled");
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void cancellingBeforeTheBatchJobsIsImmediate() {
        allowBatch();
        JobId id = lab.create(lab.definition("batch", true));
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        lab.cancel(id);
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.CANCELLED);
        assertThat(lab.batch.orders()).isEmpty();
    }

    @Test
    void planThatNeedsTooManyBatchJobsFails() {
        allowBatch();
        lab.archive.fill(BatchWork.MOST_PARTS + 1);
        lab.mostRows = 1;
        JobState end = lab.untilEnd(job(JobEngine.AUTO));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.problem().orElseThrow()).contains("needs 201 batch jobs").contains("split");
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void objectsThatFailedInBatchAreFoundByVerification() {
        allowBatch();
        JobId id = job(JobEngine.AUTO);
        untilReleased(id);
        lab.archive.remove(InMemoryArchive.key(3));
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.progress().lost()).isEqualTo(1);
        assertThat(end.progress().readable()).isEqualTo(OBJECTS - 1L);
        assertThat(end.batch().orElseThrow().parts())
                .extracting(BatchPart::failed)
                .contains(1L);
    }
}
