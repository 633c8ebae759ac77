package dev.thaw.restore.source;

import java.util.Optional;
import java.util.function.Predicate;

/** Ends after a number of candidates. */
public final class LimitedSource implements ObjectSource {

    private final ObjectSource source;
    private final Predicate<Positioned> counted;
    private long left;

    /**
     * @param limit of candidates that are not counted yet
     * @param counted whether a candidate is counted already
     */
    public LimitedSource(ObjectSource source, long limit, Predicate<Positioned> counted) {
        this.source = source;
        this.left = limit;
        this.counted = counted;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Optional<Positioned> next() {
        Optional<Positioned> next = left > 0 ? source.next() : Optional.empty();
        left -= next.filter(entry -> !counted.test(entry)).isPresent() ? 1 : 0;
        return next;
    }

    @Override
    public void close() {
        source.close();
    }
}
