package dev.thaw.job.store;

import dev.thaw.job.JobDefinition;
import dev.thaw.job.JobId;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobState;
import dev.thaw.job.batch.BatchIntent;
import java.util.Optional;

/** The documents of a job as bytes. What is read is checked like any input. Safe for threads; does not block. */
public interface JobDocuments {

    byte[] write(JobDefinition definition);

    /** @throws InvalidDocumentException if this is not the definition of that job */
    JobDefinition readDefinition(JobId id, byte[] content) throws InvalidDocumentException;

    byte[] write(JobState state);

    /** @throws InvalidDocumentException if this is not the state with that number */
    JobState readState(int step, byte[] content) throws InvalidDocumentException;

    byte[] write(Lease lease);

    /** @throws InvalidDocumentException if this is no lease */
    Lease readLease(byte[] content) throws InvalidDocumentException;

    byte[] write(BatchIntent intent);

    /** @throws InvalidDocumentException if this is none */
    BatchIntent readIntent(byte[] content) throws InvalidDocumentException;

    /** Which batch job works through a manifest. */
    byte[] writeBatchJob(String jobId);

    /** @throws InvalidDocumentException if this names no batch job */
    String readBatchJob(byte[] content) throws InvalidDocumentException;

    /** A note on who wrote an object and when; read by people only. */
    byte[] note(String writer, String text);

    RowWriter newRows();

    /** @throws InvalidDocumentException if the file does not begin like a file of rows */
    RowReader rows(byte[] packed) throws InvalidDocumentException;

    /**
     * Who works on a step, and for how long.
     *
     * @param seconds from the creation of the lease, by the clock of the store
     */
    record Lease(String writer, long seconds) {}

    /** Packs rows into one file. Not safe for threads. */
    interface RowWriter {

        void add(JobRow row);

        /** Bytes so far, packed; rows that are still in the packer are estimated. */
        int packedSize();

        /** The file. No row can be added afterwards. */
        byte[] finish();
    }

    /** Reads rows one by one. Not safe for threads. */
    interface RowReader {

        /**
         * The next row; empty at the end.
         *
         * @throws InvalidDocumentException if the file is damaged
         */
        Optional<JobRow> next() throws InvalidDocumentException;
    }
}
