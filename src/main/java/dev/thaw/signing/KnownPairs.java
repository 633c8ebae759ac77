package dev.thaw.signing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what sets of pairs come to: the requests under one key differ in little but their path, so that sorting and
 * encoding their headers is most of what the text of a signature costs. Safe for threads.
 */
final class KnownPairs {

    /** A run has one set a bucket and kind of request; whoever signs more at random gains nothing here and loses little. */
    private static final int MOST = 100;

    private final Function<Map<String, String>, SignedPairs> reading;
    private final Map<Map<String, String>, SignedPairs> known = new ConcurrentHashMap<>();

    KnownPairs(Function<Map<String, String>, SignedPairs> reading) {
        this.reading = reading;
    }

    /** @param pairs immutable, as in an {@link UnsignedRequest} */
    SignedPairs of(Map<String, String> pairs) {
        SignedPairs remembered = known.get(pairs);
        return remembered == null ? learnt(pairs) : remembered;
    }

    private SignedPairs learnt(Map<String, String> pairs) {
        SignedPairs read = reading.apply(pairs);
        if (known.size() < MOST) {
            known.put(pairs, read);
        }
        return read;
    }
}
