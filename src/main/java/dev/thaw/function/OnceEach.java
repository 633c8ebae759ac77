package dev.thaw.function;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.ObjectSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects candidates and leaves out objects that are there already; positions count what was offered. */
final class OnceEach {

    private final List<ObjectSource.Placed> placed = new ArrayList<>();
    private final Set<ObjectRef> known = new HashSet<>();
    private long offered;

    /** Whether the candidate is new. */
    boolean add(Candidate candidate) {
        offered++;
        boolean isNew =
                candidate.asNamed().map(named -> known.add(named.object())).orElse(true);
        if (isNew) {
            placed.add(new ObjectSource.Placed(candidate, Long.toString(offered)));
        }
        return isNew;
    }

    List<ObjectSource.Placed> placed() {
        return List.copyOf(placed);
    }
}
