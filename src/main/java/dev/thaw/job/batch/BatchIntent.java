package dev.thaw.job.batch;

import dev.thaw.job.BatchPart.RowPlace;

/**
 * A manifest that is written, and the batch job that is to work through it. Written once, before the batch job is created.
 *
 * @param token that the batch job is found again by
 * @param manifest key of the manifest, below the job
 * @param etag of the manifest
 * @param rows of the manifest
 * @param from first of the rows that were handed over for it
 * @param to behind the last of them
 */
public record BatchIntent(String token, String manifest, String etag, long rows, RowPlace from, RowPlace to) {}
