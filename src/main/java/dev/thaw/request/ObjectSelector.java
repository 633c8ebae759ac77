package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.event.manual.ManualRequest.Source;
import dev.thaw.event.manual.ManualRequest.VersionedKey;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.listing.PrefixSource;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.request.resume.ResumeTokens;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what is still to be done of a manual request, wherever its objects come from. */
final class ObjectSelector implements Source.Cases<ObjectSelection> {

    private final ManualTarget target;
    private final ObjectStore store;
    private final ResumePoint from;
    private final Optional<Long> limit;

    /** @param limit of objects in all parts of the request together */
    ObjectSelector(ManualTarget target, ObjectStore store, ResumePoint from, Optional<Long> limit) {
        this.target = target;
        this.store = store;
        this.from = from;
        this.limit = limit;
    }

    @Override
    public ObjectSelection keys(Source.Keys keys) {
        List<VersionedKey> latest = keys.keys().stream()
                .map(key -> new VersionedKey(key, Optional.empty()))
                .toList();
        return named("keys", latest);
    }

    @Override
    public ObjectSelection objects(Source.Objects objects) {
        return named("objects", objects.objects());
    }

    @Override
    public ObjectSelection prefix(Source.Prefix source) {
        BucketPrefix prefix = checked("", () -> new BucketPrefix(target.bucket(), target.region(), source.prefix()));
        target.requireAllowed(prefix.bucket());
        return new ObjectSelection.Listed(from.remaining(new PrefixSource(store, prefix, from.position()), limit));
    }

    @Override
    public ObjectSelection list(Source.ListObject source) {
        String bucket = source.bucket().orElse(target.bucket());
        ListTarget where = checked("", () -> new ListTarget(target.bucket(), target.region(), Trigger.manual()));
        ObjectRef object =
                checked("list.", () -> new ObjectRef(bucket, target.region(), source.key(), source.versionId()));
        target.requireAllowed(where.bucket());
        target.requireAllowed(object.bucket());
        ListPosition position = ListPosition.parse(from.position()).orElseThrow(ResumeTokens::altered);
        ObjectList list = new ObjectList(object, source.encoded(), where);
        return new ObjectSelection.Lines(from.remaining(ListSource.of(store, list, position), limit));
    }

    /** @throws ProblemException with 400, naming the field that is no name */
    private static <T> T checked(String parent, Supplier<T> named) {
        try {
            return named.get();
        } catch (InvalidNameException e) {
            throw new ProblemException(Problem.invalid(parent + e.field(), String.valueOf(e.getMessage())));
        }
    }

    private ObjectSelection named(String field, List<VersionedKey> keys) {
        DistinctCandidates objects = new DistinctCandidates();
        for (int index = 0; index < keys.size(); index++) {
            objects.add(candidate(field + "[" + index + "]", keys.get(index)));
        }
        return new ObjectSelection.Named(from.remaining(objects.placed(), limit));
    }

    private Candidate candidate(String position, VersionedKey key) {
        try {
            ObjectRef object = new ObjectRef(target.bucket(), target.region(), key.key(), key.versionId());
            return new Candidate.Named(object, Trigger.manual(), ObjectAttributes.NONE, Optional.empty());
        } catch (InvalidNameException e) {
            return new Candidate.InvalidEntry(
                    Failure.permanent(OutcomeCode.MALFORMED, position + ": " + e.getMessage()));
        }
    }
}
