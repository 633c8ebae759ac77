package dev.thaw.job;

import java.util.Locale;

/** What sends the restore requests of a job. */
public enum JobEngine {
    /** Decided after planning, by the number of objects. */
    AUTO,
    /** One request per object. */
    DIRECT,
    /** COS Batch. */
    BATCH;

    /** As in requests and answers: {@code auto}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
