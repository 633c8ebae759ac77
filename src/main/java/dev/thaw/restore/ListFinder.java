package dev.thaw.restore;

import dev.thaw.policy.Decision;
import dev.thaw.policy.RestorePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the lists among the objects that arrived: those whose rule says that they are to be read. */
public final class ListFinder {

    private final RestorePolicy policy;
    private final Predicate<String> allowedBuckets;
    private final ArchiveStore store;

    public ListFinder(RestorePolicy policy, Predicate<String> allowedBuckets, ArchiveStore store) {
        this.policy = policy;
        this.allowedBuckets = allowedBuckets;
        this.store = store;
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
        List<ObjectSource.Placed> objects = new ArrayList<>();
        List<FoundList> lists = new ArrayList<>();
        for (ObjectSource.Placed placed : arrived) {
            Optional<FoundList> list = placed.candidate().asNamed().flatMap(this::asList);
            list.ifPresentOrElse(lists::add, () -> objects.add(placed));
        }
        return new Found(objects, lists);
    }

    private Optional<FoundList> asList(Candidate.Named named) {
        boolean may = allowedBuckets.test(named.object().bucket())
                && !Judge.isFolder(named.object(), named.facts())
                && policy.mayBeList(named.object(), named.trigger(), named.facts());
        return may
                ? policy.decide(named.object(), named.trigger(), named.facts()).fold(new IsList(named))
                : Optional.empty();
    }

    private final class IsList implements Decision.Cases<Optional<FoundList>> {

        private final Candidate.Named named;

        IsList(Candidate.Named named) {
            this.named = named;
        }

        @Override
        public Optional<FoundList> readList(Decision.ReadList decision) {
            return Optional.of(new FoundList(named, Optional.empty()));
        }

        /** Class or size decide: look, and decide again. */
        @Override
        public Optional<FoundList> inspect(Decision.Inspect decision) {
            return store.inspect(named.object())
                    .fold(
                            found -> asList(named.withFacts(found.state().facts())),
                            omitted -> Optional.empty(),
                            failed -> Optional.of(new FoundList(named, Optional.of(failed.failure()))));
        }

        @Override
        public Optional<FoundList> restore(Decision.Restore decision) {
            return Optional.empty();
        }

        @Override
        public Optional<FoundList> skip(Decision.Skip decision) {
            return Optional.empty();
        }

        @Override
        public Optional<FoundList> noRule(Decision.NoRule decision) {
            return Optional.empty();
        }
    }
}
