package dev.thaw.cli.run;

import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.output.OutcomeLines;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.ReportEntries;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.store.OutcomeCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Adds up the outcomes of a run, and writes down those that failed. Safe for threads. */
final class Tally implements AutoCloseable {

    private final RunTotals.Adding totals;
    private final ReportEntries entries = new ReportEntries();
    private final OutcomeLines lines;
    private final ProgressLine progress;
    private final Optional<BufferedWriter> failures;
    private long seen;
    private long permanent;
    private long temporary;
    private long refused;
    private long missing;
    private long objects;
    private boolean expired;

    Tally(CommandLine line, RestorePolicy policy, OutcomeLines lines, ProgressLine progress) throws IOException {
        this.totals = new RunTotals.Adding(RunTotals.start(policy.prices()), policy.prices(), policy.limits());
        this.lines = lines;
        this.progress = progress;
        Optional<String> file = line.text(Option.FAILURES);
        this.failures = file.isPresent()
                ? Optional.of(Files.newBufferedWriter(Path.of(file.get()), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    synchronized void add(ObjectOutcome outcome, boolean shown) {
        totals.add(outcome);
        entries.add(seen++, outcome);
        objects += outcome.details().object().isPresent() ? 1 : 0;
        boolean changed = outcome.name() == OutcomeCode.CHANGED;
        missing += outcome.name() == OutcomeCode.MISSING ? 1 : 0;
        refused += outcome.name() == OutcomeCode.REFUSED_BY_LIMIT ? 1 : 0;
        permanent += changed || outcome.failed() && !outcome.retryable() ? 1 : 0;
        temporary += outcome.retryable() ? 1 : 0;
        expired |= outcome.name() == OutcomeCode.CREDENTIALS_EXPIRED;
        progress.add(outcome.failed());
        if (shown) {
            lines.write(outcome);
        }
        if (outcome.failed() || changed) {
            writeFailure(outcome);
        }
    }

    private void writeFailure(ObjectOutcome outcome) {
        Optional<ObjectRef> object = outcome.details().object();
        if (failures.isPresent() && object.isPresent()) {
            try {
                failures.get().write(OutcomeLines.address(object.get()) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    synchronized RunTotals totals() {
        return totals.totals(Spending.NOTHING);
    }

    ReportEntries entries() {
        return entries;
    }

    synchronized long permanent() {
        return permanent;
    }

    synchronized long temporary() {
        return temporary;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long missing() {
        return missing;
    }

    /** Whether nothing but a failure of the source itself came. */
    synchronized boolean foundNothingButFailures() {
        return objects == 0 && permanent > 0;
    }

    synchronized boolean credentialsExpired() {
        return expired;
    }

    @Override
    public void close() throws IOException {
        if (failures.isPresent()) {
            failures.get().close();
        }
    }
}
