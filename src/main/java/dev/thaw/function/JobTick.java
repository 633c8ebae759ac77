package dev.thaw.function;

import dev.thaw.answer.ProblemException;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.Settings;
import dev.thaw.log.ReportLog;
import dev.thaw.request.Invocation;
import dev.thaw.request.InvocationDefects;
import dev.thaw.request.JobRequests;
import dev.thaw.restore.store.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Continues jobs from time to time in a program that runs by itself; on SCF, which freezes programs between invocations, a timer does
 * it. Without jobs there is no thread. One call ends before the next begins.
 */
@Singleton
class JobTick {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(50);

    private final Settings settings;
    private final JobRequests jobs;
    private final ReportLog log;
    private @Nullable ScheduledExecutorService timer;
    private String lastProblem = "";

    JobTick(Settings settings, JobRequests jobs, ReportLog log) {
        this.settings = settings;
        this.jobs = jobs;
        this.log = log;
    }

    void begin(@Observes StartupEvent event) {
        settings.jobs().flatMap(JobsLocation::tick).ifPresent(this::schedule);
    }

    private void schedule(Duration pause) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "thaw-jobs");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::tick, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never throws, which would end the timer. The same problem is logged once. */
    private void tick() {
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(),
                Optional.empty(),
                Optional.empty(),
                settings.runtimeEnvironment().region());
        try {
            jobs.proceed(Optional.empty(), invocation, Deadline.after(LONGEST_CALL));
            lastProblem = "";
        } catch (ProblemException e) {
            String problem = e.problem().detail();
            if (!problem.equals(lastProblem)) {
                log.failure(invocation.requestId(), problem);
            }
            lastProblem = problem;
        } catch (RuntimeException | StackOverflowError defect) {
            new InvocationDefects(invocation.requestId()).log(defect);
        }
    }

    /** What is under way is given up: another worker takes it up when its lease has ended. */
    void end(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
