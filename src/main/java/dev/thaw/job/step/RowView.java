package dev.thaw.job.step;

import dev.thaw.job.BatchGroup;
import dev.thaw.job.BatchPart;
import dev.thaw.job.BatchPart.RowPlace;
import dev.thaw.job.BatchWork;
import dev.thaw.job.BatchWork.Stage;
import dev.thaw.job.JobRow;
import dev.thaw.job.JobSchedule;
import dev.thaw.job.JobState;
import dev.thaw.job.RowPass.Filter;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Instant;
import java.util.Optional;

/** Which rows of a file a pass hands out, and as what. */
interface RowView {

    /** The row as the pass sees it; empty if the pass is not about it. */
    Optional<JobRow> see(Filter filter, JobRow row, RowPlace place);

    /** Of a job in a state. */
    static RowView of(JobState state, JobSchedule schedule) {
        RowView plain = (filter, row, place) -> filter.accepts(row) ? Optional.of(row) : Optional.empty();
        return state.handedOver()
                .<RowView>map(batch -> (filter, row, place) -> switch (filter) {
                    case PLANNED -> plannedFor(batch, row) ? plain.see(filter, row, place) : Optional.empty();
                    case COMING ->
                        row.isHandedOver() ? requested(batch, row, place, schedule) : plain.see(filter, row, place);
                    default -> plain.see(filter, row, place);
                })
                .orElse(plain);
    }

    /** While objects are handed over, those that are; afterwards the others. */
    private static boolean plannedFor(BatchWork batch, JobRow row) {
        return batch.takes(row) == (batch.stage() == Stage.HANDING_OVER);
    }

    /** An object of a batch job that was at work: accepted at the latest when the batch job ended. */
    private static Optional<JobRow> requested(BatchWork batch, JobRow row, RowPlace place, JobSchedule schedule) {
        return BatchGroup.of(row)
                .flatMap(group -> batch.partOf(group, place)
                        .filter(BatchPart::isReleased)
                        .map(part -> accepted(row, NextState.readyBy(part, group, schedule))));
    }

    private static JobRow accepted(JobRow row, Instant readyBy) {
        return row.withOutcome(OutcomeCode.ACCEPTED).withReadyBy(readyBy);
    }
}
