package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nothing is lost: what entered is in the report exactly once, or counted where the report is truncated. */
public final class LossAccount {

    private LossAccount() {}

    /** Holds a report against all that entered, none of it twice. */
    public static void settle(List<ObjectSource.Placed> entered, Report report) {
        Summary sums = report.tally().summary();
        assertThat(sums.objects()).as("objects counted").isEqualTo(entered.size());
        settleSums(report);
        assertThat(report.truncated()).isEqualTo(entered.size() > ReportEntries.MOST);
        assertThat(report.objects()).hasSize(Math.min(entered.size(), ReportEntries.MOST));
        Set<String> names = new HashSet<>();
        entered.forEach(placed -> assertThat(names.add(name(placed.candidate())))
                .as("%s entered once", placed)
                .isTrue());
        report.objects()
                .forEach(outcome -> assertThat(names.remove(name(outcome)))
                        .as("%s entered, and is told once", outcome)
                        .isTrue());
        assertThat(names).hasSize(entered.size() - report.objects().size());
    }

    /** What holds of the sums and the order of every report. */
    public static void settleSums(Report report) {
        Summary sums = report.tally().summary();
        long states = report.objects().stream()
                .filter(outcome -> outcome.name().category() == OutcomeName.Category.STATE)
                .count();
        long counted = sums.accepted() + sums.extended() + sums.inProgress() + sums.skipped() + sums.failed();
        assertThat(sums.objects() - counted)
                .as("objects that count as nothing but themselves")
                .isGreaterThanOrEqualTo(states);
        assertThat(sums.retryable()).isLessThanOrEqualTo(sums.failed());
        long failed = report.objects().stream().filter(ObjectOutcome::failed).count();
        assertThat(report.objects().stream().limit(failed)).as("failures first").allMatch(ObjectOutcome::failed);
        if (!report.truncated()) {
            assertThat(failed).as("failures told").isEqualTo(sums.failed());
            assertThat(sums.objects() - counted).isEqualTo(states);
        }
    }

    private static String name(Candidate candidate) {
        return candidate.fold(
                named -> named.object().toString(),
                unusable -> unusable.failure().detail());
    }

    private static String name(ObjectOutcome outcome) {
        return outcome.dossier()
                .object()
                .map(Object::toString)
                .or(outcome::detail)
                .orElseThrow();
    }
}
