package dev.thaw.restore;

import java.util.Optional;
import java.util.function.Predicate;

/** Ends after so many, however many there are. */
final class LimitedSource implements ObjectSource {

    private final ObjectSource source;
    private final Predicate<Placed> counted;
    private long left;

    /**
     * @param limit of those that are not counted yet
     * @param counted tells those that are
     */
    LimitedSource(ObjectSource source, long limit, Predicate<Placed> counted) {
        this.source = source;
        this.left = limit;
        this.counted = counted;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Optional<Placed> next() {
        Optional<Placed> next = left > 0 ? source.next() : Optional.empty();
        left -= next.filter(placed -> !counted.test(placed)).isPresent() ? 1 : 0;
        return next;
    }

    @Override
    public void close() {
        source.close();
    }
}
