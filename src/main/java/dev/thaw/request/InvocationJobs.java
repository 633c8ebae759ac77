package dev.thaw.request;

import dev.thaw.answer.JobJson;
import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.job.Job;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.engine.ContinueReport;
import dev.thaw.job.engine.JobEnvironment;
import dev.thaw.job.engine.JobPage;
import dev.thaw.job.engine.JobRunner;
import dev.thaw.job.engine.JobService;
import dev.thaw.job.step.JobWork;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobRecords;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.log.ReportLog;
import dev.thaw.notice.JobNotice;
import dev.thaw.notice.NoticeSender;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.signing.Credentials;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of one invocation: the engine, and its endings as answers. */
final class InvocationJobs implements JobAccess {

    /** More would not fit into the time of an invocation. */
    private static final int MOST_OBJECTS_OF_A_STEP = 100_000;

    private final JobRecords records;
    private final JobSchedule schedule;
    private final InstantSource clock;
    private final JobEnvironment environment;
    private final JobService service;

    InvocationJobs(JobRecords records, JobSchedule schedule, InstantSource clock, JobEnvironment environment) {
        this.records = records;
        this.schedule = schedule;
        this.clock = clock;
        this.environment = environment;
        this.service = new JobService(records, clock, environment);
    }

    private interface Call<T> {
        T run() throws StoreFailedException, InvalidDocumentException;
    }

    private static <T> T answered(Call<T> call) {
        try {
            return call.run();
        } catch (StoreFailedException e) {
            throw unavailable(e.failure());
        } catch (InvalidDocumentException e) {
            throw new ProblemException(new Problem(
                    500, "Damaged job", e.getMessage() + ": cancel it and ask again, or update Thaw if it is older"));
        }
    }

    /** The bucket cannot be used as it is (422), or the store does not answer as it should. */
    private static ProblemException unavailable(Failure failure) {
        boolean isUnsafe = failure.outcome() == OutcomeCode.NOT_ALLOWED;
        boolean isExpired = failure.outcome() == OutcomeCode.CREDENTIALS_EXPIRED;
        boolean isDown = failure.outcome() == OutcomeCode.UNREACHABLE || failure.outcome() == OutcomeCode.NOT_PROCESSED;
        int status = isUnsafe ? 422 : isDown ? 503 : 500;
        return ProblemException.retryable(
                new Problem(status, "No store for jobs", "jobs are refused: " + failure.detail()), isExpired);
    }

    @Override
    public Stored create(JobDefinition definition) {
        JobService.Change change = answered(() -> service.create(definition));
        return switch (change.result()) {
            case CREATED -> new Stored(change.job().orElseThrow(), true);
            case OK -> new Stored(change.job().orElseThrow(), false);
            case TOO_MANY ->
                throw ProblemException.retryable(
                        new Problem(
                                422,
                                "Too many jobs",
                                JobService.MOST_OPEN
                                        + " jobs are open, which is the most: wait until one ends, or cancel one"),
                        false);
            default ->
                throw new ProblemException(new Problem(
                        409,
                        "Another job",
                        "job " + definition.id() + " is there with another request: choose another id",
                        Optional.of("job.id")));
        };
    }

    @Override
    public Page list(Optional<JobPhase> phase, int limit, Optional<String> after) {
        JobPage page = answered(() -> service.list(phase, limit, after));
        return new Page(page.jobs(), page.next());
    }

    @Override
    public Job show(JobId id) {
        return answered(() -> service.job(id)).orElseThrow(() -> notFound(id));
    }

    @Override
    public Job confirm(JobId id) {
        return changed(id, answered(() -> service.confirm(id)), "does not wait for a confirmation");
    }

    @Override
    public Job cancel(JobId id) {
        return changed(id, answered(() -> service.cancel(id)), "has ended");
    }

    private static Job changed(JobId id, JobService.Change change, String why) {
        return switch (change.result()) {
            case CREATED, OK -> change.job().orElseThrow();
            case NOT_FOUND -> throw notFound(id);
            default -> {
                String phase = change.job()
                        .map(job -> job.cancelling() ? "it is being cancelled" : "its phase is " + job.phase())
                        .orElse("");
                throw new ProblemException(new Problem(409, "Wrong phase", "job " + id + " " + why + ": " + phase));
            }
        };
    }

    private static ProblemException notFound(JobId id) {
        return new ProblemException(
                new Problem(404, "No such job", "there is no job " + id + ": the list of jobs has their ids"));
    }

    @Override
    public Progress proceed(Optional<JobId> only, Deadline until) {
        only.ifPresent(this::show);
        JobRunner runner = new JobRunner(records, schedule, clock, environment, MOST_OBJECTS_OF_A_STEP);
        ContinueReport report = answered(() -> runner.run(only, until));
        List<JobJson.Progressed> jobs = report.jobs().stream()
                .map(job -> new JobJson.Progressed(job.id(), job.phase(), job.steps(), job.objects(), job.problem()))
                .toList();
        return new Progress(report.complete(), jobs);
    }

    /** What the engine needs of an invocation. */
    record Environment(
            JobWorks works,
            Invocation invocation,
            Credentials credentials,
            Deadline deadline,
            ReportLog log,
            Optional<NoticeSender> notices)
            implements JobEnvironment {

        @Override
        public JobWork work(JobDefinition definition) throws UnworkableJobException {
            return works.open(definition, invocation, credentials, deadline);
        }

        @Override
        public void entered(Job job) {
            // no notice of these yet
        }

        @Override
        public void error(JobId id, String reason) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("action", "continue");
            facts.put("job", id.value());
            facts.put("problem", reason);
            log.job(invocation.requestId(), ReportLog.Level.ERROR, facts);
        }

        /** There is no notice of planning and requesting: the phases that follow say more. */
        @Override
        public boolean notifies(JobPhase phase) {
            return notices.isPresent() && phase != JobPhase.PLANNING && phase != JobPhase.REQUESTING;
        }

        @Override
        public boolean notify(Job job, JobPhase phase) {
            if (notices.isEmpty()) {
                return true;
            }
            NoticeSender.Result result = notices.get().send(new JobNotice(job, phase), deadline);
            result.reason().ifPresent(reason -> warn(job.id(), "notice of phase " + phase + ": " + reason));
            return result.delivery() != NoticeSender.Delivery.FAILED;
        }

        private void warn(JobId id, String problem) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("action", "notify");
            facts.put("job", id.value());
            facts.put("problem", problem);
            log.job(invocation.requestId(), ReportLog.Level.WARN, facts);
        }
    }
}
