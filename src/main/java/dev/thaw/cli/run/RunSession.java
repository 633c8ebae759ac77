package dev.thaw.cli.run;

import dev.thaw.answer.ReportJson;
import dev.thaw.cli.options.Command;
import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.cli.output.Ink;
import dev.thaw.cli.output.OutcomeLines;
import dev.thaw.cli.output.PlanTable;
import dev.thaw.cli.output.Shown;
import dev.thaw.cli.output.StatusText;
import dev.thaw.event.manual.Action;
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RetryReason;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.text.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of {@code plan}, {@code restore}, {@code status} or {@code resume}, from the first object to the exit status. */
final class RunSession {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int NOT_BEGUN = 3;
    static final int NOT_FINISHED = 4;

    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final int MOST_FAILURES_SHOWN = 20;

    private final RunContext context;
    private final RunFolder folder;
    private final StopSignal stop;
    private final PrintStream out;
    private final PrintStream err;
    private final CommandLine line;
    private final Shown shown;
    private final Ink errInk;
    private final OutcomeLines lines;
    private final Instant end;
    private RunJournal journal;
    private boolean inputKept;
    private boolean resumed;

    RunSession(
            RunContext context,
            RunFolder folder,
            RunJournal journal,
            StopSignal stop,
            PrintStream out,
            PrintStream err) {
        this.context = context;
        this.folder = folder;
        this.journal = journal;
        this.stop = stop;
        this.out = out;
        this.err = err;
        this.line = context.line();
        this.shown = new Shown(line.has(Option.UTC), ink(Terminal.isOutput()));
        this.errInk = ink(Terminal.isError());
        this.lines = new OutcomeLines(out, line.output(), line.has(Option.VERBOSE), shown);
        this.end =
                line.time(Option.MAX_TIME).map(context.clock().instant()::plus).orElse(Instant.MAX);
    }

    /** @return the exit status */
    int run() throws UsageException, RunException, IOException {
        try (ProgressLine progress = new ProgressLine(err, progressMode(), errInk, context.slowDowns(), "looked at")) {
            keepInput();
            if (line.command() == Command.STATUS) {
                return status(progress);
            }
            boolean plans = line.command() == Command.PLAN || line.has(Option.DRY_RUN);
            if (journal.phase() == RunJournal.Phase.PLANNING) {
                Optional<Integer> ended = plan(progress, plans);
                if (ended.isPresent()) {
                    return ended.get();
                }
            } else {
                mergeLeft();
            }
            return request(progress);
        }
    }

    private Ink ink(boolean terminal) {
        return Ink.of(terminal, line.has(Option.NO_COLOR), context.environment());
    }

    private ProgressLine.Mode progressMode() {
        String wanted = line.text(Option.PROGRESS).orElse("auto");
        if (line.has(Option.QUIET) || wanted.equals("none")) {
            return ProgressLine.Mode.NONE;
        }
        boolean dumb = context.environment().getOrDefault("TERM", "").equals("dumb");
        return wanted.equals("auto") && Terminal.isError() && !dumb
                ? ProgressLine.Mode.TERMINAL
                : ProgressLine.Mode.PLAIN;
    }

    private boolean isOver() {
        return stop.isAsked() || !context.clock().instant().isBefore(end);
    }

    /** Standard input can be read once; a run that is resumed reads the copy. */
    private void keepInput() throws UsageException, IOException {
        Path input = folder.input(journal.id());
        if (Sources.of(line).readsStandardInput() && !Files.exists(input)) {
            RunFolder.create(input);
            Files.copy(System.in, input, StandardCopyOption.REPLACE_EXISTING);
            inputKept = true;
        }
    }

    // ---- status

    private int status(ProgressLine progress) throws UsageException, IOException {
        try (Tally tally = new Tally(line, context.policy(), lines, progress)) {
            look(context.open(folder.input(journal.id())), tally, true);
            RunTotals totals = tally.totals();
            progress.close();
            if (line.output().equals("json")) {
                out.println(json(Action.STATUS, tally, totals));
            } else if (line.output().equals("table")) {
                out.print(new StatusText(shown).text(totals, tally.entries().list(), lines));
            }
            folder.forgetFiles(journal.id());
            if (stop.isAsked()) {
                return StopSignal.INTERRUPTED;
            }
            if (line.has(Option.WAIT)) {
                return new WaitLoop(context, stop, end, err, shown)
                        .untilReadable(this::reopened, Duration.ofMinutes(5));
            }
            boolean allReadable = StatusText.notReadable(totals) == 0;
            if (line.has(Option.EXIT_CODE)) {
                return allReadable ? DONE : FAILED;
            }
            return exitStatus(tally, tally.missing());
        }
    }

    private ObjectSource reopened() {
        try {
            return context.open(folder.input(journal.id()));
        } catch (UsageException | IOException e) {
            throw new IllegalStateException("the objects cannot be read again", e);
        }
    }

    private void look(ObjectSource source, Tally tally, boolean show) {
        try (source) {
            context.planning()
                    .statusOfEach(
                            new BoundedSource(source, this::isOver), (entry, outcome) -> tally.add(outcome, show));
        }
    }

    // ---- plan

    /** The exit status, if the command ends here. */
    private Optional<Integer> plan(ProgressLine progress, boolean only)
            throws UsageException, RunException, IOException {
        Path file = folder.plan(journal.id());
        Files.deleteIfExists(file);
        try (Tally tally = new Tally(line, context.policy(), lines, progress);
                PlanFile.Writer rows = new PlanFile.Writer(file);
                ObjectSource source = context.open(folder.input(journal.id()))) {
            context.planning()
                    .restoreEach(
                            new BoundedSource(source, this::isOver),
                            false,
                            Spending.NOTHING,
                            RestoreFlow.Review.NONE,
                            (entry, outcome) -> planned(outcome, tally, rows, only));
            rows.flush();
            progress.pause();
            RunTotals totals = tally.totals();
            report(tally, totals, only);
            if (isOver()) {
                return Optional.of(interruptedPlan(only));
            }
            if (only) {
                folder.forgetFiles(journal.id());
                return Optional.of(tally.foundNothingButFailures() ? NOT_BEGUN : exitStatus(tally, -tally.refused()));
            }
            if (rows.rows() == 0) {
                folder.forgetFiles(journal.id());
                boolean begun = tally.refused() == 0 && !tally.foundNothingButFailures();
                err.println("Nothing to restore.");
                return Optional.of(begun ? exitStatus(tally, 0) : NOT_BEGUN);
            }
            Optional<Integer> refused = confirmed(totals, rows.rows());
            if (refused.isPresent()) {
                folder.forgetFiles(journal.id());
                return refused;
            }
            RunJournal.Counts counts = new RunJournal.Counts(
                    0,
                    0,
                    totals.summary().inProgress(),
                    totals.summary().skipped(),
                    tally.permanent(),
                    tally.temporary());
            journal = journal.with(
                    RunJournal.Phase.REQUESTING,
                    0,
                    rows.rows(),
                    Spending.NOTHING,
                    counts,
                    context.clock().instant());
            save();
            return Optional.empty();
        }
    }

    private static void planned(ObjectOutcome outcome, Tally tally, PlanFile.Writer rows, boolean only) {
        boolean restores = outcome.name() == OutcomeCode.WOULD_RESTORE || outcome.name() == OutcomeCode.WOULD_EXTEND;
        tally.add(outcome, only || !restores);
        if (restores) {
            PlannedRow.of(outcome).ifPresent(rows::add);
        }
    }

    private void report(Tally tally, RunTotals totals, boolean only) {
        if (line.output().equals("table")) {
            out.print(new PlanTable(shown).text(totals));
            failures(tally);
        } else if (only && line.output().equals("json")) {
            out.println(json(Action.PLAN, tally, totals));
        } else if (!only && !line.has(Option.QUIET)) {
            err.print(new PlanTable(shown).text(totals));
        }
    }

    private int interruptedPlan(boolean only) throws IOException {
        if (only) {
            folder.forgetFiles(journal.id());
            err.println("Stopped before the plan was complete.");
        } else {
            save();
            err.println(
                    "Stopped before the plan was complete. Nothing was requested. Again: thaw resume " + journal.id());
        }
        return stop.isAsked() ? StopSignal.INTERRUPTED : NOT_FINISHED;
    }

    /** The exit status, if the restores must not be sent. */
    private Optional<Integer> confirmed(RunTotals totals, long restores) throws IOException {
        Optional<BigDecimal> cost = totals.estimate().cost();
        Optional<BigDecimal> most = line.amount(Option.MAX_COST);
        String currency = totals.estimate().currency().map(name -> " " + name).orElse("");
        if (most.isPresent()) {
            boolean within =
                    cost.filter(amount -> amount.compareTo(most.get()) <= 0).isPresent();
            if (!within) {
                err.println("thaw: nothing was sent: the cost is " + Shown.amount(cost) + currency
                        + ", --max-cost is " + most.get().toPlainString()
                        + cost.map(any -> "").orElse("; give the policy prices for these classes, or use --yes"));
                return Optional.of(NOT_BEGUN);
            }
            return Optional.empty();
        }
        if (line.has(Option.YES)) {
            return Optional.empty();
        }
        if (!Terminal.isInput() || inputKept) {
            err.println("thaw: nothing was sent: nobody can be asked here; add --yes or --max-cost AMOUNT");
            return Optional.of(WRONG_USAGE);
        }
        err.print(errInk.strong("Restore " + Shown.number(restores) + " objects") + ", "
                + Shown.size(totals.estimate().retrievalBytes()) + ", for "
                + cost.map(amount -> "about " + Shown.amount(amount) + currency).orElse("an unknown cost")
                + "? A restore cannot be undone. [y/N] ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        boolean yes = answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        if (!yes) {
            err.println("Declined. Nothing was sent.");
            return Optional.of(stop.isAsked() ? StopSignal.INTERRUPTED : NOT_BEGUN);
        }
        return Optional.empty();
    }

    // ---- restore

    /** What was left for another try comes behind the rest of the plan; a part that may have been done begins with a look. */
    private void mergeLeft() throws IOException {
        Path plan = folder.plan(journal.id());
        Path left = folder.left(journal.id());
        Path merged = plan.resolveSibling(plan.getFileName() + ".new");
        RunFolder.create(merged);
        long rows = 0;
        try (var target = Files.newBufferedWriter(merged, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            for (Path source : List.of(plan, left)) {
                if (Files.exists(source)) {
                    try (var text = Files.newBufferedReader(source, StandardCharsets.UTF_8)) {
                        long skip = source.equals(plan) ? journal.line() : 0;
                        for (String row = text.readLine(); row != null; row = text.readLine()) {
                            if (skip-- <= 0) {
                                target.write(row + "\n");
                                rows++;
                            }
                        }
                    }
                }
            }
        }
        Files.move(merged, plan, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        RunJournal.Counts counts = journal.counts();
        journal = journal.with(
                RunJournal.Phase.REQUESTING,
                0,
                rows,
                journal.spent(),
                new RunJournal.Counts(
                        counts.accepted(),
                        counts.extended(),
                        counts.inProgress(),
                        counts.skipped(),
                        counts.failed(),
                        0),
                context.clock().instant());
        save();
        Files.deleteIfExists(left);
        resumed = true;
    }

    private int request(ProgressLine progress) throws IOException {
        progress.phase("requested", journal.planned(), 0);
        RunJournal.Counts before = journal.counts();
        PlanFile.Rows rows = new PlanFile.Rows(folder.plan(journal.id()), 0);
        try (Tally tally = new Tally(line, context.policy(), lines, progress);
                PlanFile.Writer left = new PlanFile.Writer(folder.left(journal.id()))) {
            boolean first = true;
            while (rows.line() < journal.planned() && !isOver() && !tally.credentialsExpired()) {
                Spending spent = slice(rows, tally, left, first && resumed);
                first = false;
                left.flush();
                journal = journal.with(
                        RunJournal.Phase.REQUESTING,
                        rows.line(),
                        journal.planned(),
                        spent,
                        counts(before, tally),
                        context.clock().instant());
                rows.forget();
                save();
            }
            progress.pause();
            boolean complete = rows.line() >= journal.planned();
            rows.end();
            boolean done = complete && left.rows() == 0;
            if (done) {
                journal = journal.with(
                        RunJournal.Phase.DONE,
                        journal.line(),
                        journal.planned(),
                        journal.spent(),
                        journal.counts(),
                        context.clock().instant());
                save();
            }
            summary(tally, complete, left.rows());
            if (done && line.has(Option.WAIT)) {
                return waited(tally);
            }
            if (done) {
                folder.forgetFiles(journal.id());
            }
            if (stop.isAsked() && !complete) {
                return StopSignal.INTERRUPTED;
            }
            return journal.counts().failed() > 0 ? FAILED : done ? DONE : NOT_FINISHED;
        }
    }

    private int waited(Tally tally) throws IOException {
        Path plan = folder.plan(journal.id());
        Duration first = Duration.ofDays(2);
        try (var text = Files.newBufferedReader(plan, StandardCharsets.UTF_8)) {
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                Duration time = PlannedRow.parse(row).earliest();
                first = time.compareTo(first) < 0 ? time : first;
            }
        }
        int status = new WaitLoop(context, stop, end, err, shown)
                .untilReadable(
                        () -> {
                            try {
                                return new PlanFile.Rows(plan, 0);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        first);
        if (status != StopSignal.INTERRUPTED) {
            folder.forgetFiles(journal.id());
        }
        return status == DONE && tally.permanent() > 0 ? FAILED : status;
    }

    private Spending slice(PlanFile.Rows rows, Tally tally, PlanFile.Writer left, boolean lookAtEach) {
        Instant sliceEnd = context.clock().instant().plus(SLICE);
        BoundedSource source = new BoundedSource(
                rows,
                () -> isOver()
                        || tally.credentialsExpired()
                        || !context.clock().instant().isBefore(sliceEnd));
        return context.requesting(lookAtEach)
                .restoreEach(
                        source,
                        false,
                        journal.spent(),
                        (candidate, decision) -> review(rows, candidate, decision),
                        (entry, outcome) -> {
                            tally.add(outcome, true);
                            if (outcome.retryable()) {
                                entry.candidate().asNamed().ifPresent(named -> left.add(rows.rowOf(named.object())));
                            }
                        });
    }

    /** Only what is as it was planned is requested. */
    private static RestoreDecision review(PlanFile.Rows rows, Candidate.Named candidate, RestoreDecision decision) {
        return decision.fold(
                finished -> finished,
                pending -> rows.rowOf(candidate.object())
                        .difference(pending.details())
                        .<RestoreDecision>map(reason -> RestoreDecision.finished(
                                pending.details(),
                                Outcome.of(OutcomeCode.CHANGED).because(reason)))
                        .orElse(pending));
    }

    private static RunJournal.Counts counts(RunJournal.Counts before, Tally tally) {
        RunTotals totals = tally.totals();
        return new RunJournal.Counts(
                before.accepted() + totals.summary().accepted(),
                before.extended() + totals.summary().extended(),
                before.inProgress() + totals.summary().inProgress(),
                before.skipped() + totals.summary().skipped(),
                before.failed() + tally.permanent(),
                before.left() + tally.temporary());
    }

    private void summary(Tally tally, boolean complete, long left) {
        RunJournal.Counts counts = journal.counts();
        String text = (complete
                        ? ""
                        : "Stopped after " + Shown.number(journal.line()) + " of " + Shown.number(journal.planned())
                                + ". ")
                + Shown.number(counts.accepted()) + " accepted, "
                + Shown.number(counts.extended()) + " extended, "
                + Shown.number(counts.inProgress()) + " already running, "
                + Shown.number(counts.skipped()) + " left alone, "
                + Shown.number(counts.failed()) + " failed"
                + (left > 0 ? ", " + Shown.number(left) + " worth another try" : "") + "."
                + tally.totals().byRule().rows().stream()
                        .flatMap(row -> row.readyBy().stream())
                        .max(Instant::compareTo)
                        .map(time -> " Readable by " + shown.time(time) + ".")
                        .orElse("");
        if (line.output().equals("json")) {
            out.println(json(Action.RESTORE, tally, tally.totals()));
        } else if (line.output().equals("table")) {
            out.println(text);
            failures(tally);
        }
        if (!line.has(Option.QUIET) && !line.output().equals("table")) {
            err.println(text);
        }
        if (!complete || left > 0) {
            err.println("Nothing is lost: thaw resume " + journal.id());
        }
    }

    private void failures(Tally tally) {
        List<ObjectOutcome> failed = tally.entries().list().stream()
                .filter(outcome -> outcome.failed() || outcome.name() == OutcomeCode.CHANGED)
                .toList();
        failed.stream().limit(MOST_FAILURES_SHOWN).forEach(outcome -> out.println(lines.line(outcome)));
        if (failed.size() > MOST_FAILURES_SHOWN) {
            out.println("… and more: --failures FILE writes all of them");
        }
    }

    private String json(Action action, Tally tally, RunTotals totals) {
        boolean complete = !isOver();
        return ReportJson.write(
                journal.id(),
                action,
                new Report(
                        complete,
                        ResumePoint.start(totals),
                        totals,
                        tally.entries().list(),
                        tally.entries().truncated(),
                        RetryReason.NONE),
                Optional.empty());
    }

    private static int exitStatus(Tally tally, long more) {
        if (tally.permanent() + more > 0) {
            return FAILED;
        }
        return tally.temporary() > 0 ? NOT_FINISHED : DONE;
    }

    private void save() throws IOException {
        folder.write(folder.journal(journal.id()), journal.text());
    }

    /** A line for the user about what is used. */
    static String using(RunContext context) {
        return "Using " + context.credentials().from() + " ("
                + SafeText.shortened(context.credentials().credentials().secretId(), 8) + ")";
    }
}
