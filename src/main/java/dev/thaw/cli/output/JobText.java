package dev.thaw.cli.output;

import dev.thaw.job.Job;
import dev.thaw.job.JobState;
import dev.thaw.request.JobAccess;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Jobs as people read them: a table of many, some lines about one. */
public final class JobText {

    private static final int PERCENT = 100;

    private final PrintStream out;
    private final Shown shown;

    /** @param utc whether times are in UTC instead of the local zone */
    public JobText(PrintStream out, boolean utc) {
        this.out = out;
        this.shown = new Shown(utc);
    }

    /** @param more whether there are older ones that are not shown */
    public void list(List<Job> jobs, boolean more) {
        if (jobs.isEmpty()) {
            out.println("There are no jobs: thaw restore --help says how to begin, POST /jobs creates one");
            return;
        }
        Table table = new Table("llrrrll", "ID", "PHASE", "PLANNED", "REQUESTED", "READABLE", "READY BY", "NAME");
        for (Job job : jobs) {
            JobState state = job.state();
            table.row(
                    job.id().value(),
                    phase(job),
                    Shown.number(state.planned()),
                    Shown.number(state.requested()),
                    Shown.number(state.progress().readable()),
                    shown.time(state.readyBy()),
                    job.definition().name().orElse(""));
        }
        out.print(table.text());
        if (more) {
            out.println("… and older ones");
        }
    }

    private static String phase(Job job) {
        return job.phase().name() + (job.cancelling() ? " (cancelling)" : "");
    }

    public void job(Job job) {
        JobState state = job.state();
        Table table = new Table("ll", "JOB", job.id().value());
        job.definition().name().ifPresent(name -> table.row("name", name));
        table.row("phase", phase(job));
        table.row("created", shown.time(job.definition().createdAt()));
        table.row(
                "planned",
                Shown.number(state.planned()) + " objects, "
                        + Shown.size(state.plan().estimate().retrievalBytes()) + ", cost "
                        + state.plan()
                                .estimate()
                                .cost()
                                .map(cost -> Shown.amount(cost) + " "
                                        + state.plan().estimate().currency().orElse(""))
                                .orElse("unknown"));
        engines(state).ifPresent(text -> table.row("engine", text));
        table.row(
                "objects",
                Shown.number(state.requested()) + " requested, " + Shown.number(state.waiting()) + " waiting, "
                        + Shown.number(state.summary().skipped()) + " left alone, "
                        + Shown.number(state.summary().failed()) + " failed");
        table.row(
                "readable",
                Shown.number(state.progress().readable()) + " (" + (int) (state.fraction() * PERCENT) + " %), "
                        + Shown.number(state.progress().overdue()) + " overdue, "
                        + Shown.number(state.progress().lost()) + " lost");
        table.row("ready by", shown.time(state.readyBy()));
        table.row("readable until", shown.time(state.readableUntil()));
        state.dueAt().ifPresent(due -> table.row("next look", shown.time(due)));
        state.problem().ifPresent(problem -> table.row("problem", problem));
        state.warnings().forEach(warning -> table.row("warning", warning));
        out.print(table.text());
        failures(state);
    }

    /** What COS Batch does of the job; absent if nothing. */
    private static Optional<String> engines(JobState state) {
        return state.handedOver()
                .map(batch -> Shown.number(batch.objects()) + " by COS Batch, "
                        + Shown.number(state.planned() - batch.objects()) + " one by one"
                        + batch.parts().stream()
                                .map(part -> "; " + part.jobId().orElse("a batch job to be made") + " "
                                        + part.status() + " "
                                        + Shown.number(part.succeeded()) + " of " + Shown.number(part.rows()))
                                .collect(Collectors.joining()));
    }

    private void failures(JobState state) {
        if (state.failures().list().isEmpty()) {
            return;
        }
        Table table = new Table("llll", "FAILED", "OUTCOME", "CODE", "DETAIL");
        state.failures()
                .list()
                .forEach(failed -> table.row(
                        failed.key().orElse("-"),
                        failed.outcome(),
                        failed.code().orElse("-"),
                        failed.detail().orElse("")));
        out.print(table.text());
        if (state.failures().truncated()) {
            out.println("… and more: the files of rows below THAW_JOBS have them all");
        }
    }

    /** What a call did. */
    public void progress(JobAccess.Progress progress) {
        if (progress.jobs().isEmpty()) {
            out.println("No job is due.");
            return;
        }
        Table table = new Table("llrrl", "ID", "PHASE", "STEPS", "OBJECTS", "PROBLEM");
        progress.jobs()
                .forEach(job -> table.row(
                        job.id().value(),
                        job.phase().map(Enum::name).orElse("-"),
                        Integer.toString(job.steps()),
                        Shown.number(job.objects()),
                        job.problem().orElse("")));
        out.print(table.text());
    }
}
