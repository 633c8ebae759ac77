package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.JobLab.Interruption;
import dev.thaw.job.JobLab.Worker;
import dev.thaw.job.JobLab.WorkerDied;
import dev.thaw.job.store.JobStore.Creation;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.jobstore.JsonJobDocuments;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker ends at any of its writes, those to COS Batch included, and the job ends as if nothing had happened: each object restored once, none
 * left out.
 */
class CrashTest {

    private static final int OBJECTS = 12;

    /** A worker ends, or loses an answer, at one of its writes. */
    private enum Fault {
        BEFORE {
            @Override
            Interruption at(int write, Worker worker) {
                return (key, create) -> {
                    if (worker.creations() == write) {
                        throw died(worker);
                    }
                    return create.get();
                };
            }
        },
        AFTER {
            @Override
            Interruption at(int write, Worker worker) {
                return (key, create) -> {
                    Result<Creation> result = create.get();
                    if (worker.creations() == write) {
                        throw died(worker);
                    }
                    return result;
                };
            }
        },
        ANSWER_LOST {
            @Override
            Interruption at(int write, Worker worker) {
                return (key, create) -> {
                    Result<Creation> result = create.get();
                    return worker.creations() == write ? Result.of(Creation.EXISTS) : result;
                };
            }
        },
        /** The write fails as seen by the worker, but happened; the worker lives on. */
        FAILS_AFTER {
            @Override
            Interruption at(int write, Worker worker) {
                return (key, create) -> {
                    Result<Creation> result = create.get();
                    return worker.creations() == write ? Result.failed(InMemoryJobStore.unreachable()) : result;
                };
            }
        },
        FAILS_BEFORE {
            @Override
            Interruption at(int write, Worker worker) {
                return (key, create) ->
                        worker.creations() == write ? Result.failed(InMemoryJobStore.unreachable()) : create.get();
            }
        };

        abstract Interruption at(int write, Worker worker);

        private static WorkerDied died(Worker worker) {
            worker.dead = true;
            return new WorkerDied();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWorkerThatEndsAtAnyWriteHarmsNothing(boolean batch) {
        int writes = writesOfAWholeJob(batch);
        assertThat(writes).isGreaterThan(12);
        for (Fault fault : Fault.values()) {
            for (int write = 1; write <= writes; write++) {
                JobLab lab = lab(batch);
                JobId id = lab.create("crash");
                runInto(lab, id, fault, write);
                assertEndsWell(lab, id, fault + " at write " + write);
            }
        }
    }

    @Test
    void aWorkerThatEndsAfterAnyRestoreHarmsNothing() {
        for (int requested = 0; requested <= OBJECTS; requested++) {
            JobLab lab = lab(false);
            JobId id = lab.create(lab.definition("crash", true));
            lab.until(id, JobPhase.AWAITING_CONFIRMATION);
            lab.confirm(id);
            Worker worker = lab.worker();
            int last = requested;
            lab.archive.onRestore = request -> {
                worker.dead |= lab.archive.restores().size() >= last;
                return worker.dead ? Optional.of(neverSent()) : Optional.empty();
            };
            run(worker);
            lab.archive.onRestore = request -> Optional.empty();
            lab.clock.advance(Duration.ofMinutes(3));
            assertEndsWell(lab, id, "after " + requested + " restores");
        }
    }

    /** While one worker is at a write, another one takes over: at once, or when the first one seems to be dead. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoWorkersHarmNothing(boolean batch) {
        int writes = writesOfAWholeJob(batch);
        for (Duration pause : new Duration[] {Duration.ZERO, Duration.ofMinutes(3)}) {
            for (int write = 1; write <= writes; write++) {
                JobLab lab = lab(batch);
                JobId id = lab.create("crash");
                Worker first = lab.worker();
                int at = write;
                boolean[] met = {false};
                first.interruption = (key, create) -> {
                    if (first.creations() == at && !met[0]) {
                        met[0] = true;
                        lab.clock.freezeFor(pause);
                        lab.tick();
                    }
                    return create.get();
                };
                for (int ticks = 0; ticks < 40 && lab.state(id).phase().isOpen(); ticks++) {
                    lab.state(id).dueAt().ifPresent(lab.clock::advanceTo);
                    run(first);
                    lab.clock.advance(Duration.ofMinutes(2));
                }
                assertEndsWell(lab, id, "two workers, the second at write " + write + " after " + pause);
            }
        }
    }

    private static int writesOfAWholeJob(boolean batch) {
        JobLab lab = lab(batch);
        JobId id = lab.create("whole");
        Worker worker = lab.worker();
        while (lab.state(id).phase().isOpen()) {
            lab.state(id).dueAt().ifPresent(lab.clock::advanceTo);
            run(worker);
        }
        assertEndsWell(lab, id, "undisturbed");
        return worker.creations();
    }

    private static void runInto(JobLab lab, JobId id, Fault fault, int write) {
        Worker worker = lab.worker();
        worker.interruption = fault.at(write, worker);
        while (!worker.dead
                && worker.creations() < write
                && lab.state(id).phase().isOpen()) {
            lab.state(id).dueAt().ifPresent(lab.clock::advanceTo);
            run(worker);
        }
        lab.clock.advance(Duration.ofMinutes(3));
    }

    private static void run(Worker worker) {
        try {
            worker.run();
        } catch (WorkerDied | StoreFailedException ended) {
            // The next worker goes on.
        }
    }

    private static void assertEndsWell(JobLab lab, JobId id, String what) {
        JobState end = lab.untilEnd(id);
        lab.tick();
        assertThat(end.phase()).as(what + ": " + end).isEqualTo(JobPhase.READY);
        Map<String, Integer> once = new TreeMap<>();
        for (int i = 0; i < OBJECTS; i++) {
            once.put(InMemoryArchive.key(i), 1);
        }
        assertThat(lab.archive.restores()).as(what).isEqualTo(once);
        assertThat(end.summary().objects()).as(what).isEqualTo(OBJECTS);
        assertThat(end.requested()).as(what).isEqualTo(OBJECTS);
        assertThat(end.progress().readable()).as(what).isEqualTo(OBJECTS);
        assertThat(end.waiting()).as(what).isZero();
        assertThat(end.planned()).as(what).isEqualTo(OBJECTS);
        assertThat(lab.store.keys("open/")).as(what).isEmpty();
        assertThat(lab.errors).as(what).isEmpty();
    }

    private static RestoreReply neverSent() {
        return new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "the process ended"), false);
    }

    /** With the documents as they are kept, so that none of them loses anything. */
    private static JobLab lab(boolean batch) {
        JobLab lab = new JobLab(new JsonJobDocuments());
        lab.batchFrom = batch ? Optional.of(1L) : Optional.empty();
        lab.archive.fill(OBJECTS);
        lab.mostObjects = 5;
        return lab;
    }
}
