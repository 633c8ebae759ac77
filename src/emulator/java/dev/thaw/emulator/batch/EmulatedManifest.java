package dev.thaw.emulator.batch;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.store.BucketStore;
import dev.thaw.emulator.store.StoredObject;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The manifest of a job: rows without header, blanks and quotation marks, with percent-encoded keys, all of one bucket. The vendor's pages
 * show other forms too; what is not in this one is an error here.
 */
final class EmulatedManifest {

    /** A row. */
    record Row(String bucket, String key, Optional<String> versionId) {}

    /** Why a manifest cannot be used. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        UnusableException(String code, String reason) {
            super(reason);
            this.code = code;
        }

        String code() {
            return code;
        }

        String reason() {
            String reason = getMessage();
            return reason == null ? code : reason;
        }
    }

    private static final String ENCODED = "[A-Za-z0-9%_.~/-]+";

    private EmulatedManifest() {}

    static List<Row> read(BucketStore store, EmulatedJobRequest job, Instant now) throws UnusableException {
        StoredObject object = find(store, job, now);
        if (!object.content().etag().replace("\"", "").equals(job.manifestEtag())) {
            throw new UnusableException("ManifestETagMismatch", "The ETag of the manifest is another one.");
        }
        Buffer bytes = object.content().bytes().orElseGet(Buffer::buffer);
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        List<Row> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String row = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!row.isEmpty()) {
                rows.add(row(row, job.fields(), rows));
            }
        }
        if (rows.isEmpty()) {
            throw new UnusableException("ManifestEmpty", "The manifest lists no object.");
        }
        return rows;
    }

    private static StoredObject find(BucketStore store, EmulatedJobRequest job, Instant now) throws UnusableException {
        try {
            StoredObject object = store.bucket(job.manifestBucket())
                    .find(job.manifestKey(), job.manifestVersion())
                    .at(now);
            if (object.readable(now)) {
                return object;
            }
        } catch (EmulatedError missing) {
            throw new UnusableException("ManifestNotFound", "The manifest does not exist: " + job.manifestArn());
        }
        throw new UnusableException("ManifestUnreadable", "The manifest is archived: " + job.manifestArn());
    }

    private static Row row(String line, List<String> fields, List<Row> before) throws UnusableException {
        String[] cells = line.split(",", -1);
        if (cells.length != fields.size()) {
            throw malformed(before, "has " + cells.length + " columns, Fields name " + fields.size());
        }
        String encoded = cells[fields.indexOf("Key")];
        Optional<String> key = encoded.matches(ENCODED) ? EmulatedPercentCoding.decode(encoded) : Optional.empty();
        if (key.isEmpty()) {
            throw malformed(before, "has a key that is not percent-encoded");
        }
        String bucket = cells[fields.indexOf("Bucket")];
        if (!before.isEmpty() && !before.get(0).bucket().equals(bucket)) {
            throw malformed(before, "names another bucket than the first");
        }
        Optional<String> version = Optional.of(fields.indexOf("VersionId"))
                .filter(column -> column >= 0)
                .map(column -> cells[column])
                .filter(id -> !id.isEmpty());
        return new Row(bucket, key.get(), version);
    }

    private static UnusableException malformed(List<Row> before, String what) {
        return new UnusableException("InvalidManifest", "Row " + (before.size() + 1) + " " + what + ".");
    }
}
