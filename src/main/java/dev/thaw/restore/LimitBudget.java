package dev.thaw.restore;

import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.ShortHash;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a request, or all parts of an event together, within {@code max-objects}, {@code max-size} and {@code max-cost}. Nothing
 * else keeps account of what is spent: a restore is reserved before it is sent, and given back if it certainly had no effect.
 * Safe for threads.
 */
public final class LimitBudget {

    private final Limits limits;
    private final Optional<PriceList> prices;

    /** On restores that may have had an effect. */
    private Spending spent = Spending.NOTHING;

    /** For restores that are not settled yet. */
    private Spending reserved = Spending.NOTHING;

    public LimitBudget(Limits limits, Optional<PriceList> prices) {
        this.limits = limits;
        this.prices = prices;
    }

    /** The account of one part of a request; starts with what its earlier parts spent. */
    synchronized Account account(ResumePoint from) {
        spent = spent.plus(from.totals().spent());
        return new Account(from);
    }

    /**
     * Reserves more, or says why it is refused. If it would fit without the open reservations, waits until they are settled: some
     * restores may have no effect, and nothing is refused because of them.
     */
    private synchronized Optional<String> tryReserve(Spending more) {
        Optional<String> refusal = overrun(spent.plus(reserved).plus(more));
        boolean interrupted = false;
        while (refusal.isPresent()
                && reserved.objects() > 0
                && overrun(spent.plus(more)).isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            refusal = overrun(spent.plus(reserved).plus(more));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (refusal.isEmpty()) {
            reserved = reserved.plus(more);
        }
        return refusal;
    }

    private synchronized void settle(Spending reservation, boolean counts) {
        reserved = reserved.minus(reservation);
        spent = counts ? spent.plus(reservation) : spent;
        notifyAll();
    }

    private Optional<String> overrun(Spending total) {
        return over(
                        "limits.max-objects",
                        BigDecimal.valueOf(total.objects()),
                        limits.maxObjects().map(BigDecimal::valueOf))
                .or(() -> over(
                        "limits.max-size",
                        BigDecimal.valueOf(total.bytes()),
                        limits.maxSize().map(BigDecimal::valueOf)))
                .or(() -> over("limits.max-cost", total.cost(), limits.maxCost()));
    }

    private static Optional<String> over(String name, BigDecimal total, Optional<BigDecimal> limit) {
        return limit.filter(most -> total.compareTo(most) > 0)
                .map(most -> name + " is " + most.toPlainString() + ", this request needs " + total.toPlainString());
    }

    /** With a limit on cost, an object without a price is refused; of one that was not inspected, the price may not be known yet. */
    private Optional<String> unpriced(RestoreDecision.Pending pending) {
        boolean known = limits.maxCost().isPresent()
                && pending.details().facts().storageClass().isPresent()
                && pending.details().facts().size().isPresent();
        return known && CostEstimate.costOf(pending.details(), prices).isEmpty()
                ? Optional.of(CostEstimate.whyUnpriced(pending.details()) + ", which limits.max-cost needs")
                : Optional.empty();
    }

    private Spending priceOf(RestoreDecision.Pending pending) {
        return new Spending(
                1,
                pending.size(),
                CostEstimate.costOf(pending.details(), prices).orElse(BigDecimal.ZERO));
    }

    /** What one part of a request reserves and spends. Safe for threads. */
    final class Account {

        private Spending spentHere;
        private Spending reservedHere = Spending.NOTHING;

        /**
         * Hashes of unfinished objects whose restore was sent by a part that did not learn its result: they are counted once,
         * however often their restore is requested again.
         */
        private final Set<String> inDoubt;

        private Account(ResumePoint from) {
            this.spentHere = from.totals().spent();
            this.inDoubt = new HashSet<>(from.inDoubt());
        }

        /** Reserves budget for a restore, or says why it is refused. */
        Optional<String> tryReserve(RestoreDecision.Pending pending) {
            return isInDoubt(pending) ? Optional.empty() : unpriced(pending).or(() -> reserve(priceOf(pending)));
        }

        /** Reserves budget for all of the restores, or says why all of them are refused. */
        Optional<String> tryReserve(Collection<RestoreDecision.Pending> all) {
            return all.stream()
                    .flatMap(pending -> unpriced(pending).stream())
                    .findFirst()
                    .or(() -> reserve(all.stream()
                            .filter(pending -> !isInDoubt(pending))
                            .map(LimitBudget.this::priceOf)
                            .reduce(Spending.NOTHING, Spending::plus)));
        }

        private Optional<String> reserve(Spending more) {
            Optional<String> refusal = LimitBudget.this.tryReserve(more);
            if (refusal.isEmpty()) {
                addReserved(more);
            }
            return refusal;
        }

        private synchronized void addReserved(Spending more) {
            reservedHere = reservedHere.plus(more);
        }

        /**
         * Ends the reservation of a restore.
         *
         * @param counts whether the restore may have had an effect
         * @param unfinished whether a later part requests it again
         */
        synchronized void settle(RestoreDecision.Pending pending, boolean counts, boolean unfinished) {
            if (!isInDoubt(pending)) {
                Spending price = priceOf(pending);
                reservedHere = reservedHere.minus(price);
                LimitBudget.this.settle(price, counts);
                spentHere = counts ? spentHere.plus(price) : spentHere;
            }
            if (counts && unfinished) {
                inDoubt.add(hash(pending));
            } else if (!unfinished && !inDoubt.isEmpty()) {
                inDoubt.remove(hash(pending));
            }
        }

        /** Gives back what was reserved and not sent. */
        synchronized void close() {
            LimitBudget.this.settle(reservedHere, false);
            reservedHere = Spending.NOTHING;
        }

        /** By this part and the earlier ones. */
        synchronized Spending spent() {
            return spentHere;
        }

        synchronized Set<String> inDoubt() {
            return new HashSet<>(inDoubt);
        }

        private synchronized boolean isInDoubt(RestoreDecision.Pending pending) {
            return !inDoubt.isEmpty() && inDoubt.contains(hash(pending));
        }

        private static String hash(RestoreDecision.Pending pending) {
            return ShortHash.of(pending.request().object());
        }
    }
}
