package dev.thaw.request;

import dev.thaw.answer.JobJson;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.Settings;
import dev.thaw.event.Carrier;
import dev.thaw.event.manual.Action;
import dev.thaw.event.manual.JobCommand;
import dev.thaw.event.manual.JobOptions;
import dev.thaw.event.manual.ManualRequest;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.log.ReportLog;
import dev.thaw.restore.store.Deadline;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Creates jobs and answers what is asked about them. Thread-safe; calls block. What is refused is a {@link ProblemException}: 422
 * while jobs are off.
 */
@Singleton
public class JobRequests {

    private final Settings settings;
    private final JobAccess.Opener opener;
    private final JobWorks works;
    private final ManualRequestProcessor manualRequests;
    private final ReportLog log;
    private final Clock clock;

    public JobRequests(
            Settings settings,
            JobAccess.Opener opener,
            JobWorks works,
            ManualRequestProcessor manualRequests,
            ReportLog log,
            Clock clock) {
        this.settings = settings;
        this.opener = opener;
        this.works = works;
        this.manualRequests = manualRequests;
        this.log = log;
        this.clock = clock;
    }

    /** Whether there are jobs at all. */
    public boolean areOn() {
        return settings.jobs().isPresent();
    }

    /** Whether a request of an event is carried on as a job although it does not say so: it may be longer than one invocation. */
    public boolean isLongWork(ManualRequest request) {
        boolean isLongSource =
                request.source() instanceof Source.Prefix || request.source() instanceof Source.ListObject;
        return areOn()
                && isLongSource
                && request.action() == Action.RESTORE
                && request.resumeFrom().isEmpty();
    }

    /** Creates the job of a call over HTTP. Without an id of its own it gets one of time and chance. */
    public JobAccess.Stored create(ManualRequest request, Invocation invocation) {
        return create(request, "http", newId(), invocation, deadline(invocation));
    }

    /** Creates the job of a command that somebody typed. */
    public JobAccess.Stored createTyped(ManualRequest request, Invocation invocation) {
        return create(request, "cli", newId(), invocation, deadline(invocation));
    }

    /** Creates the job that an event brings. Without an id of its own it gets one that a repeated delivery has, too. */
    public JobAccess.Stored create(ManualRequest request, Carrier carrier, Invocation invocation, Deadline deadline) {
        JobId id = JobId.auto(carrier.received().getBytes(StandardCharsets.UTF_8));
        return create(request, carrier.creator(), id, invocation, deadline);
    }

    /** Randomness is made when it is needed: at the start it would cost every invocation some milliseconds. */
    private JobId newId() {
        return JobId.generate(clock.instant(), new SecureRandom());
    }

    /** The same for an event that is the request itself. */
    public JobAccess.Stored create(ManualRequest request, Carrier carrier, Invocation invocation) {
        return create(request, carrier, invocation, deadline(invocation));
    }

    private JobAccess.Stored create(
            ManualRequest request, String creator, JobId unnamed, Invocation invocation, Deadline deadline) {
        requireOn();
        JobOptions options = request.job().orElse(JobOptions.DEFAULTS);
        if (options.engine() == JobEngine.BATCH) {
            works.batchRefusal(request, invocation, deadline).ifPresent(reason -> {
                throw new ProblemException(new Problem(
                        422,
                        "No batch engine",
                        "job.engine is batch, but " + reason + "; or leave engine out",
                        Optional.of("job.engine")));
            });
        }
        ManualRequestProcessor.Target target = manualRequests.target(request, invocation);
        target.requireAllowed(target.bucket());
        JobAccess.Stored stored = opener.open(invocation, deadline)
                .create(new JobDefinition(
                        options.id().orElse(unnamed),
                        options.name(),
                        options.confirm(),
                        options.engine(),
                        creator,
                        clock.instant(),
                        JobRequestText.of(request, target.bucket(), target.region())));
        if (stored.isNew()) {
            Map<String, Object> facts = facts("create", stored.job());
            facts.put("createdBy", creator);
            log.job(invocation.requestId(), ReportLog.Level.INFO, facts);
        }
        return stored;
    }

    /** The answer to a command, as JSON. */
    public String answer(JobCommand command, Invocation invocation) {
        requireOn();
        return command.fold(new Answer(invocation));
    }

    /** One job as JSON. */
    public String json(Job job) {
        return JobJson.job(job, home());
    }

    /** Continues the jobs that are due, or only one, and logs what was done. */
    public JobAccess.Progress proceed(Optional<JobId> only, Invocation invocation, Deadline until) {
        requireOn();
        JobAccess.Progress progress = opener.open(invocation, until).proceed(only, until);
        for (JobJson.Progressed job : progress.jobs()) {
            log(invocation, job);
        }
        return progress;
    }

    private void log(Invocation invocation, JobJson.Progressed job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("action", "continue");
        facts.put("job", job.id().value());
        job.phase().ifPresent(phase -> facts.put("phase", phase.name()));
        facts.put("steps", job.steps());
        facts.put("objects", job.objects());
        job.problem().ifPresent(problem -> facts.put("problem", problem));
        boolean needsAttention = job.problem().isPresent()
                || job.phase()
                        .filter(phase -> phase == JobPhase.FAILED || phase == JobPhase.PARTLY_READY)
                        .isPresent();
        log.job(invocation.requestId(), needsAttention ? ReportLog.Level.WARN : ReportLog.Level.INFO, facts);
    }

    private Job decided(String action, Job job, Invocation invocation) {
        log.job(invocation.requestId(), ReportLog.Level.INFO, facts(action, job));
        return job;
    }

    private static Map<String, Object> facts(String action, Job job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("action", action);
        facts.put("job", job.id().value());
        facts.put("phase", job.phase().name());
        return facts;
    }

    private void requireOn() {
        if (!areOn()) {
            throw new ProblemException(new Problem(422, "Jobs are off", "jobs are off: set THAW_JOBS"));
        }
    }

    private String home() {
        return settings.jobs().map(JobsLocation::toString).orElseThrow();
    }

    /** A caller waits for the response. */
    private Deadline deadline(Invocation invocation) {
        return InvocationContext.deadline(
                InvocationContext.synchronous(invocation.timeLimit().orElse(settings.deadline())));
    }

    private final class Answer implements JobCommand.Cases<String> {

        private final Invocation invocation;
        private final Deadline deadline;

        Answer(Invocation invocation) {
            this.invocation = invocation;
            this.deadline = deadline(invocation);
        }

        private JobAccess jobs() {
            return opener.open(invocation, deadline);
        }

        @Override
        public String list(JobCommand.ListJobs command) {
            JobAccess.Page page = jobs().list(command.phase(), command.limit(), command.after());
            return JobJson.page(page.jobs(), page.next(), home());
        }

        @Override
        public String show(JobCommand.ShowJob command) {
            return json(jobs().show(command.id()));
        }

        @Override
        public String confirm(JobCommand.ConfirmJob command) {
            return json(decided("confirm", jobs().confirm(command.id()), invocation));
        }

        @Override
        public String cancel(JobCommand.CancelJob command) {
            return json(decided("cancel", jobs().cancel(command.id()), invocation));
        }

        @Override
        public String proceed(JobCommand.ContinueJobs command) {
            JobAccess.Progress progress =
                    JobRequests.this.proceed(command.only(), invocation, deadline.within(command.within()));
            return JobJson.progress(invocation.requestId(), progress.complete(), progress.jobs());
        }
    }
}
