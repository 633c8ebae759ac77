package dev.thaw.restore;

import dev.thaw.policy.Decision;
import dev.thaw.policy.RestorePolicy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Tells the lists among the objects that arrived: those whose rule says that they are to be read. */
public final class ListFinder {

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final RememberingStore store;
    private final Workers workers;
    private final Defects defects;

    /** @param store asked where class or size decide; it has the answers ready for those that are no lists */
    public ListFinder(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            RememberingStore store,
            Workers workers,
            DefectLog defects) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.store = store;
        this.workers = workers;
        this.defects = new Defects(defects);
    }

    /**
     * @param objects that mean themselves
     * @param lists that name others
     */
    public record Found(List<ObjectSource.Placed> objects, List<FoundList> lists) {
        public Found {
            objects = List.copyOf(objects);
            lists = List.copyOf(lists);
        }
    }

    /** @param trouble why nobody knows yet whether it is a list at all */
    public record FoundList(Candidate.Named list, Optional<Failure> trouble) {}

    public Found among(List<ObjectSource.Placed> arrived) {
        Map<Integer, FoundList> lists = new ConcurrentHashMap<>();
        Map<Integer, Candidate.Named> doubtful = new TreeMap<>();
        for (int i = 0; i < arrived.size(); i++) {
            int place = i;
            arrived.get(i).candidate().asNamed().ifPresent(named -> {
                switch (kind(named)) {
                    case LIST -> lists.put(place, new FoundList(named, Optional.empty()));
                    case DOUBTFUL -> doubtful.put(place, named);
                    case OBJECT -> {}
                }
            });
        }
        Iterator<Map.Entry<Integer, Candidate.Named>> rest = doubtful.entrySet().iterator();
        workers.forEach(
                () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(),
                entry -> lookedAt(entry.getValue()).ifPresent(list -> lists.put(entry.getKey(), list)));
        List<ObjectSource.Placed> objects = new ArrayList<>();
        for (int i = 0; i < arrived.size(); i++) {
            if (!lists.containsKey(i)) {
                objects.add(arrived.get(i));
            }
        }
        return new Found(objects, List.copyOf(new TreeMap<>(lists).values()));
    }

    /** Class or size decide: look, and decide again. */
    private Optional<FoundList> lookedAt(Candidate.Named named) {
        try {
            return store.inspectAhead(named.object())
                    .fold(
                            found -> kind(named.withFacts(found.state().facts())) == Kind.LIST
                                    ? Optional.of(new FoundList(
                                            named.withFacts(found.state().facts()), Optional.empty()))
                                    : Optional.empty(),
                            omitted -> Optional.empty(),
                            failed -> Optional.of(new FoundList(named, Optional.of(failed.failure()))));
        } catch (Throwable defect) {
            Failure failure = Failure.forNow(OutcomeName.UNREACHABLE, defects.told(defect));
            return Optional.of(new FoundList(named, Optional.of(failure)));
        }
    }

    private Kind kind(Candidate.Named named) {
        boolean may = allowedBuckets.test(named.object().bucket())
                && !Judge.isFolder(named.object(), named.facts())
                && policy.mayBeList(named.object(), named.trigger(), named.facts());
        return may
                ? policy.decide(named.object(), named.trigger(), named.facts()).fold(Kind.CASES)
                : Kind.OBJECT;
    }

    /** What an object is, as far as known. */
    private enum Kind {
        OBJECT,
        LIST,
        DOUBTFUL;

        private static final Decision.Cases<Kind> CASES = new Decision.Cases<>() {

            @Override
            public Kind readList(Decision.ReadList decision) {
                return LIST;
            }

            @Override
            public Kind inspect(Decision.Inspect decision) {
                return DOUBTFUL;
            }

            @Override
            public Kind restore(Decision.Restore decision) {
                return OBJECT;
            }

            @Override
            public Kind skip(Decision.Skip decision) {
                return OBJECT;
            }

            @Override
            public Kind noRule(Decision.NoRule decision) {
                return OBJECT;
            }
        };
    }
}
