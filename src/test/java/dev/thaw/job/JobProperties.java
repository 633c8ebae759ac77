package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.JobLab.Worker;
import dev.thaw.job.JobLab.WorkerDied;
import dev.thaw.job.store.JobStore.Creation;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever workers, store and COS do: the sums hold after every step, no object is restored twice, and the job ends. */
class JobProperties {

    @Property(tries = 60)
    void aJobKeepsItsAccountsAndEnds(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int objects) {
        Random chance = new Random(seed);
        JobLab lab = new JobLab();
        fill(lab, chance, objects);
        lab.mostObjects = 1 + chance.nextInt(12);
        lab.store.lag = Duration.ofSeconds(chance.nextInt(120));
        double faults = chance.nextDouble() * 0.4;
        lab.archive.onRestore = request -> fault(lab, chance, faults, () -> lab.archive.take(request));
        lab.archive.onHead = object -> chance.nextDouble() < faults / 2
                ? Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"))
                : Optional.empty();
        JobId id = lab.create(lab.definition("job", chance.nextBoolean()));
        for (int calls = 0; lab.state(id).phase().isOpen(); calls++) {
            assertThat(calls).as("calls, seed " + seed).isLessThan(5000);
            lab.clock.advance(Duration.ofSeconds(1 + chance.nextInt(300)));
            run(lab.worker(), chance);
            if (chance.nextInt(4) == 0) {
                lab.confirm(id);
            }
            check(lab, id, objects);
        }
        JobState end = lab.state(id);
        assertThat(end.waiting()).isZero();
        assertThat(end.open()).isZero();
        assertThat(end.summary().objects()).isEqualTo(objects);
        assertThat(lab.archive.restores().size()).isLessThanOrEqualTo((int) end.planned());
        if (end.phase() == JobPhase.READY) {
            assertThat(end.progress().readable()).isEqualTo(end.requested());
        }
    }

    private static void fill(JobLab lab, Random chance, int objects) {
        lab.archive.listsFacts = chance.nextBoolean();
        for (int i = 0; i < objects; i++) {
            String key = InMemoryArchive.key(i);
            lab.archive.put(key, 1000, chance.nextInt(5) == 0 ? "STANDARD" : "ARCHIVE");
            if (chance.nextInt(10) == 0) {
                lab.archive.running(key);
            }
        }
    }

    private static Optional<RestoreReply> fault(JobLab lab, Random chance, double faults, Supplier<RestoreReply> take) {
        if (chance.nextDouble() >= faults) {
            return Optional.empty();
        }
        switch (chance.nextInt(4)) {
            case 0 -> {
                take.get();
                return Optional.of(new RestoreReply.Failed(
                        Failure.temporary(OutcomeCode.UNREACHABLE, "the answer was lost"), true));
            }
            case 1 -> {
                return Optional.of(
                        new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "no time"), false));
            }
            case 2 -> {
                return Optional.of(
                        new RestoreReply.Failed(Failure.permanent(OutcomeCode.REJECTED, "not this one"), false));
            }
            default -> {
                return Optional.of(
                        new RestoreReply.Failed(Failure.temporary(OutcomeCode.CREDENTIALS_EXPIRED, "expired"), false));
            }
        }
    }

    private static void run(Worker worker, Random chance) {
        int last = chance.nextInt(3) == 0 ? 1 + chance.nextInt(12) : Integer.MAX_VALUE;
        int kind = chance.nextInt(3);
        worker.interruption = (key, write) -> {
            if (worker.creations() != last) {
                return write.get();
            }
            if (kind == 0) {
                worker.dead = true;
                throw new WorkerDied();
            }
            Result<Creation> result = write.get();
            return kind == 1 ? Result.of(Creation.EXISTS) : Result.failed(InMemoryJobStore.unreachable());
        };
        try {
            worker.run();
        } catch (WorkerDied | StoreFailedException ended) {
            // The next worker goes on.
        }
    }

    private static void check(JobLab lab, JobId id, int objects) {
        JobState state = lab.state(id);
        assertThat(lab.archive.restores())
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
        assertThat(state.summary().objects()).isLessThanOrEqualTo(objects);
        assertThat(state.waiting()).isGreaterThanOrEqualTo(0);
        assertThat(state.summary().retryable())
                .isLessThanOrEqualTo(state.summary().failed());
        assertThat(state.progress().readable()
                        + state.progress().lost()
                        + state.progress().overdue())
                .isLessThanOrEqualTo(state.requested());
        assertThat(state.fraction()).isBetween(0.0, 1.0);
    }
}
