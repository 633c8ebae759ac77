package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.RowPass.Filter;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows, times and definitions. */
class JobModelTest {

    private static JobRow row(OutcomeCode outcome, boolean retryable, Optional<String> code) {
        return new JobRow(
                Optional.of("a"),
                Optional.empty(),
                outcome,
                retryable,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ObjectAttributes.NONE,
                Optional.empty(),
                Optional.empty(),
                code,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Filter> filtersOf(JobRow row) {
        List<Filter> found = new ArrayList<>();
        for (Filter filter : Filter.values()) {
            if (filter.accepts(row)) {
                found.add(filter);
            }
        }
        return found;
    }

    @Test
    void aRowOfAStepBelongsToAtMostOnePass() {
        assertThat(filtersOf(row(OutcomeCode.WOULD_RESTORE, false, Optional.empty())))
                .containsExactly(Filter.PLANNED, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.WOULD_EXTEND, false, Optional.empty())))
                .containsExactly(Filter.PLANNED, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.NOT_PROCESSED, true, Optional.empty())))
                .containsExactly(Filter.UNFINISHED, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.CREDENTIALS_EXPIRED, true, Optional.empty())))
                .containsExactly(Filter.UNFINISHED, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.UNREACHABLE, true, Optional.empty())))
                .containsExactly(Filter.RETRYABLE, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.ACCEPTED, false, Optional.empty())))
                .containsExactly(Filter.COMING, Filter.UNDECIDED);
        assertThat(filtersOf(row(OutcomeCode.RESTORED, false, Optional.empty())))
                .isEmpty();
        assertThat(filtersOf(row(OutcomeCode.READABLE, false, Optional.empty())))
                .isEmpty();
    }

    @Test
    void whatIsLostOrOverdueIsDecided() {
        assertThat(filtersOf(row(OutcomeCode.ARCHIVED, false, Optional.of(RowPass.LOST))))
                .isEmpty();
        assertThat(filtersOf(row(OutcomeCode.RESTORING, false, Optional.of(RowPass.OVERDUE))))
                .isEmpty();
        assertThat(filtersOf(row(OutcomeCode.RESTORING, false, Optional.of("Else"))))
                .containsExactly(Filter.UNDECIDED);
    }

    @Test
    void theTimesOfAnEmbeddedCosAreShorter() {
        JobSchedule fast = new JobSchedule(60);
        assertThat(fast.retry(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(fast.check(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(fast.check(9)).isEqualTo(Duration.ofMinutes(1));
        assertThat(fast.latest(Optional.empty(), Optional.empty())).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void timesFollowTierAndClass() {
        JobSchedule times = JobSchedule.PUBLISHED;
        Optional<StorageClass> deep = Optional.of(new StorageClass("DEEP_ARCHIVE"));
        assertThat(times.earliest(Optional.of(Tier.STANDARD), deep)).isEqualTo(Duration.ofHours(12));
        assertThat(times.latest(Optional.of(Tier.STANDARD), deep)).isEqualTo(Duration.ofHours(24));
        assertThat(times.earliest(Optional.empty(), Optional.of(StorageClass.STANDARD)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theNameOfAJobIsNoPartOfItsRequest() {
        JobDefinition one = definition(Optional.of("one"), false, JobEngine.AUTO, "{}");
        assertThat(one.hasSameRequest(definition(Optional.empty(), false, JobEngine.AUTO, "{}")))
                .isTrue();
        assertThat(one.hasSameRequest(definition(Optional.of("one"), true, JobEngine.AUTO, "{}")))
                .isFalse();
        assertThat(one.hasSameRequest(definition(Optional.of("one"), false, JobEngine.BATCH, "{}")))
                .isFalse();
        assertThat(one.hasSameRequest(definition(Optional.of("one"), false, JobEngine.AUTO, "[]")))
                .isFalse();
        assertThat(JobEngine.DIRECT.word()).isEqualTo("direct");
    }

    private static JobDefinition definition(Optional<String> name, boolean confirm, JobEngine engine, String request) {
        return new JobDefinition(new JobId("job"), name, confirm, engine, "http", Instant.EPOCH, request);
    }
}
