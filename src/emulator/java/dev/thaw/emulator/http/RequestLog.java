package dev.thaw.emulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests and the restores that took effect. Thread-safe. Counts are complete; of the requests only the last are kept. */
public final class RequestLog {

    private static final int MAX_KEPT = 10_000;

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

    /** The number of requests of this kind, answered or not. */
    public synchronized int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** The number of restores of the key that took effect, even if the caller did not get the response. */
    public synchronized int acceptedRestores(String key) {
        return acceptedByKey.getOrDefault(key, 0);
    }

    /** The same for every key with at least one restore. */
    public synchronized Map<String, Integer> acceptedRestores() {
        return Map.copyOf(acceptedByKey);
    }

    public synchronized void clear() {
        requests.clear();
        counts.clear();
        acceptedByKey.clear();
    }

    public synchronized void record(RecordedRequest request) {
        if (requests.size() == MAX_KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
        counts.merge(request.operation(), 1, Integer::sum);
    }

    public synchronized void accepted(String key) {
        acceptedByKey.merge(key, 1, Integer::sum);
    }
}
