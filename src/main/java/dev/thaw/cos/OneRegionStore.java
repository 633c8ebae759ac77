package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.Result;
import java.util.Optional;

/** A store whose host is of one region: what is said to lie in another region is not asked for there. */
record OneRegionStore(ObjectStore store, String region) implements ObjectStore {

    @Override
    public Inspection inspect(ObjectRef object) {
        return isElsewhere(object.region()) ? new Inspection.Failed(elsewhere(object.region())) : store.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        String asked = request.object().region();
        return isElsewhere(asked) ? new RestoreReply.Failed(elsewhere(asked)) : store.restore(request);
    }

    @Override
    public Result<ListPage> page(BucketPrefix prefix, String marker) {
        return isElsewhere(prefix.region()) ? Result.failed(elsewhere(prefix.region())) : store.page(prefix, marker);
    }

    @Override
    public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
        return isElsewhere(object.region())
                ? Result.failed(elsewhere(object.region()))
                : store.read(object, from, etag);
    }

    @Override
    public boolean timeIsOver() {
        return store.timeIsOver();
    }

    private boolean isElsewhere(String asked) {
        return !asked.equals(region);
    }

    private Failure elsewhere(String asked) {
        return Failure.permanent(
                OutcomeCode.NOT_ALLOWED,
                "region " + asked + " is not that of THAW_COS_ENDPOINT, which is " + region
                        + ": write {region} in its place, or ask for objects of " + region);
    }
}
