package dev.thaw.restore;

import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.PositionHash;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a request, or all parts of an event together, within {@code max-objects}, {@code max-size} and {@code max-cost}. It is the
 * only account of what is spent: a restore is taken into account before it is sent, and given back where it certainly had no
 * effect. Safe for threads.
 */
public final class LimitBudget {

    private final Limits limits;
    private final Optional<PriceList> prices;

    /** On restores that may have had an effect. */
    private Spending spent = Spending.NOTHING;

    /** On restores that are taken into account and have not ended. */
    private Spending underWay = Spending.NOTHING;

    public LimitBudget(Limits limits, Optional<PriceList> prices) {
        this.limits = limits;
        this.prices = prices;
    }

    /** The account of one part of a request, which goes on with what its earlier parts came to. */
    synchronized Account account(ResumePoint from) {
        spent = spent.plus(from.tally().spent());
        return new Account(from);
    }

    /**
     * Takes more into account, or says why it is refused. What only does not fit because of restores under way waits for their
     * end: some may have no effect, and nothing is refused for their sake.
     */
    private synchronized Optional<String> take(Spending more) {
        Optional<String> refusal = overrun(spent.plus(underWay).plus(more));
        boolean interrupted = false;
        while (refusal.isPresent()
                && underWay.objects() > 0
                && overrun(spent.plus(more)).isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            refusal = overrun(spent.plus(underWay).plus(more));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (refusal.isEmpty()) {
            underWay = underWay.plus(more);
        }
        return refusal;
    }

    private synchronized void end(Spending taken, boolean counts) {
        underWay = underWay.minus(taken);
        spent = counts ? spent.plus(taken) : spent;
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

    private static Optional<String> over(String name, BigDecimal total, Optional<BigDecimal> most) {
        return most.filter(limit -> total.compareTo(limit) > 0)
                .map(limit -> "the request would come to " + total.toPlainString() + ", over " + name + ", "
                        + limit.toPlainString());
    }

    /** What has no price passes no limit on cost; of what nobody looked at, class or size may not be known yet. */
    private Optional<String> unpriced(RestoreDecision.Pending due) {
        boolean known = limits.maxCost().isPresent()
                && due.details().facts().storageClass().isPresent()
                && due.details().facts().size().isPresent();
        return known && CostEstimate.costOf(due.details(), prices).isEmpty()
                ? Optional.of(CostEstimate.whyUnpriced(due.details()) + ", which limits.max-cost needs")
                : Optional.empty();
    }

    private Spending priceOf(RestoreDecision.Pending due) {
        return new Spending(
                1, due.size(), CostEstimate.costOf(due.details(), prices).orElse(BigDecimal.ZERO));
    }

    /** What one part of a request takes and spends; safe for threads. */
    final class Account {

        private Spending own;
        private Spending held = Spending.NOTHING;

        /**
         * Marks of objects whose restore was sent by a part that never learnt what became of it, and that are not finished: they
         * are counted, once, however often they are asked for again.
         */
        private final Set<String> inDoubt;

        private Account(ResumePoint from) {
            this.own = from.tally().spent();
            this.inDoubt = new HashSet<>(from.inDoubt());
        }

        /** Takes a restore into account, or says why it is refused. */
        Optional<String> refusal(RestoreDecision.Pending due) {
            return isInDoubt(due) ? Optional.empty() : unpriced(due).or(() -> taken(priceOf(due)));
        }

        /** Takes restores into account together, or says why all of them are refused. */
        Optional<String> refusal(Collection<RestoreDecision.Pending> dues) {
            return dues.stream()
                    .flatMap(due -> unpriced(due).stream())
                    .findFirst()
                    .or(() -> taken(dues.stream()
                            .filter(due -> !isInDoubt(due))
                            .map(LimitBudget.this::priceOf)
                            .reduce(Spending.NOTHING, Spending::plus)));
        }

        private Optional<String> taken(Spending more) {
            Optional<String> refusal = take(more);
            if (refusal.isEmpty()) {
                hold(more);
            }
            return refusal;
        }

        private synchronized void hold(Spending more) {
            held = held.plus(more);
        }

        /**
         * A restore that was taken into account has ended.
         *
         * @param counts whether it may have had an effect
         * @param unfinished whether a later part asks for the object again
         */
        synchronized void end(RestoreDecision.Pending due, boolean counts, boolean unfinished) {
            String mark = PositionHash.of(due.request().object());
            if (!inDoubt.contains(mark)) {
                Spending price = priceOf(due);
                held = held.minus(price);
                LimitBudget.this.end(price, counts);
                own = counts ? own.plus(price) : own;
            }
            if (counts && unfinished) {
                inDoubt.add(mark);
            } else if (!unfinished) {
                inDoubt.remove(mark);
            }
        }

        /** Gives back what was taken into account and not sent. */
        synchronized void close() {
            LimitBudget.this.end(held, false);
            held = Spending.NOTHING;
        }

        /** By this part and the earlier ones. */
        synchronized Spending spent() {
            return own;
        }

        synchronized Set<String> inDoubt() {
            return new HashSet<>(inDoubt);
        }

        private synchronized boolean isInDoubt(RestoreDecision.Pending due) {
            return !inDoubt.isEmpty()
                    && inDoubt.contains(PositionHash.of(due.request().object()));
        }
    }
}
