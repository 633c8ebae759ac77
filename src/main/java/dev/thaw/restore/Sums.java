package dev.thaw.restore;

import dev.thaw.policy.Prices;
import java.util.Optional;

/** Adds up outcomes as they come; safe for threads. */
final class Sums {

    private final Optional<Prices> prices;
    private Tally tally;
    private AnotherTry anotherTry = AnotherTry.NEEDLESS;

    Sums(Tally start, Optional<Prices> prices) {
        this.tally = start;
        this.prices = prices;
    }

    synchronized void add(ObjectOutcome outcome) {
        tally = tally.plus(outcome, prices);
        anotherTry = anotherTry.or(AnotherTry.after(outcome));
    }

    synchronized Tally tally() {
        return tally;
    }

    /** What the outcomes added here ask for; those of earlier parts of the request are no longer to be mended by it. */
    synchronized AnotherTry anotherTry() {
        return anotherTry;
    }
}
