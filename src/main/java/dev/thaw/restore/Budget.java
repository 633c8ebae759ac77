package dev.thaw.restore;

import dev.thaw.policy.Limits;
import dev.thaw.policy.Prices;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** Keeps a request within {@code max-objects}, {@code max-size} and {@code max-cost}; safe for threads. */
final class Budget {

    private final Limits limits;
    private final Optional<Prices> prices;
    private Spending spent = Spending.NOTHING;

    Budget(Limits limits, Optional<Prices> prices) {
        this.limits = limits;
        this.prices = prices;
    }

    /** The same, with what an earlier part of the request came to. */
    synchronized Budget behind(Spending earlier) {
        spent = spent.plus(earlier);
        return this;
    }

    /** Takes a restore into account, or says why it is refused. */
    synchronized Optional<String> refusal(Judgement.Due due) {
        return take(priceOf(due));
    }

    /** Takes restores into account together, or says why all of them are refused. */
    synchronized Optional<String> refusal(Collection<Judgement.Due> dues) {
        return take(dues.stream().map(this::priceOf).reduce(Spending.NOTHING, Spending::plus));
    }

    private Optional<String> take(Spending more) {
        Spending total = spent.plus(more);
        Optional<String> refusal = overrun(total);
        if (refusal.isEmpty()) {
            spent = total;
        }
        return refusal;
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

    private Spending priceOf(Judgement.Due due) {
        return new Spending(
                1, due.size(), Estimate.costOf(due.dossier(), prices).orElse(BigDecimal.ZERO));
    }
}
