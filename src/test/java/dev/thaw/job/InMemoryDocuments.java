package dev.thaw.job;

import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Documents that keep the values themselves; their bytes are a number, and the text of the value so that their size is of the right
 * order. Bytes that it did not make are a damaged document.
 */
public final class InMemoryDocuments implements JobDocuments {

    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    @Override
    public byte[] write(JobDefinition definition) {
        return keep(definition);
    }

    @Override
    public JobDefinition readDefinition(JobId id, byte[] content) throws InvalidDocumentException {
        JobDefinition found = value(content, JobDefinition.class);
        if (!found.id().equals(id)) {
            throw new InvalidDocumentException("the request of another job");
        }
        return found;
    }

    @Override
    public byte[] write(JobState state) {
        return keep(state);
    }

    @Override
    public JobState readState(int step, byte[] content) throws InvalidDocumentException {
        JobState found = value(content, JobState.class);
        if (found.step() != step) {
            throw new InvalidDocumentException("another state");
        }
        return found;
    }

    @Override
    public byte[] write(Lease lease) {
        return keep(lease);
    }

    @Override
    public Lease readLease(byte[] content) throws InvalidDocumentException {
        return value(content, Lease.class);
    }

    @Override
    public byte[] write(BatchIntent intent) {
        return keep(intent);
    }

    @Override
    public BatchIntent readIntent(byte[] content) throws InvalidDocumentException {
        return value(content, BatchIntent.class);
    }

    @Override
    public byte[] writeBatchJob(String jobId) {
        return keep(jobId);
    }

    @Override
    public String readBatchJob(byte[] content) throws InvalidDocumentException {
        return value(content, String.class);
    }

    @Override
    public byte[] note(String writer, String text) {
        return (writer + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public RowWriter newRows() {
        return new RowWriter() {
            private final List<JobRow> rows = new ArrayList<>();

            @Override
            public void add(JobRow row) {
                rows.add(row);
            }

            @Override
            public int packedSize() {
                return rows.size() * 60;
            }

            @Override
            public byte[] finish() {
                return keep(new Rows(List.copyOf(rows)));
            }
        };
    }

    /** The rows of a file. */
    public record Rows(List<JobRow> list) {
        @Override
        public String toString() {
            return list.size() + " rows";
        }
    }

    @Override
    public RowReader rows(byte[] packed) throws InvalidDocumentException {
        var rows = value(packed, Rows.class).list().iterator();
        return () -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    private byte[] keep(Object value) {
        String handle = Long.toString(count.incrementAndGet());
        values.put(handle, value);
        return (handle + "\n" + value).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T value(byte[] content, Class<T> type) throws InvalidDocumentException {
        Object found = values.get(
                new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse(""));
        if (!type.isInstance(found)) {
            throw new InvalidDocumentException("damaged: " + type.getSimpleName());
        }
        return type.cast(found);
    }
}
