package dev.thaw.restore.report;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums for a person who compares: a million objects without a million entries.
 *
 * @param byOutcome objects and bytes, by outcome
 * @param readyByHour running restores by the hour in which they are complete at the latest; only those whose time is known
 * @param alternatives what the restores of a plan would be at each tier, fastest first; empty if nothing was planned
 */
public record Breakdown(
        Map<OutcomeCode, Sum> byOutcome, SortedMap<Instant, Long> readyByHour, List<Alternative> alternatives) {

    public static final Breakdown NONE = new Breakdown(Map.of(), new TreeMap<>(), List.of());

    /** A restore takes two days at most; only forged times are spread wider, and those count in the last hour. */
    private static final int MAX_HOURS = 500;

    public Breakdown {
        byOutcome = Map.copyOf(byOutcome);
        readyByHour = Collections.unmodifiableSortedMap(new TreeMap<>(readyByHour));
        alternatives = List.copyOf(alternatives);
    }

    /** @param bytes as far as known */
    public record Sum(long objects, long bytes) {

        private Sum plus(Sum other) {
            return new Sum(
                    OutcomeCounts.saturatedAdd(objects, other.objects), OutcomeCounts.saturatedAdd(bytes, other.bytes));
        }
    }

    /**
     * All restores of a plan at one tier.
     *
     * @param tier where a class does not offer it, the next slower one
     * @param objects without those that the limits of the policy refuse at this tier
     * @param bytes as far as known
     * @param cost absent if it is unknown for any of them
     * @param readyBy when the last of them is readable; absent if that is not known for any
     */
    public record Alternative(
            Tier tier, long objects, long bytes, Optional<BigDecimal> cost, Optional<Instant> readyBy) {

        private Alternative plus(Alternative other) {
            return new Alternative(
                    tier,
                    OutcomeCounts.saturatedAdd(objects, other.objects),
                    OutcomeCounts.saturatedAdd(bytes, other.bytes),
                    cost.flatMap(one -> other.cost.map(one::add)),
                    later(readyBy, other.readyBy));
        }
    }

    static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isBefore(other.get()) ? other : one.or(() -> other);
    }

    /** Adds up outcomes, each at the same cost. Not safe for threads. */
    static final class Adding {

        private final Limits limits;
        private final Map<OutcomeCode, Sum> byOutcome = new EnumMap<>(OutcomeCode.class);
        private final TreeMap<Instant, Long> readyByHour = new TreeMap<>();
        private final Map<Tier, Alternative> alternatives = new EnumMap<>(Tier.class);

        Adding(Limits limits) {
            this.limits = limits;
        }

        Adding add(Breakdown other) {
            other.byOutcome.forEach(this::add);
            other.readyByHour.forEach(this::add);
            other.alternatives.forEach(this::add);
            return this;
        }

        void add(ObjectOutcome outcome, Optional<PriceList> prices) {
            long size = outcome.details().facts().size().orElse(0L);
            add(outcome.name(), new Sum(1, size));
            if (outcome.name() == OutcomeCode.RESTORING) {
                outcome.outcome().readyBy().ifPresent(time -> add(time.truncatedTo(ChronoUnit.HOURS), 1L));
            } else if (outcome.name() == OutcomeCode.WOULD_RESTORE || outcome.name() == OutcomeCode.WOULD_EXTEND) {
                compare(outcome, size, prices);
            }
        }

        private void compare(ObjectOutcome outcome, long size, Optional<PriceList> prices) {
            DecisionDetails details = outcome.details();
            ArchiveLevel level = details.facts()
                    .storageClass()
                    .flatMap(StorageClass::archiveLevel)
                    .orElse(ArchiveLevel.ARCHIVE);
            Optional<Instant> now = outcome.outcome()
                    .readyBy()
                    .flatMap(time -> details.tier().map(tier -> time.minus(tier.maxDuration(level))));
            for (Tier tier : Tier.values()) {
                Tier offered = tier.availableFor(level);
                boolean refused =
                        limits.refusal(offered, details.days().orElse(0), size).isPresent();
                add(
                        refused
                                ? new Alternative(tier, 0, 0, prices.map(known -> BigDecimal.ZERO), Optional.empty())
                                : new Alternative(
                                        tier,
                                        1,
                                        size,
                                        CostEstimate.partsOf(details.withTerms(offered, details.days()), prices)
                                                .map(CostParts::total),
                                        now.map(time -> time.plus(offered.maxDuration(level)))));
            }
        }

        private void add(OutcomeCode name, Sum sum) {
            byOutcome.merge(name, sum, Sum::plus);
        }

        private void add(Instant hour, long objects) {
            Instant counted =
                    readyByHour.size() < MAX_HOURS || readyByHour.containsKey(hour) ? hour : readyByHour.lastKey();
            readyByHour.merge(counted, objects, OutcomeCounts::saturatedAdd);
        }

        private void add(Alternative alternative) {
            alternatives.merge(alternative.tier(), alternative, Alternative::plus);
        }

        Breakdown total() {
            return new Breakdown(byOutcome, readyByHour, new ArrayList<>(alternatives.values()));
        }
    }
}
