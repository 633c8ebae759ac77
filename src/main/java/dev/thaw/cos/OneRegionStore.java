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

/** A store for a host of one region: objects of another region fail without a call. Safe for threads if the store is. */
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
                "region " + asked + " is not the region of THAW_COS_ENDPOINT, which is " + region
                        + ": use {region} in THAW_COS_ENDPOINT, or request objects of " + region);
    }
}
