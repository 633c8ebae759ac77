package dev.thaw.job.store;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.JobId;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.store.JobStore.StoredObject;
import dev.thaw.restore.store.Result;
import java.nio.file.Path;
import java.util.Optional;

/** The documents of a job about COS Batch, each written once: manifests, intents, and which batch job belongs to them. Blocks. */
public final class BatchRecords {

    private final JobStore store;
    private final JobDocuments documents;
    private final String writer;

    BatchRecords(JobStore store, JobDocuments documents, String writer) {
        this.store = store;
        this.documents = documents;
        this.writer = writer;
    }

    /** The manifests of a group, by number from 1. */
    public record Name(JobId job, BatchGroup group, int number) {

        @Override
        public String toString() {
            return group.word() + "-" + number;
        }
    }

    /** Key of a manifest that this worker writes, below the job. */
    public String manifestKey(Name name) {
        return "manifest/" + name + "-" + writer + ".csv";
    }

    /** Writes a manifest. @return its ETag */
    public String upload(JobId job, String manifestKey, Path file) throws StoreFailedException {
        return orThrow(store.upload(of(job, manifestKey), file));
    }

    /** The full name of a manifest for COS Batch. */
    public String resourceName(JobId job, String manifestKey) {
        return store.resourceName(of(job, manifestKey));
    }

    /** The full name of the bucket of the jobs. */
    public String bucketName() {
        return store.resourceName("");
    }

    public Optional<BatchIntent> intent(Name name) throws StoreFailedException, InvalidDocumentException {
        Optional<StoredObject> read = orThrow(store.read(intentKey(name)));
        return read.isPresent() ? Optional.of(documents.readIntent(read.get().content())) : Optional.empty();
    }

    /** Writes an intent, unless there is one. @return the one that counts */
    public BatchIntent createIntent(Name name, BatchIntent intent)
            throws StoreFailedException, InvalidDocumentException {
        orThrow(store.create(intentKey(name), documents.write(intent)));
        return intent(name).orElseThrow(() -> new InvalidDocumentException("the intent of " + name + " is gone"));
    }

    /** The batch job of a manifest, if one is known. */
    public Optional<String> batchJob(Name name) throws StoreFailedException, InvalidDocumentException {
        Optional<StoredObject> read = orThrow(store.read(batchJobKey(name)));
        return read.isPresent() ? Optional.of(documents.readBatchJob(read.get().content())) : Optional.empty();
    }

    /** Writes which batch job belongs to a manifest, unless one does. @return the one that counts */
    public String createBatchJob(Name name, String jobId) throws StoreFailedException, InvalidDocumentException {
        orThrow(store.create(batchJobKey(name), documents.writeBatchJob(jobId)));
        return batchJob(name).orElseThrow(() -> new InvalidDocumentException("the batch job of " + name + " is gone"));
    }

    private static String intentKey(Name name) {
        return of(name.job(), "batch/" + name + "/intent.json");
    }

    private static String batchJobKey(Name name) {
        return of(name.job(), "batch/" + name + "/job.json");
    }

    private static String of(JobId job, String key) {
        return "jobs/" + job + "/" + key;
    }

    private static <T> T orThrow(Result<T> result) throws StoreFailedException {
        return result.orElseThrow(StoreFailedException::new);
    }
}
