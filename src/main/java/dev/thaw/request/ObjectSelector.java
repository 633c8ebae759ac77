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
import dev.thaw.restore.RestoreFlow;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Selects the objects of a manual request that are still to be processed, for each kind of source. */
final class ObjectSelector implements Source.Cases<ObjectSelector.Selection> {

    private final ManualRequestProcessor.Target target;
    private final ObjectStore store;
    private final ResumePoint from;
    private final Optional<Long> limit;

    /** @param limit of objects in all parts of the request together */
    ObjectSelector(ManualRequestProcessor.Target target, ObjectStore store, ResumePoint from, Optional<Long> limit) {
        this.target = target;
        this.store = store;
        this.from = from;
        this.limit = limit;
    }

    /**
     * The objects that are left, ready to be processed.
     *
     * @param restore restores them
     * @param status reports their state; restores nothing
     * @param objects the same objects, for a job
     */
    record Selection(
            Function<RestoreFlow, Report> restore, Function<RestoreFlow, Report> status, ObjectSource objects) {}

    @Override
    public Selection keys(Source.Keys keys) {
        List<VersionedKey> latest = keys.keys().stream()
                .map(key -> new VersionedKey(key, Optional.empty()))
                .toList();
        return named("keys", latest);
    }

    @Override
    public Selection objects(Source.Objects objects) {
        return named("objects", objects.objects());
    }

    @Override
    public Selection prefix(Source.Prefix source) {
        BucketPrefix prefix = checked("", () -> new BucketPrefix(target.bucket(), target.region(), source.prefix()));
        target.requireAllowed(prefix.bucket());
        ObjectSource listed = from.remaining(new PrefixSource(store, prefix, from.position()), limit);
        return new Selection(
                flow -> flow.restoreListed(listed, from), flow -> flow.statusOfListed(listed, from), listed);
    }

    @Override
    public Selection list(Source.ListObject source) {
        String bucket = source.bucket().orElse(target.bucket());
        ListTarget listTarget = checked("", () -> new ListTarget(target.bucket(), target.region(), Trigger.manual()));
        ObjectRef object =
                checked("list.", () -> new ObjectRef(bucket, target.region(), source.key(), source.versionId()));
        target.requireAllowed(listTarget.bucket());
        target.requireAllowed(object.bucket());
        ListPosition position = ListPosition.parse(from.position()).orElseThrow(ResumeTokens::altered);
        ObjectList list = new ObjectList(object, source.encoded(), listTarget);
        ObjectSource lines = from.remaining(ListSource.of(store, list, position), limit);
        return new Selection(flow -> flow.restoreLines(lines, from), flow -> flow.statusOfListed(lines, from), lines);
    }

    /** @throws ProblemException with 400 and the field whose value is not a valid name */
    private static <T> T checked(String parent, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidNameException e) {
            throw new ProblemException(Problem.invalid(parent + e.field(), String.valueOf(e.getMessage())));
        }
    }

    private Selection named(String field, List<VersionedKey> keys) {
        DistinctCandidates objects = new DistinctCandidates();
        for (int index = 0; index < keys.size(); index++) {
            objects.add(candidate(field + "[" + index + "]", keys.get(index)));
        }
        List<ObjectSource.Positioned> left = from.remaining(objects.positioned(), limit);
        return new Selection(
                flow -> flow.restoreNamed(left, from), flow -> flow.statusOfNamed(left, from), ObjectSource.of(left));
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
