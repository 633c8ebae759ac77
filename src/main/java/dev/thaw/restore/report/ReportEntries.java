package dev.thaw.restore.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Keeps the first thousand failures and the first thousand other outcomes. Safe for threads. */
public final class ReportEntries {

    public static final int MAX = 1000;

    private record Entry(long ordinal, ObjectOutcome outcome) {}

    private final PriorityQueue<Entry> failed = latestFirst();
    private final PriorityQueue<Entry> others = latestFirst();
    private long seen;

    public synchronized void add(long ordinal, ObjectOutcome outcome) {
        seen++;
        PriorityQueue<Entry> kept = outcome.failed() ? failed : others;
        kept.add(new Entry(ordinal, outcome));
        if (kept.size() > MAX) {
            kept.remove();
        }
    }

    /** Failures first, each kind in the order of the source. */
    public synchronized List<ObjectOutcome> list() {
        return Stream.concat(inOrder(failed), inOrder(others)).limit(MAX).toList();
    }

    public synchronized boolean truncated() {
        return seen > MAX;
    }

    private static PriorityQueue<Entry> latestFirst() {
        return new PriorityQueue<>(Comparator.comparingLong(Entry::ordinal).reversed());
    }

    private static Stream<ObjectOutcome> inOrder(PriorityQueue<Entry> entries) {
        return new ArrayList<>(entries)
                .stream().sorted(Comparator.comparingLong(Entry::ordinal)).map(Entry::outcome);
    }
}
