package dev.thaw.restore;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.PolicyDecision;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.decision.ObjectEvaluator;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Finds the lists among the objects of an event: those whose rule says that they are lists. */
public final class ListDetector {

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final Predicate<ObjectRef> ownFiles;
    private final boolean anyListRule;
    private final RememberingStore store;
    private final WorkerPool workers;
    private final ObjectDefects defects;

    /**
     * @param ownFiles whether an object is a file of Thaw's own, which is no list that arrived
     * @param store inspects where class or size decide, and remembers the answers for the objects that are not lists
     */
    public ListDetector(
            RestorePolicy policy,
            Predicate<String> allowedBuckets,
            Predicate<ObjectRef> ownFiles,
            RememberingStore store,
            WorkerPool workers,
            DefectLog defects) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.ownFiles = ownFiles;
        this.anyListRule =
                policy.rules().stream().anyMatch(rule -> rule.action().readsList());
        this.store = store;
        this.workers = workers;
        this.defects = new ObjectDefects(defects);
    }

    /**
     * @param objects that are not lists, in their order
     * @param lists that name other objects
     */
    public record Found(List<ObjectSource.Positioned> objects, List<FoundList> lists) {
        public Found {
            objects = List.copyOf(objects);
            lists = List.copyOf(lists);
        }
    }

    /** @param error why it is not known whether it is a list at all */
    public record FoundList(Candidate.Named list, Optional<Failure> error) {}

    public Found among(List<ObjectSource.Positioned> arrived) {
        Map<Integer, FoundList> lists = new ConcurrentHashMap<>();
        Map<Integer, Candidate.Named> unknown = new TreeMap<>();
        for (int i = 0; i < arrived.size(); i++) {
            int index = i;
            arrived.get(i).candidate().asNamed().ifPresent(named -> {
                switch (kind(named)) {
                    case LIST -> lists.put(index, new FoundList(named, Optional.empty()));
                    case UNKNOWN -> unknown.put(index, named);
                    case OBJECT -> {}
                }
            });
        }
        Iterator<Map.Entry<Integer, Candidate.Named>> rest = unknown.entrySet().iterator();
        workers.forEach(
                () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty(),
                entry -> inspect(entry.getValue()).ifPresent(list -> lists.put(entry.getKey(), list)));
        List<ObjectSource.Positioned> objects = new ArrayList<>();
        for (int i = 0; i < arrived.size(); i++) {
            if (!lists.containsKey(i)) {
                objects.add(arrived.get(i));
            }
        }
        return new Found(objects, List.copyOf(new TreeMap<>(lists).values()));
    }

    /** Class or size decide: inspect, and ask the policy again. */
    private Optional<FoundList> inspect(Candidate.Named named) {
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
            Failure failure = Failure.temporary(OutcomeCode.UNREACHABLE, defects.describe(defect));
            return Optional.of(new FoundList(named, Optional.of(failure)));
        }
    }

    private Kind kind(Candidate.Named named) {
        boolean mayBeList = anyListRule
                && allowedBuckets.test(named.object().bucket())
                && !ownFiles.test(named.object())
                && !ObjectEvaluator.isFolder(named.object(), named.facts());
        if (!mayBeList) {
            return Kind.OBJECT;
        }
        PolicyDecision decision = policy.decide(named.object(), named.trigger(), named.facts());
        if (decision instanceof PolicyDecision.ReadList) {
            return Kind.LIST;
        }
        boolean undecided = decision instanceof PolicyDecision.Inspect
                && policy.mayBeList(named.object(), named.trigger(), named.facts());
        return undecided ? Kind.UNKNOWN : Kind.OBJECT;
    }

    /** What an object is; UNKNOWN as long as class or size decide. */
    private enum Kind {
        OBJECT,
        LIST,
        UNKNOWN
    }
}
