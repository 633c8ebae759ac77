package dev.thaw.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A manifest of a job, and the batch job that works through it.
 *
 * @param group number of its group, from 0
 * @param number of the manifest in its group, from 1
 * @param rows of the manifest
 * @param from first of the rows that were handed over for it
 * @param to behind the last of them
 * @param createdAt when its batch job was there first
 * @param jobId of the batch job; absent until it is known
 * @param isTried whether its creation was tried, so that the batch job may be there already
 * @param status the last one that COS reported; empty before
 * @param succeeded requests that COS accepted
 * @param failed requests that COS refused
 * @param releasedAt when it was allowed to work
 * @param endedAt when it was seen ended, or was given up
 * @param problem for people
 */
public record BatchPart(
        int group,
        int number,
        long rows,
        RowPlace from,
        RowPlace to,
        Optional<Instant> createdAt,
        Optional<String> jobId,
        boolean isTried,
        String status,
        long succeeded,
        long failed,
        Optional<Instant> releasedAt,
        Optional<Instant> endedAt,
        Optional<String> problem) {

    private static final int MOST_PROBLEM = 120;

    /** A row in the files of a job: number of the step that wrote it, and of the row in its file, from 0. */
    public record RowPlace(int step, long row) implements Comparable<RowPlace> {

        @Override
        public int compareTo(RowPlace other) {
            return step != other.step ? Integer.compare(step, other.step) : Long.compare(row, other.row);
        }
    }

    /** A manifest that is written, without a batch job yet. */
    public static BatchPart written(int group, int number, long rows, RowPlace from, RowPlace to) {
        return new BatchPart(
                group,
                number,
                rows,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether nothing more is to be done about it. */
    public boolean hasEnded() {
        return endedAt.isPresent();
    }

    /** Whether it was allowed to work, so that its objects may have been requested. */
    public boolean isReleased() {
        return releasedAt.isPresent();
    }

    /** Whether a row of its group belongs to it. */
    public boolean holds(RowPlace place) {
        return from.compareTo(place) <= 0 && place.compareTo(to) < 0;
    }

    public BatchPart tried() {
        return with(createdAt, jobId, true, status, releasedAt, endedAt, problem);
    }

    public BatchPart withJob(String id, Instant at) {
        return with(createdAt.or(() -> Optional.of(at)), Optional.of(id), true, status, releasedAt, endedAt, problem);
    }

    public BatchPart released(Instant at) {
        return with(createdAt, jobId, isTried, status, releasedAt.or(() -> Optional.of(at)), endedAt, problem);
    }

    public BatchPart ended(Instant at) {
        return with(createdAt, jobId, isTried, status, releasedAt, endedAt.or(() -> Optional.of(at)), problem);
    }

    public BatchPart withStatus(String word) {
        return with(createdAt, jobId, isTried, word, releasedAt, endedAt, problem);
    }

    public BatchPart withProblem(Optional<String> text) {
        Optional<String> shortened =
                text.map(whole -> whole.length() <= MOST_PROBLEM ? whole : whole.substring(0, MOST_PROBLEM - 1) + "…");
        return with(createdAt, jobId, isTried, status, releasedAt, endedAt, shortened);
    }

    public BatchPart counted(long done, long refused) {
        return new BatchPart(
                group,
                number,
                rows,
                from,
                to,
                createdAt,
                jobId,
                isTried,
                status,
                done,
                refused,
                releasedAt,
                endedAt,
                problem);
    }

    private BatchPart with(
            Optional<Instant> created,
            Optional<String> job,
            boolean wasTried,
            String word,
            Optional<Instant> release,
            Optional<Instant> end,
            Optional<String> text) {
        return new BatchPart(
                group, number, rows, from, to, created, job, wasTried, word, succeeded, failed, release, end, text);
    }
}
