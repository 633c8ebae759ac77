package dev.thaw.jobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchPart.RowPlace;
import dev.thaw.job.BatchWork;
import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobEngine;
import dev.thaw.job.JobId;
import dev.thaw.job.JobPhase;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass;
import dev.thaw.job.batch.BatchIntent;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments.Lease;
import dev.thaw.job.store.JobDocuments.RowReader;
import dev.thaw.job.store.JobDocuments.RowWriter;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Tier;
import dev.thaw.restore.report.CostEstimate;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.RuleTotals;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.store.OutcomeCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonJobDocumentsTest {

    private static final JobId ID = new JobId("studies-2026");
    private static final Instant NOW = Instant.parse("2026-11-26T18:18:33.123456789Z");
    private static final JobDefinition DEFINITION = new JobDefinition(
            ID, Optional.of("Für \"alle\"\n\u202e"), true, JobEngine.DIRECT, "queue", NOW, "{\"prefix\":\"a\"}");

    private final JsonJobDocuments documents = new JsonJobDocuments();

    @Test
    void definitionsComeBackAsTheyWere() throws Exception {
        assertThat(documents.readDefinition(ID, documents.write(DEFINITION))).isEqualTo(DEFINITION);
    }

    @Test
    void statesComeBackAsTheyWere() throws Exception {
        assertThat(documents.readState(7, documents.write(state()))).isEqualTo(state());

        JobState initial = JobState.initial(NOW);
        assertThat(documents.readState(0, documents.write(initial))).isEqualTo(initial);
    }

    @Test
    void leasesComeBackAsTheyWere() throws Exception {
        Lease lease = new Lease("writer", 115);

        assertThat(documents.readLease(documents.write(lease))).isEqualTo(lease);
    }

    @Test
    void documentOfAnotherJobOrStepIsRefused() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> documents.readDefinition(new JobId("other"), documents.write(DEFINITION)))
                .withMessageContaining("id is not that of its key");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> documents.readState(8, documents.write(state())))
                .withMessageContaining("step is not that of its key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"version\":1}", "{\"version\":1e999}", "null"})
    void damagedDocumentsAreRefused(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowable(() -> documents.readState(1, content))).isInstanceOf(InvalidDocumentException.class);
        assertThat(catchThrowable(() -> documents.readDefinition(ID, content)))
                .isInstanceOf(InvalidDocumentException.class);
        assertThat(catchThrowable(() -> documents.readLease(content))).isInstanceOf(InvalidDocumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"step\":7 | \"step\":-7",
                "\"phase\":\"RESTORING\" | \"phase\":\"DONE\"",
                "\"bytes\":12 | \"bytes\":1e99",
                "\"rows\":\"objects/00000007-w.csv.gz\" | \"rows\":\"../../policy.yaml\"",
                "\"retrieval\":\"0.6\" | \"retrieval\":\"1e1000000000\"",
                "\"updatedAt\":\"2026 | \"updatedAt\":\"9999999999999",
            })
    void valueOutOfRangeIsRefused(String before, String after) {
        String text = new String(documents.write(state()), StandardCharsets.UTF_8);
        assertThat(text).contains(before);

        assertThat(catchThrowable(
                        () -> documents.readState(7, text.replace(before, after).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void newerDocumentSaysWhatToDo() {
        String newer =
                new String(documents.write(state()), StandardCharsets.UTF_8).replace("\"version\":1", "\"version\":2");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> documents.readState(7, newer.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("update this one");
    }

    @Test
    void rowsComeBackAsTheyWere() throws Exception {
        List<JobRow> rows = List.of(
                row(Optional.of("a b/日志,\"x\".csv"), Optional.of("plain")),
                row(Optional.of("\n\r\t+%2B"), Optional.of("\"quoted\", with \"\"two\"\"")),
                row(Optional.empty(), Optional.of("\"")),
                row(Optional.of("k"), Optional.empty()));
        RowWriter writer = documents.newRows();
        rows.forEach(writer::add);

        assertThat(read(documents.rows(writer.finish()))).isEqualTo(rows);
    }

    @Test
    void rowsAreCsvWithAHeaderAndEncodedKeys() throws Exception {
        RowWriter writer = documents.newRows();
        writer.add(row(Optional.of("a b/日"), Optional.empty()));

        assertThat(unpacked(writer.finish()).split("\n"))
                .containsExactly(
                        "key,versionId,outcome,rule,tier,days,storageClass,size,readyBy,restoredUntil,code,detail,"
                                + "cosRequestId,retryable",
                        "a%20b/%E6%97%A5,v1,REJECTED,legal,Bulk,7,ARCHIVE,12,2026-11-26T18:18:33.123456789Z,,NoSuchKey,,"
                                + "req,true");
    }

    @Test
    void packedSizeIsNeverFarBelowTheFile() {
        RowWriter writer = documents.newRows();
        for (int i = 0; i < 50_000; i++) {
            writer.add(row(Optional.of("studies/" + i * 7919L), Optional.empty()));
        }
        int expected = writer.packedSize();

        assertThat(writer.finish().length).isLessThan(expected + 64 * 1024);
    }

    @Test
    void damagedRowsAreRefused() {
        RowWriter writer = documents.newRows();
        for (int i = 0; i < 1000; i++) {
            writer.add(row(Optional.of("k" + i * 7919L), Optional.empty()));
        }
        byte[] packed = writer.finish();

        assertThat(catchThrowable(() -> read(documents.rows(Arrays.copyOf(packed, packed.length / 2)))))
                .isInstanceOf(InvalidDocumentException.class);
        assertThat(catchThrowable(() -> documents.rows("key,versionId\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidDocumentException.class);
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<JobRow> read(RowReader reader) throws InvalidDocumentException {
        List<JobRow> rows = new ArrayList<>();
        for (Optional<JobRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    private static JobRow row(Optional<String> key, Optional<String> detail) {
        return new JobRow(
                key,
                Optional.of("v1"),
                OutcomeCode.REJECTED,
                true,
                Optional.of("legal"),
                Optional.of(Tier.BULK),
                Optional.of(7),
                new ObjectAttributes(Optional.of(12L), Optional.of(new StorageClass("ARCHIVE"))),
                Optional.of(NOW),
                Optional.empty(),
                Optional.of("NoSuchKey"),
                detail,
                Optional.of("req"));
    }

    private static JobState state() {
        OutcomeCounts counts = new OutcomeCounts(9, 12, 3, 2, 1, 1, 2, 1);
        CostParts parts = new CostParts(new BigDecimal("0.6"), new BigDecimal("0.01"), BigDecimal.ZERO);
        return new JobState(
                7,
                "w",
                JobPhase.RESTORING,
                NOW,
                Optional.of(NOW),
                Optional.of("objects/00000007-w.csv.gz"),
                new RunTotals(
                        counts,
                        new CostEstimate(
                                12, Optional.of(new BigDecimal("812.50")), Optional.of("CNY"), Optional.of("why")),
                        new Spending(3, 12, new BigDecimal("4.2")),
                        new RuleTotals(List.of(new RuleTotals.Row(
                                "legal", Tier.STANDARD, 3, 12, Optional.of(parts), Optional.of(NOW))))),
                counts,
                new JobState.Progress(1, 2, 3, 4, 5, Optional.of(0.25)),
                new JobState.Cursor(
                        "position\"\n",
                        true,
                        4,
                        Optional.of(7),
                        Optional.of(RowPass.over(1, 4, RowPass.Filter.PLANNED, 5)),
                        2,
                        Spending.NOTHING,
                        new JobState.Check(Optional.of(NOW), 3, Optional.of(NOW), true, false, true)),
                Optional.of(NOW),
                new JobState.Stall(3, NOW),
                Optional.of(NOW),
                Optional.of(NOW),
                new JobState.Failures(
                        List.of(new JobState.FailedObject(
                                Optional.of("k"), "REJECTED", Optional.of("NoSuchKey"), Optional.of("gone"))),
                        true),
                Optional.of("problem"),
                List.of("warning"),
                List.of(new JobState.PendingNotice(JobPhase.READY, NOW, 2, NOW)),
                Optional.of(batch(2)));
    }

    /** Batch jobs are kept with whole seconds. */
    private static final Instant SECOND = NOW.truncatedTo(ChronoUnit.SECONDS);

    /** With so many manifests. */
    private static BatchWork batch(int manifests) {
        BatchGroup group = new BatchGroup(Tier.STANDARD, 365, new StorageClass("DEEP_ARCHIVE"), true);
        List<BatchPart> parts = new ArrayList<>();
        for (int i = 1; i <= manifests; i++) {
            parts.add(
                    BatchPart.written(0, i, 1_000_000, new RowPlace(1_000 + i, 99_999), new RowPlace(1_010 + i, 99_999))
                            .withJob("53dc6228-c50b-46f7-8ad7-65e7159f1aae", SECOND)
                            .withStatus("Complete")
                            .counted(999_999, 1)
                            .released(SECOND)
                            .ended(SECOND)
                            .withProblem(Optional.of("x".repeat(200))));
        }
        return BatchWork.START
                .counted(group, 200_000_000)
                .handingOver(8)
                .writing(9)
                .writingAt(0, new RowPlace(9, 3))
                .withParts(parts)
                .working(SECOND)
                .checked(Optional.of(SECOND), Optional.of(SECOND));
    }

    @Test
    void stateOfTheLargestJobStaysBelow64KiB() throws Exception {
        JobState small = state();
        JobState large = new JobState(
                small.step(),
                small.writer(),
                small.phase(),
                small.updatedAt(),
                small.confirmedAt(),
                small.rows(),
                small.plan(),
                small.summary(),
                small.progress(),
                small.cursor(),
                small.dueAt(),
                small.stall(),
                small.readyBy(),
                small.readableUntil(),
                small.failures(),
                small.problem(),
                small.warnings(),
                small.notices(),
                Optional.of(batch(BatchWork.MOST_PARTS)));
        byte[] written = new JsonJobDocuments().write(large);
        // Failures take up to 16 KiB, and rules up to 8.
        assertThat(written.length).isLessThan((64 - 24) * 1024);
        assertThat(new JsonJobDocuments()
                        .readState(7, written)
                        .batch()
                        .orElseThrow()
                        .parts())
                .hasSize(BatchWork.MOST_PARTS)
                .allSatisfy(part -> assertThat(part.jobId()).hasValue("53dc6228-c50b-46f7-8ad7-65e7159f1aae"));
    }

    @Test
    void intentAndBatchJobAreReadAsTheyWereWritten() throws Exception {
        BatchIntent intent = new BatchIntent(
                "thaw-0123", "manifest/bulk-7-archive-1-w.csv", "\"etag\"", 5, new RowPlace(3, 0), new RowPlace(4, 2));
        JsonJobDocuments documents = new JsonJobDocuments();
        assertThat(documents.readIntent(documents.write(intent))).isEqualTo(intent);
        assertThat(documents.readBatchJob(documents.writeBatchJob("53dc6228-c50b")))
                .isEqualTo("53dc6228-c50b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "a b", "", "a?x"})
    void idOfABatchJobThatCouldBecomeAnotherUrlIsRefused(String id) {
        JsonJobDocuments documents = new JsonJobDocuments();
        assertThatThrownBy(() -> documents.readBatchJob(documents.writeBatchJob(id)))
                .isInstanceOf(InvalidDocumentException.class);
    }
}
