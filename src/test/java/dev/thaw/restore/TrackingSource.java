package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.ObjectSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source that remembers what it handed out, so that the report of a flow can be held against it: each of them is reported and
 * counted, or left to the resumePoint, and the resumption passes none by that is not finished.
 */
final class TrackingSource implements ObjectSource {

    private final ObjectSource source;
    private final List<Positioned> handedOut = new ArrayList<>();
    private boolean ended;

    TrackingSource(ObjectSource source) {
        this.source = source;
    }

    @Override
    public Optional<Positioned> next() {
        Optional<Positioned> next = source.next();
        next.ifPresent(handedOut::add);
        ended |= next.isEmpty();
        return next;
    }

    /** @param from where the part of the request began that the report is of */
    void settle(ResumePoint from, Report report) {
        ReportInvariants.settleSums(report, from.totals().summary());
        List<Positioned> entered =
                handedOut.stream().filter(placed -> !from.isAhead(placed)).toList();
        long reported = objects(report.totals()) - objects(from.totals());
        ReportInvariants.settleReported(entered, reported, report);
        settleUnfinished(from, report, entered.size() - reported);
        settleMarks(from, report.resumePoint());
    }

    /** What is not finished is what was reported to go on with another time, and what was not reported at all. */
    private void settleUnfinished(ResumePoint from, Report report, long unreported) {
        long unfinished =
                handedOut.size() - finished(from, report.resumePoint()).size();
        assertThat(unreported).as("not reported, and not finished").isBetween(0L, unfinished);
        if (!report.truncated()) {
            long reportedOf =
                    report.objects().stream().filter(ObjectOutcome::unfinished).count();
            assertThat(unfinished).as("not finished").isEqualTo(unreported + reportedOf);
        }
        assertThat(report.complete()).as("complete").isEqualTo(ended && unfinished == 0);
        assertThat(report.retryable() || report.complete())
                .as("complete, or worth another try")
                .isTrue();
    }

    private void settleMarks(ResumePoint from, ResumePoint to) {
        List<Positioned> finished = finished(from, to);
        long before = handedOut.stream().filter(from::isAhead).count();
        assertThat(handedOut.stream().filter(from::isAhead))
                .as("finished by an earlier part, and for this one too")
                .allMatch(finished::contains);
        assertThat(objects(to.totals()) - objects(from.totals()))
                .as("counted by the resumePoint")
                .isEqualTo(finished.size() - before);
        Set<String> ahead = new HashSet<>(from.completedAhead());
        handedOut.forEach(placed -> ahead.remove(placed.positionHash()));
        assertThat(to.completedAhead()).as("marks that nobody came to").containsAll(ahead);
    }

    /** Those up to the position, and those marked behind it; what is reported about the source is finished by its mark alone. */
    private List<Positioned> finished(ResumePoint from, ResumePoint to) {
        List<Positioned> finished = new ArrayList<>();
        boolean upTo = !to.position().equals(from.position());
        for (Positioned placed : handedOut) {
            if (upTo || to.isAhead(placed)) {
                finished.add(placed);
            }
            upTo &= placed.aboutSource() || !placed.position().equals(to.position());
        }
        assertThat(upTo).as("the position is that of one that was handed out").isFalse();
        return finished;
    }

    private static long objects(RunTotals totals) {
        return totals.summary().objects();
    }
}
