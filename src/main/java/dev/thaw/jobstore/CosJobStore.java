package dev.thaw.jobstore;

import dev.thaw.config.JobsLocation;
import dev.thaw.cos.JobObjects;
import dev.thaw.job.store.JobStore;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Jobs in a bucket of COS. Before the first write of the process it tries whether the bucket keeps the promise that nothing is
 * overwritten. Safe for threads; calls block.
 */
public final class CosJobStore implements JobStore {

    /** A file of rows is 8 MiB at most; nothing else is as long. */
    private static final int LONGEST = 9 << 20;

    private static final String PROBE = "probe";

    private final JobObjects objects;
    private final JobsLocation location;
    private final StoreSafety safety;

    public CosJobStore(JobObjects objects, JobsLocation location, StoreSafety safety) {
        this.objects = objects;
        this.location = location;
        this.safety = safety;
    }

    @Override
    public Result<Creation> create(String key, byte[] content) {
        Optional<Failure> refusal = refusal();
        return refusal.isPresent() ? Result.failed(refusal.get()) : write(key, content);
    }

    /** Why nothing may be written, after a try if none was made yet. */
    private Optional<Failure> refusal() {
        if (safety.isKnown()) {
            return safety.refusal();
        }
        byte[] content = "This object shows that nothing is overwritten here.\n".getBytes(StandardCharsets.UTF_8);
        Result<Creation> first = write(PROBE, content);
        return first.fold(this::afterFirst, Optional::of);
    }

    /** A bucket without the promise would answer like this one to the first write, but not to the second. */
    private Optional<Failure> afterFirst(Creation first) {
        if (first == Creation.EXISTS) {
            safety.markSafe();
            return Optional.empty();
        }
        byte[] content = "written twice\n".getBytes(StandardCharsets.UTF_8);
        return write(PROBE, content)
                .fold(
                        second -> {
                            if (second == Creation.EXISTS) {
                                safety.markSafe();
                            } else {
                                safety.markUnsafe();
                            }
                            return safety.refusal();
                        },
                        Optional::of);
    }

    private Result<Creation> write(String key, byte[] content) {
        return objects.create(object(key), content).fold(this::creation, Result::failed);
    }

    private Result<Creation> creation(JobObjects.Written written) {
        return switch (written) {
            case CREATED -> Result.of(Creation.CREATED);
            case EXISTS -> Result.of(Creation.EXISTS);
            case VERSIONED -> {
                safety.markUnsafe();
                yield Result.failed(safety.refusal().orElseThrow());
            }
        };
    }

    @Override
    public Result<String> upload(String key, Path file) {
        Optional<Failure> refusal = refusal();
        if (refusal.isPresent()) {
            return Result.failed(refusal.get());
        }
        return objects.upload(object(key), file).fold(this::uploaded, Result::failed);
    }

    private Result<String> uploaded(JobObjects.Uploaded uploaded) {
        if (uploaded.isVersioned()) {
            safety.markUnsafe();
            return Result.failed(safety.refusal().orElseThrow());
        }
        return Result.of(uploaded.etag());
    }

    @Override
    public String resourceName(String key) {
        String bucket = "qcs::cos:" + location.region() + "::" + location.bucket();
        return key.isEmpty() ? bucket : bucket + "/" + location.prefix() + key;
    }

    @Override
    public Result<Optional<StoredObject>> read(String key) {
        return objects.read(object(key), LONGEST)
                .map(found -> found.map(
                        content -> new StoredObject(content.bytes(), content.lastModified(), content.serverTime())));
    }

    @Override
    public Result<KeyPage> list(String prefix, String after, int most) {
        BucketPrefix whole = new BucketPrefix(location.bucket(), location.region(), location.prefix() + prefix);
        String marker = after.isEmpty() ? "" : location.prefix() + after;
        return objects.list(whole, marker).map(page -> page(page, most));
    }

    private KeyPage page(ListPage page, int most) {
        List<String> keys = page.entries().stream()
                .map(entry -> entry.fold(listed -> listed.key(), unreadable -> ""))
                .filter(key -> key.startsWith(location.prefix()))
                .map(key -> key.substring(location.prefix().length()))
                .toList();
        boolean isCut = keys.size() > most;
        return new KeyPage(
                isCut ? keys.subList(0, most) : keys, isCut || page.nextMarker().isPresent());
    }

    @Override
    public Result<Boolean> delete(String key) {
        return objects.delete(object(key));
    }

    private ObjectRef object(String key) {
        return ObjectRef.latest(location.bucket(), location.region(), location.prefix() + key);
    }

    /** What was found out about the bucket of the jobs since the process began. Safe for threads. */
    public static final class StoreSafety {

        private static final Failure UNSAFE = Failure.permanent(
                OutcomeCode.NOT_ALLOWED,
                "the bucket of THAW_JOBS has or had versioning, so that COS overwrites silently: use a bucket that"
                        + " never had versioning");

        private volatile boolean safe;
        private volatile boolean unsafe;

        boolean isKnown() {
            return safe || unsafe;
        }

        void markSafe() {
            safe = true;
        }

        void markUnsafe() {
            unsafe = true;
        }

        /** Why jobs are refused; absent as long as nothing speaks against it. */
        public Optional<Failure> refusal() {
            return unsafe ? Optional.of(UNSAFE) : Optional.empty();
        }
    }
}
