package dev.thaw.cli.output;

import dev.thaw.restore.report.Breakdown;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of objects for a person: sums, when the next ones and all are readable, and each object if there are few. */
public final class StatusText {

    private static final int FEW = 50;

    private final Shown shown;

    public StatusText(Shown shown) {
        this.shown = shown;
    }

    public String text(RunTotals totals, List<ObjectOutcome> objects, OutcomeLines lines) {
        Map<OutcomeCode, Breakdown.Sum> sums = totals.breakdown().byOutcome();
        StringBuilder text = new StringBuilder();
        if (objects.size() <= FEW) {
            objects.forEach(outcome -> text.append(lines.line(outcome)).append('\n'));
        }
        var hours = totals.breakdown().readyByHour();
        String when =
                hours.isEmpty() ? "" : " (all by " + shown.time(hours.lastKey().plusSeconds(3600)) + ")";
        long failed = totals.summary().objects() - known(sums);
        long missing = count(sums, OutcomeCode.MISSING);
        String lost = "missing " + Shown.number(missing);
        return text.append(shown.ink()
                        .good("readable "
                                + Shown.number(count(sums, OutcomeCode.RESTORED) + count(sums, OutcomeCode.READABLE))))
                .append(" · coming ")
                .append(Shown.number(count(sums, OutcomeCode.RESTORING)))
                .append(when)
                .append(" · archived ")
                .append(Shown.number(count(sums, OutcomeCode.ARCHIVED)))
                .append(" · ")
                .append(missing > 0 ? shown.ink().bad(lost) : lost)
                .append(failed > 0 ? " · unknown " + Shown.number(failed) : "")
                .append('\n')
                .toString();
    }

    /** Objects that nobody can read now. */
    public static long notReadable(RunTotals totals) {
        Map<OutcomeCode, Breakdown.Sum> sums = totals.breakdown().byOutcome();
        return totals.summary().objects() - count(sums, OutcomeCode.RESTORED) - count(sums, OutcomeCode.READABLE);
    }

    private static long known(Map<OutcomeCode, Breakdown.Sum> sums) {
        return count(sums, OutcomeCode.RESTORED)
                + count(sums, OutcomeCode.READABLE)
                + count(sums, OutcomeCode.RESTORING)
                + count(sums, OutcomeCode.ARCHIVED)
                + count(sums, OutcomeCode.MISSING);
    }

    private static long count(Map<OutcomeCode, Breakdown.Sum> sums, OutcomeCode code) {
        return Optional.ofNullable(sums.get(code)).map(Breakdown.Sum::objects).orElse(0L);
    }
}
