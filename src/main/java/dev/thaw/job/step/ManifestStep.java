package dev.thaw.job.step;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchPart.RowPlace;
import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobState;
import dev.thaw.job.batch.BatchAccess;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.store.BatchRecords;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments.RowReader;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.object.PercentCoding;
import dev.thaw.restore.store.Deadline;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes one manifest for COS Batch: a line for each object of a group that was handed over, up to a million. It is put together in
 * the temporary directory, so that memory stays flat. If another worker wrote it already and died, its intent counts.
 */
final class ManifestStep {

    private static final long MOST_BYTES = 256L << 20;
    private static final int ROWS_BETWEEN_LOOKS = 1000;
    private static final int TOKEN_DIGITS = 40;

    private final StepContext step;
    private final JobDefinition definition;
    private final JobWork work;
    private final NextState next;
    private final BatchWork batch;
    private final BatchGroup group;

    ManifestStep(StepContext step, JobDefinition definition, JobState state, JobWork work) {
        this.step = step;
        this.definition = definition;
        this.work = work;
        this.next = new NextState(state, step.records().writer(), step.clock().instant());
        this.batch = state.batch().orElseThrow();
        this.group = batch.groups().get(batch.group()).group();
    }

    /** What a manifest got, and whether the group has no more. */
    private record Lines(long rows, RowPlace behind, boolean atEnd) {}

    StepResult run() throws InvalidDocumentException, StoreFailedException {
        next.goesOn();
        if (batch.parts().size() == BatchWork.MOST_PARTS) {
            next.fail("needs more than " + BatchWork.MOST_PARTS
                    + " batch jobs: split the request, or let it use the direct engine");
            return new StepResult(next, Optional.empty());
        }
        BatchRecords records = step.records().batch();
        BatchRecords.Name name = new BatchRecords.Name(definition.id(), group, number());
        Optional<BatchIntent> known = records.intent(name);
        if (known.isPresent()) {
            written(known.get());
        } else {
            write(records, name);
        }
        return new StepResult(next, Optional.empty());
    }

    private int number() {
        return 1
                + (int) batch.parts().stream()
                        .filter(part -> part.group() == batch.group())
                        .count();
    }

    private void write(BatchRecords records, BatchRecords.Name name)
            throws InvalidDocumentException, StoreFailedException {
        Path file;
        try {
            file = Files.createTempFile("thaw-manifest-", ".csv");
        } catch (IOException e) {
            noRoom(e);
            return;
        }
        try {
            Lines lines = lines(file);
            if (lines.rows() == 0) {
                goOnAt(lines.behind());
            } else {
                String key = records.manifestKey(name);
                String etag = records.upload(definition.id(), key, file);
                written(records.createIntent(
                        name, new BatchIntent(token(key), key, etag, lines.rows(), batch.at(), lines.behind())));
            }
        } catch (IOException e) {
            noRoom(e);
        } finally {
            delete(file);
        }
    }

    private void noRoom(IOException e) {
        next.stall(
                "a manifest cannot be put together in the temporary directory: " + e.getMessage(),
                step.clock().instant());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The directory is emptied with the instance.
        }
    }

    private Lines lines(Path file) throws IOException, InvalidDocumentException, StoreFailedException {
        Deadline half = step.end().halfway();
        long mostRows = work.batch().map(BatchAccess::mostRows).orElse(BatchAccess.MOST_ROWS);
        long rows = 0;
        long bytes = 0;
        long seen = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            RowPlace place = batch.at();
            for (; place.step() <= batch.lastStep(); place = new RowPlace(place.step() + 1, 0)) {
                RowReader reader =
                        step.records().rows(definition.id(), place.step()).orElse(Optional::empty);
                Optional<JobRow> row = after(reader, place.row());
                while (row.isPresent()) {
                    if (row.get().isHandedOver()
                            && BatchGroup.of(row.get()).filter(group::equals).isPresent()) {
                        String line = line(row.get());
                        out.write(line);
                        rows++;
                        bytes += line.length();
                    }
                    place = new RowPlace(place.step(), place.row() + 1);
                    boolean isFull = rows == mostRows || bytes >= MOST_BYTES;
                    boolean isTime = ++seen % ROWS_BETWEEN_LOOKS == 0
                            && (half.isOver() || step.cancelled().getAsBoolean());
                    if (isFull || isTime) {
                        return new Lines(rows, place, false);
                    }
                    row = reader.next();
                }
            }
            return new Lines(rows, place, true);
        }
    }

    private static Optional<JobRow> after(RowReader reader, long skipped) throws InvalidDocumentException {
        for (long i = 0; i < skipped; i++) {
            if (reader.next().isEmpty()) {
                throw new InvalidDocumentException("a file of rows has fewer than " + skipped);
            }
        }
        return reader.next();
    }

    private String line(JobRow row) {
        String key = PercentCoding.encode(row.key().orElseThrow()).replace("%2F", "/");
        String version =
                group.versions() ? "," + PercentCoding.encode(row.versionId().orElseThrow()) : "";
        return work.bucket() + "," + key + version + "\n";
    }

    private void written(BatchIntent intent) {
        List<BatchPart> parts = new ArrayList<>(batch.parts());
        parts.add(BatchPart.written(batch.group(), number(), intent.rows(), intent.from(), intent.to()));
        next.batch = Optional.of(batch.withParts(parts));
        goOnAt(intent.to());
        next.settledAny = true;
    }

    /** The next manifest, of the next group where this one has no more rows. */
    private void goOnAt(RowPlace behind) {
        BatchWork now = next.batch.orElseThrow();
        if (behind.step() <= now.lastStep()) {
            next.batch = Optional.of(now.writingAt(now.group(), behind));
        } else if (now.group() + 1 < now.groups().size()) {
            next.batch = Optional.of(now.writingAt(now.group() + 1, new RowPlace(now.firstStep(), 0)));
        } else {
            next.batch = Optional.of(HandOverStep.beginDirect(next, now));
        }
    }

    /** The key of a manifest names its writer, so that no other manifest has the same token. */
    private String token(String manifestKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((definition.id() + "/" + manifestKey).getBytes(StandardCharsets.UTF_8));
            return "thaw-" + HexFormat.of().formatHex(digest).substring(0, TOKEN_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
