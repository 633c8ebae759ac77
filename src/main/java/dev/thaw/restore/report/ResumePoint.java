package dev.thaw.restore.report;

import dev.thaw.restore.source.LimitedSource;
import dev.thaw.restore.source.ObjectSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a request continues.
 *
 * @param position up to which all objects are finished, as their source writes it; empty at the start
 * @param completedAhead hashes of objects behind the position that are finished too: several objects are in work at a time, and the
 *     deadline may stop one before others that are done
 * @param totals of the finished objects, and what was spent in all
 * @param inDoubt hashes of unfinished objects whose restore was sent: it is counted among what was spent
 */
public record ResumePoint(String position, Set<String> completedAhead, RunTotals totals, Set<String> inDoubt) {

    /** The hashes in a forged token may all collide, which costs a hash set little and an immutable set much. */
    public ResumePoint {
        completedAhead = Collections.unmodifiableSet(new HashSet<>(completedAhead));
        inDoubt = Collections.unmodifiableSet(new HashSet<>(inDoubt));
    }

    public ResumePoint(String position, Set<String> completedAhead, RunTotals totals) {
        this(position, completedAhead, totals, Set.of());
    }

    /** The start of a request. */
    public static ResumePoint start(RunTotals totals) {
        return new ResumePoint("", Set.of(), totals);
    }

    /**
     * Of objects that are all named in the request, those behind the position.
     *
     * @param limit of objects in all parts of the request together
     */
    public List<ObjectSource.Positioned> remaining(List<ObjectSource.Positioned> objects, Optional<Long> limit) {
        int done = 0;
        for (int i = 0; i < objects.size(); i++) {
            done = objects.get(i).position().equals(position) ? i + 1 : done;
        }
        ObjectSource remaining = remaining(ObjectSource.of(objects.subList(done, objects.size())), limit);
        return Stream.generate(remaining::next)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** A source that begins behind the position, cut where the limit of the whole request is reached. */
    public ObjectSource remaining(ObjectSource source, Optional<Long> limit) {
        return limit.<ObjectSource>map(most ->
                        new LimitedSource(source, most - totals.summary().objects(), this::isAhead))
                .orElse(source);
    }

    /** Whether the object is finished, though others before it are not. */
    public boolean isAhead(ObjectSource.Positioned entry) {
        return !completedAhead.isEmpty() && completedAhead.contains(entry.positionHash());
    }
}
