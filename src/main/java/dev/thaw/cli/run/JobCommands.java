package dev.thaw.cli.run;

import dev.thaw.answer.JobJson;
import dev.thaw.cli.options.Command;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.cli.output.JobText;
import dev.thaw.config.JobsLocation;
import dev.thaw.config.Settings;
import dev.thaw.job.Job;
import dev.thaw.job.JobId;
import dev.thaw.request.Invocation;
import dev.thaw.request.JobAccess;
import dev.thaw.request.JobRequests;
import dev.thaw.restore.store.Deadline;
import dev.thaw.signing.Credentials;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The commands about the jobs of {@code THAW_JOBS}, with the user's own credentials. For one thread; blocks. */
final class JobCommands {

    private static final int DONE = 0;
    private static final int UNFINISHED = 4;
    private static final int PAGE = 50;
    private static final Duration LOOK = Duration.ofMinutes(2);

    /** As long as a function may run at the most. */
    private static final Duration WORK = Duration.ofMinutes(15);

    private final Settings settings;
    private final JobAccess.Opener opener;
    private final JobRequests requests;
    private final PrintStream out;

    JobCommands(Settings settings, JobAccess.Opener opener, JobRequests requests, PrintStream out) {
        this.settings = settings;
        this.opener = opener;
        this.requests = requests;
        this.out = out;
    }

    /** The commands about jobs, and a restore that is handed to them. */
    static boolean takes(CommandLine line) {
        return switch (line.command()) {
            case RESTORE -> line.has(Option.JOB);
            case JOBS, JOB, CONFIRM, CANCEL, CONTINUE -> true;
            default -> false;
        };
    }

    /** Before anything is looked for: whoever mistypes a command needs no credentials to learn it. */
    static void requireComplete(CommandLine line) throws UsageException {
        switch (line.command()) {
            case RESTORE -> JobOrder.request(line);
            case CONTINUE -> id(line);
            case JOB, CONFIRM, CANCEL -> requiredId(line);
            default -> {}
        }
    }

    /** @throws dev.thaw.answer.ProblemException if the store refuses, or there is no such job */
    int run(CommandLine line, Credentials credentials) throws UsageException, RunException {
        JobsLocation home = settings.jobs()
                .orElseThrow(() -> new RunException(
                        "jobs are off: set THAW_JOBS to where they are kept, like cos://ops-1250000000/thaw/"));
        Deadline deadline = Deadline.after(line.command() == Command.CONTINUE ? WORK : LOOK);
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(), Optional.empty(), Optional.of(credentials), line.text(Option.REGION));
        JobText text = new JobText(out, line.has(Option.UTC));
        if (line.command() == Command.RESTORE) {
            Job made = requests.createTyped(JobOrder.request(line), invocation).job();
            show(line, made, text, home);
            if (made.definition().confirm() && !isJson(line)) {
                out.println("It plans first, and waits then: thaw job " + made.id() + ", thaw confirm " + made.id());
            }
            return DONE;
        }
        JobAccess jobs = opener.open(invocation, deadline);
        if (line.command() == Command.JOBS) {
            return list(line, jobs, text, home);
        }
        if (line.command() == Command.CONTINUE) {
            return proceed(line, jobs, text, invocation, deadline);
        }
        JobId id = requiredId(line);
        Job job = switch (line.command()) {
            case CONFIRM -> jobs.confirm(id);
            case CANCEL -> jobs.cancel(id);
            default -> jobs.show(id);
        };
        show(line, job, text, home);
        return DONE;
    }

    private void show(CommandLine line, Job job, JobText text, JobsLocation home) {
        if (isJson(line)) {
            out.println(JobJson.job(job, home.toString()));
        } else {
            text.job(job);
        }
    }

    private int list(CommandLine line, JobAccess jobs, JobText text, JobsLocation home) {
        JobAccess.Page page = jobs.list(Optional.empty(), PAGE, Optional.empty());
        if (isJson(line)) {
            out.println(JobJson.page(page.jobs(), page.next(), home.toString()));
        } else {
            text.list(page.jobs(), page.next().isPresent());
        }
        return DONE;
    }

    private int proceed(CommandLine line, JobAccess jobs, JobText text, Invocation invocation, Deadline deadline)
            throws UsageException {
        JobAccess.Progress progress = jobs.proceed(id(line), deadline);
        if (isJson(line)) {
            out.println(JobJson.progress(invocation.requestId(), progress.complete(), progress.jobs()));
        } else {
            text.progress(progress);
        }
        return progress.complete() ? DONE : UNFINISHED;
    }

    private static JobId requiredId(CommandLine line) throws UsageException {
        return id(line).orElseThrow(() ->
                new UsageException(line.command().word() + " takes the id of a job: thaw jobs lists them"));
    }

    private static Optional<JobId> id(CommandLine line) throws UsageException {
        if (line.operands().isEmpty()) {
            return Optional.empty();
        }
        Optional<JobId> id = JobId.parse(line.operands().get(0));
        if (line.operands().size() > 1 || id.isEmpty()) {
            throw new UsageException(line.command().word() + " takes one id of a job: thaw jobs lists them");
        }
        return id;
    }

    private static boolean isJson(CommandLine line) {
        return line.has(Option.JSON)
                || line.text(Option.OUTPUT)
                        .filter(format -> format.startsWith("json"))
                        .isPresent();
    }
}
