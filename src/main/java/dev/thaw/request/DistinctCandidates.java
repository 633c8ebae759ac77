package dev.thaw.request;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects candidates and leaves out objects that are there already; positions count what was offered. */
final class DistinctCandidates {

    private final List<ObjectSource.Positioned> placed = new ArrayList<>();
    private final Map<ObjectRef, Integer> places = new HashMap<>();
    private long offered;

    /** Whether the candidate is new. */
    boolean add(Candidate candidate) {
        offered++;
        boolean isNew = candidate
                .asNamed()
                .map(named -> places.putIfAbsent(named.object(), placed.size()) == null)
                .orElse(true);
        if (isNew) {
            placed.add(new ObjectSource.Positioned(candidate, Long.toString(offered)));
        }
        return isNew;
    }

    /** Adds the candidate, or puts it in the place of an earlier one of the same object. */
    boolean addOrReplace(Candidate.Named candidate) {
        int place = places.getOrDefault(candidate.object(), placed.size());
        boolean isNew = add(candidate);
        placed.set(
                place, new ObjectSource.Positioned(candidate, placed.get(place).position()));
        return isNew;
    }

    List<ObjectSource.Positioned> placed() {
        return List.copyOf(placed);
    }
}
