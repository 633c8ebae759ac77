package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ReportEntries;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nothing is lost: what entered is in the report exactly once, or counted where the report is truncated. */
public final class ReportInvariants {

    private ReportInvariants() {}

    /** Holds a report against all that entered, none of it twice. */
    public static void settle(List<ObjectSource.Positioned> entered, Report report) {
        assertThat(report.totals().summary().objects()).as("objects counted").isEqualTo(entered.size());
        settleSums(report);
        Set<String> names = new HashSet<>();
        entered.forEach(placed -> assertThat(names.add(name(placed.candidate())))
                .as("%s entered once", placed)
                .isTrue());
        settleReported(entered, entered.size(), report);
    }

    /**
     * Holds the list of a report against what entered: none of it is reported more often than it entered.
     *
     * @param counted how many of them the report counts
     */
    static void settleReported(List<ObjectSource.Positioned> entered, long counted, Report report) {
        assertThat(report.truncated()).isEqualTo(counted > ReportEntries.MAX);
        assertThat(report.objects()).hasSize((int) Math.min(counted, ReportEntries.MAX));
        List<String> names = new ArrayList<>();
        entered.forEach(placed -> names.add(name(placed.candidate())));
        report.objects()
                .forEach(outcome -> assertThat(names.remove(name(outcome)))
                        .as("%s entered, and is reported once", outcome)
                        .isTrue());
    }

    /** What holds of the sums and the order of every report. */
    public static void settleSums(Report report) {
        settleSums(report, OutcomeCounts.EMPTY);
    }

    /** @param before what earlier parts of the request counted */
    static void settleSums(Report report, OutcomeCounts before) {
        OutcomeCounts sums = since(before, report.totals().summary());
        long states = report.objects().stream()
                .filter(outcome -> outcome.name().category() == OutcomeCode.Category.STATE)
                .count();
        long counted = sums.accepted() + sums.extended() + sums.inProgress() + sums.skipped() + sums.failed();
        assertThat(sums.objects() - counted)
                .as("objects that count as nothing but themselves")
                .isGreaterThanOrEqualTo(states);
        assertThat(sums.retryable()).isLessThanOrEqualTo(sums.failed());
        long failed = report.objects().stream().filter(ObjectOutcome::failed).count();
        assertThat(report.objects().stream().limit(failed)).as("failures first").allMatch(ObjectOutcome::failed);
        if (!report.truncated()) {
            assertThat(failed).as("failures reported").isEqualTo(sums.failed());
            assertThat(sums.objects() - counted).isEqualTo(states);
        }
    }

    private static OutcomeCounts since(OutcomeCounts before, OutcomeCounts now) {
        return new OutcomeCounts(
                now.objects() - before.objects(),
                now.bytes() - before.bytes(),
                now.accepted() - before.accepted(),
                now.extended() - before.extended(),
                now.inProgress() - before.inProgress(),
                now.skipped() - before.skipped(),
                now.failed() - before.failed(),
                now.retryable() - before.retryable());
    }

    private static String name(Candidate candidate) {
        return candidate.fold(
                named -> named.object().toString(),
                unusable -> unusable.failure().detail());
    }

    private static String name(ObjectOutcome outcome) {
        return outcome.details()
                .object()
                .map(Object::toString)
                .or(outcome::detail)
                .orElseThrow();
    }
}
