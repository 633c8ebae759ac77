package dev.thaw.emulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked and what took effect; safe for threads. Counts are whole, of the requests only the last are kept. */
public final class RequestLog {

    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    private final Map<String, Integer> acceptedByKey = new HashMap<>();

    public RequestLog() {}

    /** Oldest first. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<RecordedRequest> requests(Operation operation) {
        return requests.stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** Requests of this kind, however they ended. */
    public synchronized int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** Restores of the key that took effect, whether or not the caller saw the answer: a second one may cost. */
    public synchronized int acceptedRestores(String key) {
        return acceptedByKey.getOrDefault(key, 0);
    }

    /** The same of every key that was accepted at least once. */
    public synchronized Map<String, Integer> acceptedRestores() {
        return Map.copyOf(acceptedByKey);
    }

    public synchronized void clear() {
        requests.clear();
        counts.clear();
        acceptedByKey.clear();
    }

    synchronized void record(RecordedRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
        counts.merge(request.operation(), 1, Integer::sum);
    }

    public synchronized void accepted(String key) {
        acceptedByKey.merge(key, 1, Integer::sum);
    }
}
