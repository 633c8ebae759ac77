package dev.thaw.job;

import dev.thaw.restore.store.OutcomeCode;
import java.util.function.Predicate;

/**
 * A pass through the files of rows that earlier steps wrote.
 *
 * @param first number of the first step whose file is read
 * @param last number of the last
 * @param step whose file is read next
 * @param row number of the next row in it, from 0
 * @param filter which rows the pass is about
 * @param output number of the first step that writes rows of this pass
 * @param group number of the first step that belongs to the same try: the pass and those that take up what it left
 * @param left rows of this pass that were begun and not finished
 * @param retryable rows of this try that are worth another one
 */
public record RowPass(
        int first, int last, int step, long row, Filter filter, int output, int group, long left, long retryable) {

    /** Which rows of a file a pass is about. */
    public enum Filter {
        /** Objects that the plan wants to restore. */
        PLANNED(JobRow::isPlanned),
        /** Objects that were begun and not finished. */
        UNFINISHED(row -> row.isUnfinished() && row.key().isPresent()),
        /** Objects that failed, but not permanently. */
        RETRYABLE(row -> row.retryable() && !row.isUnfinished() && row.key().isPresent()),
        /** Objects whose restore is under way. */
        COMING(JobRow::isComing),
        /** Objects of which a look did not show how they end. */
        UNDECIDED(row -> row.key().isPresent()
                && row.outcome() != OutcomeCode.RESTORED
                && row.outcome() != OutcomeCode.READABLE
                && row.code().filter(RowPass::isFinal).isEmpty());

        private final Predicate<JobRow> test;

        Filter(Predicate<JobRow> test) {
            this.test = test;
        }

        public boolean accepts(JobRow row) {
            return test.test(row);
        }
    }

    /** The code in the row of an object that is still not ready at twice the longest published time. */
    public static final String OVERDUE = "Overdue";

    /** The code in the row of an object that two looks found without a running restore. */
    public static final String LOST = "Lost";

    /** The code in the row of a planned object that COS Batch is to restore. */
    public static final String HANDED_OVER = "Batch";

    private static boolean isFinal(String code) {
        return code.equals(OVERDUE) || code.equals(LOST);
    }

    public static RowPass over(int first, int last, Filter filter, int output) {
        return new RowPass(first, last, first, 0, filter, output, output, 0, 0);
    }

    public RowPass at(int nextStep, long nextRow) {
        return new RowPass(first, last, nextStep, nextRow, filter, output, group, left, retryable);
    }

    public RowPass plus(long moreLeft, long moreRetryable) {
        return new RowPass(first, last, step, row, filter, output, group, left + moreLeft, retryable + moreRetryable);
    }

    public boolean isAtEnd() {
        return step > last;
    }

    /** The pass over what this one left unfinished, as part of the same try. */
    public RowPass overRest(int lastWritten) {
        return new RowPass(output, lastWritten, output, 0, Filter.UNFINISHED, lastWritten + 1, group, 0, retryable);
    }
}
