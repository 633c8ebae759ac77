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
 * Where a request goes on.
 *
 * @param position up to which all objects are finished, in the words of their source; empty at the start
 * @param ahead marks of objects behind the position that are finished all the same: work goes on several objects at a time, and
 *     one that the deadline stopped may stand before others that it did not
 * @param tally what the finished objects came to, and what was spent in all
 * @param inDoubt marks of objects that are not finished though their restore was sent: it is counted among what was spent
 */
public record ResumePoint(String position, Set<String> ahead, RunTotals tally, Set<String> inDoubt) {

    /** Marks of a forged token may all be of one hash, which costs a hash set little and an immutable set much. */
    public ResumePoint {
        ahead = Collections.unmodifiableSet(new HashSet<>(ahead));
        inDoubt = Collections.unmodifiableSet(new HashSet<>(inDoubt));
    }

    public ResumePoint(String position, Set<String> ahead, RunTotals tally) {
        this(position, ahead, tally, Set.of());
    }

    /** The start of a request. */
    public static ResumePoint start(RunTotals tally) {
        return new ResumePoint("", Set.of(), tally);
    }

    /**
     * Of objects that are all named, those behind the position.
     *
     * @param limit of objects in all parts of the request together
     */
    public List<ObjectSource.Positioned> rest(List<ObjectSource.Positioned> objects, Optional<Long> limit) {
        int done = 0;
        for (int i = 0; i < objects.size(); i++) {
            done = objects.get(i).position().equals(position) ? i + 1 : done;
        }
        ObjectSource rest = rest(ObjectSource.of(objects.subList(done, objects.size())), limit);
        return Stream.generate(rest::next)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** Of a source that begins behind the position, as much as the limit leaves. */
    public ObjectSource rest(ObjectSource source, Optional<Long> limit) {
        return limit.<ObjectSource>map(
                        most -> new LimitedSource(source, most - tally.summary().objects(), this::isAhead))
                .orElse(source);
    }

    /** Whether the object is finished, though others before it are not. */
    public boolean isAhead(ObjectSource.Positioned placed) {
        return !ahead.isEmpty() && ahead.contains(placed.mark());
    }
}
