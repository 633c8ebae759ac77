package dev.thaw.function;

import dev.thaw.event.ManualRequest.Source;
import dev.thaw.event.ManualRequest.VersionedKey;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListedWhere;
import dev.thaw.listing.ObjectList;
import dev.thaw.listing.PrefixSource;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectFacts;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ObjectStore;
import dev.thaw.restore.OutcomeName;
import dev.thaw.restore.Resumption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what is still to be done of a manual request, wherever its objects come from. */
final class ManualAssignment implements Source.Cases<Assignment> {

    private final ManualTarget target;
    private final ObjectStore store;
    private final Resumption from;
    private final Optional<Long> limit;

    /** @param limit of objects in all parts of the request together */
    ManualAssignment(ManualTarget target, ObjectStore store, Resumption from, Optional<Long> limit) {
        this.target = target;
        this.store = store;
        this.from = from;
        this.limit = limit;
    }

    @Override
    public Assignment keys(Source.Keys keys) {
        List<VersionedKey> latest = keys.keys().stream()
                .map(key -> new VersionedKey(key, Optional.empty()))
                .toList();
        return named("keys", latest);
    }

    @Override
    public Assignment objects(Source.Objects objects) {
        return named("objects", objects.objects());
    }

    @Override
    public Assignment prefix(Source.Prefix source) {
        BucketPrefix prefix = checked("", () -> new BucketPrefix(target.bucket(), target.region(), source.prefix()));
        target.requireAllowed(prefix.bucket());
        return new Assignment.Listed(from.rest(new PrefixSource(store, prefix, from.position()), limit));
    }

    @Override
    public Assignment list(Source.ListObject source) {
        String bucket = source.bucket().orElse(target.bucket());
        ListedWhere where = checked("", () -> new ListedWhere(target.bucket(), target.region(), Trigger.manual()));
        ObjectRef object =
                checked("list.", () -> new ObjectRef(bucket, target.region(), source.key(), source.versionId()));
        target.requireAllowed(where.bucket());
        target.requireAllowed(object.bucket());
        ListPosition position = ListPosition.parse(from.position()).orElseThrow(ResumeTokens::altered);
        ObjectList list = new ObjectList(object, source.encoded(), where);
        return new Assignment.Lines(from.rest(ListSource.of(store, list, position), limit));
    }

    /** @throws RefusedException with 400, naming the field that is no name */
    private static <T> T checked(String parent, Supplier<T> named) {
        try {
            return named.get();
        } catch (InvalidNameException e) {
            throw new RefusedException(Problem.invalid(parent + e.field(), String.valueOf(e.getMessage())));
        }
    }

    private Assignment named(String field, List<VersionedKey> keys) {
        OnceEach objects = new OnceEach();
        for (int index = 0; index < keys.size(); index++) {
            objects.add(candidate(field + "[" + index + "]", keys.get(index)));
        }
        return new Assignment.Named(from.rest(objects.placed(), limit));
    }

    private Candidate candidate(String position, VersionedKey key) {
        try {
            ObjectRef object = new ObjectRef(target.bucket(), target.region(), key.key(), key.versionId());
            return new Candidate.Named(object, Trigger.manual(), ObjectFacts.NONE, Optional.empty());
        } catch (InvalidNameException e) {
            return new Candidate.Unusable(Failure.forGood(OutcomeName.MALFORMED, position + ": " + e.getMessage()));
        }
    }
}
