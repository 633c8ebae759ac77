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
        return unpriced(due).or(() -> take(priceOf(due)));
    }

    /** Takes restores into account together, or says why all of them are refused. */
    synchronized Optional<String> refusal(Collection<Judgement.Due> dues) {
        return dues.stream()
                .flatMap(due -> unpriced(due).stream())
                .findFirst()
                .or(() -> take(dues.stream().map(this::priceOf).reduce(Spending.NOTHING, Spending::plus)));
    }

    /** What has no price passes no limit on cost; of what nobody looked at, class or size may not be known yet. */
    private Optional<String> unpriced(Judgement.Due due) {
        boolean known = limits.maxCost().isPresent()
                && due.dossier().facts().storageClass().isPresent()
                && due.dossier().facts().size().isPresent();
        return known && Estimate.costOf(due.dossier(), prices).isEmpty()
                ? Optional.of(Estimate.whyUnpriced(due.dossier()) + ", which limits.max-cost needs")
                : Optional.empty();
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
