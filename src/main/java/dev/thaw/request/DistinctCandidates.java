package dev.thaw.request;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects candidates without duplicate objects. Positions number everything that was added, duplicates included. Not thread-safe. */
final class DistinctCandidates {

    private final List<ObjectSource.Positioned> positioned = new ArrayList<>();
    private final Map<ObjectRef, Integer> indexes = new HashMap<>();
    private long added;

    /** Returns whether the object is new. An object that was added before is ignored. */
    boolean add(Candidate candidate) {
        added++;
        boolean isNew = candidate
                .asNamed()
                .map(named -> indexes.putIfAbsent(named.object(), positioned.size()) == null)
                .orElse(true);
        if (isNew) {
            positioned.add(new ObjectSource.Positioned(candidate, Long.toString(added)));
        }
        return isNew;
    }

    /** Adds the candidate, or replaces an earlier one of the same object. Returns whether the object is new. */
    boolean addOrReplace(Candidate.Named candidate) {
        int index = indexes.getOrDefault(candidate.object(), positioned.size());
        boolean isNew = add(candidate);
        positioned.set(
                index,
                new ObjectSource.Positioned(candidate, positioned.get(index).position()));
        return isNew;
    }

    List<ObjectSource.Positioned> positioned() {
        return List.copyOf(positioned);
    }
}
