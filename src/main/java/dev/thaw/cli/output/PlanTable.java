package dev.thaw.cli.output;

import dev.thaw.restore.report.Breakdown;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan for a person: what, by which rule, when, at what cost, the tiers to compare, and what is left alone. */
public final class PlanTable {

    private static final int MOST_RULES = 50;

    private final Shown shown;

    public PlanTable(Shown shown) {
        this.shown = shown;
    }

    public String text(RunTotals totals) {
        CostEstimate estimate = totals.estimate();
        String currency = estimate.currency().map(name -> " " + name).orElse("");
        Table table = new Table("llrrlr", "RULE", "TIER", "OBJECTS", "SIZE", "READABLE BY", "COST" + currency);
        long objects = 0;
        Optional<Instant> last = Optional.empty();
        for (RuleTotals.Row row : totals.byRule().capped(MOST_RULES).rows()) {
            objects += row.objects();
            last = later(last, row.readyBy());
            table.row(
                    row.rule(),
                    row.tier().wireName(),
                    Shown.number(row.objects()),
                    Shown.size(row.bytes()),
                    shown.time(row.readyBy()),
                    Shown.amount(row.cost()));
        }
        table.row(
                "total",
                "",
                Shown.number(objects),
                Shown.size(estimate.retrievalBytes()),
                shown.time(last),
                Shown.amount(estimate.cost()));
        return table.text()
                + estimate.reason()
                        .map(reason -> "Cost unknown: " + reason + "\n")
                        .orElse("")
                + compared(totals.breakdown().alternatives(), currency)
                + leftAlone(totals.breakdown().byOutcome());
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isBefore(other.get()) ? other : one.or(() -> other);
    }

    private String compared(List<Breakdown.Alternative> alternatives, String currency) {
        if (alternatives.isEmpty()) {
            return "";
        }
        Table table = new Table("lrrlr", "AT TIER", "OBJECTS", "SIZE", "READABLE BY", "COST" + currency);
        for (Breakdown.Alternative tier : alternatives) {
            table.row(
                    tier.tier().wireName(),
                    Shown.number(tier.objects()),
                    Shown.size(tier.bytes()),
                    shown.time(tier.readyBy()),
                    Shown.amount(tier.cost()));
        }
        return "\nTo compare:\n" + table.text();
    }

    /** Objects by what became of them, restores left out. */
    static String leftAlone(Map<OutcomeCode, Breakdown.Sum> byOutcome) {
        List<String> others = new ArrayList<>();
        new TreeMap<>(byOutcome).forEach((code, sum) -> {
            if (code.category() != OutcomeCode.Category.ACCEPTED && code.category() != OutcomeCode.Category.EXTENDED) {
                others.add(Shown.number(sum.objects()) + " " + words(code));
            }
        });
        return others.isEmpty() ? "" : "\nLeft alone: " + others.stream().collect(Collectors.joining(", ")) + "\n";
    }

    static String words(OutcomeCode code) {
        return switch (code) {
            case IN_PROGRESS, RESTORING -> "already running";
            case ALREADY_RESTORED, RESTORED -> "restored already";
            case NOT_ARCHIVED, READABLE -> "not archived";
            case NO_RULE -> "without a rule";
            case SKIPPED_BY_RULE -> "skipped by a rule";
            case FOLDER -> "folders";
            case REFUSED_BY_LIMIT -> "refused by a limit";
            case MALFORMED -> "that name no object";
            case NOT_PROCESSED -> "not looked at";
            default -> code.word().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
