package dev.thaw.restore;

import static dev.thaw.restore.Journeys.AMPLE;
import static dev.thaw.restore.Journeys.NOW;
import static dev.thaw.restore.Journeys.TERMS;
import static dev.thaw.restore.Journeys.asked;
import static dev.thaw.restore.Journeys.flow;
import static dev.thaw.restore.Journeys.placed;
import static dev.thaw.restore.Journeys.policy;
import static dev.thaw.restore.Journeys.restoring;
import static dev.thaw.restore.Journeys.rule;
import static dev.thaw.restore.Journeys.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RuleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestoreFlowTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void everyObjectIsInTheReportOnce() {
        Report report = flow(restoring(TERMS), store, Overrides.NONE).restoreNamed(many(200), start());
        assertThat(report.complete()).isTrue();
        assertThat(keys(report)).hasSize(200).doesNotHaveDuplicates();
        assertThat(report.tally().summary()).isEqualTo(new Summary(200, 2000, 200, 0, 0, 0, 0, 0));
        assertThat(store.restored()).hasSize(200);
    }

    @Test
    void theReportKeepsTheOrderOfTheSourceWithFailuresFirst() {
        store.replying("k3", failed(OutcomeName.REJECTED, false)).replying("k1", failed(OutcomeName.UNREACHABLE, true));
        Report report = flow(restoring(TERMS), store, Overrides.NONE).restoreNamed(many(5), start());
        assertThat(keys(report)).containsExactly("k1", "k3", "k0", "k2", "k4");
        assertThat(report.worthAnotherTry()).isTrue();
        assertThat(report.tally().summary().failed()).isEqualTo(2);
        assertThat(report.tally().summary().retryable()).isEqualTo(1);
    }

    @Test
    void aRequestOverItsLimitSendsNothingAtAll() {
        Report report = flow(limited(3), store, Overrides.NONE).restoreNamed(many(4), start());
        assertThat(report.objects()).allMatch(outcome -> outcome.name() == OutcomeName.REFUSED_BY_LIMIT);
        assertThat(report.worthAnotherTry()).isFalse();
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aRequestAtItsLimitIsSentWhole() {
        flow(limited(4), store, Overrides.NONE).restoreNamed(many(4), start());
        assertThat(store.restored()).hasSize(4);
    }

    @Test
    void whatNeedsNoRestoreCountsTowardsNoLimit() {
        store.holding("k0", RecordingArchiveStore.archived("STANDARD", 1));
        flow(limited(3), store, Overrides.NONE).restoreNamed(many(4), start());
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void ofAListedSourceOnlyWhatIsOverTheLimitIsRefused() {
        Report report = flow(limited(3), store, Overrides.NONE, AMPLE, 1).restoreListed(source(many(5)), start());
        assertThat(report.tally().summary().accepted()).isEqualTo(3);
        assertThat(report.tally().summary().failed()).isEqualTo(2);
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void aResumedRequestGoesOnCounting() {
        Report first = flow(limited(3), store, Overrides.NONE, AMPLE, 1).restoreListed(source(many(2)), start());
        Report second = flow(limited(3), store, Overrides.NONE, AMPLE, 1)
                .restoreListed(source(many(5).subList(2, 5)), first.resumption());
        assertThat(second.tally().summary().accepted()).isEqualTo(3);
        assertThat(second.tally().summary().objects()).isEqualTo(5);
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void theListsOfOneEventCountTogether() {
        AccountedFlow flow = flow(limited(3), store, Overrides.NONE, AMPLE, 1);
        assertThat(flow.restoreLines(source(many(2)), start()).tally().summary().accepted())
                .isEqualTo(2);
        assertThat(flow.restoreLines(source(many(5).subList(2, 5)), start())
                        .tally()
                        .summary())
                .isEqualTo(new Summary(3, 30, 1, 0, 0, 0, 2, 0));
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void expiredCredentialsAreToldHoweverManyFailuresStandBefore() {
        List<Candidate> candidates = new ArrayList<>(Collections.nCopies(
                ReportEntries.MOST, new Candidate.Unusable(Failure.forGood(OutcomeName.MALFORMED, "for the test"))));
        candidates.add(asked("k"));
        store.replying("k", failed(OutcomeName.CREDENTIALS_EXPIRED, true));
        Report report = flow(restoring(TERMS), store, Overrides.NONE)
                .restoreLines(source(placed(candidates.toArray(Candidate[]::new))), start());
        assertThat(report.objects()).noneMatch(outcome -> outcome.name() == OutcomeName.CREDENTIALS_EXPIRED);
        assertThat(report.credentialsExpired()).isTrue();
    }

    @Test
    void sizesThatNobodyCanAddPassNoLimit() {
        store.holding("k0", RecordingArchiveStore.archived("ARCHIVE", Long.MAX_VALUE))
                .holding("k1", RecordingArchiveStore.archived("ARCHIVE", Long.MAX_VALUE));
        Report free = flow(restoring(TERMS), store, Overrides.NONE).restoreNamed(many(2), start());
        assertThat(free.tally().summary().bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(free.tally().estimate().retrievalBytes()).isEqualTo(Long.MAX_VALUE);

        Report limited = flow(ofSize(39), store, Overrides.NONE).restoreNamed(many(2), start());
        assertThat(limited.objects()).allMatch(outcome -> outcome.name() == OutcomeName.REFUSED_BY_LIMIT);
    }

    @Test
    void bytesAreLimitedToo() {
        Report report = flow(ofSize(39), store, Overrides.NONE).restoreNamed(many(4), start());
        assertThat(report.objects().get(0).detail()).contains("the request would come to 40, over limits.max-size, 39");
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverNamedObjectsAreListedAsNotReached() {
        Report report = flow(restoring(TERMS), store, Overrides.NONE, over(), 4).restoreNamed(many(3), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).allMatch(outcome -> outcome.name() == OutcomeName.NOT_REACHED);
        assertThat(report.tally().summary().retryable()).isEqualTo(3);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverAListedSourceIsCoveredByTheResumptionAlone() {
        Report report =
                flow(restoring(TERMS), store, Overrides.NONE, over(), 4).restoreListed(source(many(3)), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).isEmpty();
        assertThat(report.resumption().position()).isEmpty();
    }

    @Test
    void theResumptionNeverPassesAnUnfinishedObject() {
        store.replying("k2", failed(OutcomeName.NOT_REACHED, true));
        Report report = flow(restoring(TERMS), store, Overrides.NONE, AMPLE, 1).restoreListed(source(many(6)), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.resumption().position()).isEqualTo("2");
        assertThat(report.resumption().tally().summary().accepted()).isEqualTo(2);
    }

    @Test
    void aBucketThatIsGivenUpDoesNotStopTheOthers() {
        store.replying("k1", failed(OutcomeName.NOT_REACHED, true));
        Report report = flow(restoring(TERMS), store, Overrides.NONE, AMPLE, 1).restoreNamed(many(4), start());
        assertThat(report.tally().summary().accepted()).isEqualTo(3);
        assertThat(report.complete()).isFalse();
        assertThat(report.resumption().position()).isEqualTo("1");
    }

    @Test
    void aTotalThatCannotBeKnownIsLimitedAsItGoes() {
        store.failingToInspect("k1", Failure.forNow(OutcomeName.NOT_REACHED, "given up"));
        Report report = flow(limited(2), store, Overrides.NONE, AMPLE, 1).restoreNamed(many(4), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects())
                .extracting(ObjectOutcome::name)
                .containsExactlyInAnyOrder(
                        OutcomeName.NOT_REACHED,
                        OutcomeName.ACCEPTED,
                        OutcomeName.ACCEPTED,
                        OutcomeName.REFUSED_BY_LIMIT);
        assertThat(store.restored()).hasSize(2);
    }

    @Test
    void whatCannotAllBeLookedAtInHalfTheTimeGetsOnAllTheSame() {
        AtomicLong nanos = new AtomicLong();
        ArchiveStore slow = new ArchiveStore() {
            @Override
            public Inspection inspect(ObjectRef object) {
                nanos.addAndGet(Duration.ofSeconds(10).toNanos());
                return store.inspect(object);
            }

            @Override
            public RestoreReply restore(RestoreRequest request) {
                return store.restore(request);
            }
        };
        Report report = new RestoreFlow(new RestoreFlow.Setting(
                        limited(100),
                        bucket -> true,
                        slow,
                        Overrides.NONE,
                        Deadline.after(Duration.ofMinutes(1), nanos::get),
                        Journeys.CLOCK,
                        new Workers(work -> new Thread(work).start(), 1),
                        outcome -> {}))
                .restoreNamed(many(20), start());
        assertThat(report.complete()).isFalse();
        assertThat(store.restored()).hasSizeBetween(3, 6);
        assertThat(report.resumption().position()).isNotEmpty();
    }

    @Test
    void moreThanAThousandObjectsTruncateTheListAndNotTheSums() {
        Report report = flow(restoring(TERMS), store, Overrides.NONE).restoreNamed(many(1500), start());
        assertThat(report.objects()).hasSize(1000);
        assertThat(report.truncated()).isTrue();
        assertThat(report.tally().summary().accepted()).isEqualTo(1500);
    }

    @Test
    void recordsThatCannotBeReadFailAndTheOthersGoOn() {
        Candidate broken = new Candidate.Unusable(Failure.forGood(OutcomeName.MALFORMED, "Records[0]: no key"));
        Report report = flow(restoring(TERMS), store, Overrides.NONE).restoreNamed(placed(broken, asked("a")), start());
        assertThat(report.complete()).isTrue();
        assertThat(report.tally().summary()).isEqualTo(new Summary(2, 10, 1, 0, 0, 0, 1, 0));
        assertThat(report.objects().get(0).dossier().object()).isEmpty();
    }

    @Test
    void aDefectIsNotSwallowed() {
        ArchiveStore defective = new ArchiveStore() {
            @Override
            public Inspection inspect(ObjectRef object) {
                throw new IllegalStateException("a defect");
            }

            @Override
            public RestoreReply restore(RestoreRequest request) {
                throw new IllegalStateException("a defect");
            }
        };
        AccountedFlow flow = flow(restoring(TERMS), defective, Overrides.NONE);
        assertThatThrownBy(() -> flow.restoreNamed(many(3), start())).hasStackTraceContaining("a defect");
    }

    @Test
    void statesAreToldAndNothingIsAsked() {
        store.holding("k1", RecordingArchiveStore.archived("STANDARD", 1))
                .holding("k2", RecordingArchiveStore.with(new CopyState.Live(Optional.of(NOW))))
                .holding("k3", RecordingArchiveStore.with(new CopyState.Coming(Optional.empty(), Optional.empty())))
                .failingToInspect(
                        "k4",
                        new Failure(OutcomeName.REJECTED, false, "gone", Optional.of("NoSuchKey"), Optional.empty()));
        Report report = flow(restoring(TERMS), store, Overrides.NONE).statusOfNamed(many(5), start());
        assertThat(report.objects().stream().map(outcome -> outcome.name().word()))
                .containsExactly("ARCHIVED", "NOT_ARCHIVED", "RESTORED", "RESTORING", "MISSING");
        assertThat(report.tally().summary()).isEqualTo(new Summary(5, 31, 0, 0, 0, 0, 0, 0));
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void statesOfAListedSourceAreGoneOnWithToo() {
        store.failingToInspect("k2", Failure.forNow(OutcomeName.NOT_REACHED, "time is over"));
        AccountedFlow flow = flow(restoring(TERMS), store, Overrides.NONE, AMPLE, 1);
        Report first = flow.statusOfListed(source(many(4)), start());
        assertThat(keys(first)).containsExactly("k0", "k1");
        assertThat(first.resumption().position()).isEqualTo("2");

        store.holding("k2", RecordingArchiveStore.archived("ARCHIVE", 10));
        Report second = flow.statusOfListed(source(many(4).subList(2, 4)), first.resumption());
        assertThat(keys(second)).containsExactly("k2", "k3");
        assertThat(second.tally().summary()).isEqualTo(new Summary(4, 40, 0, 0, 0, 0, 0, 0));
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void reportsOfOneEventAreJoined() {
        store.replying("k1", failed(OutcomeName.REJECTED, false));
        AccountedFlow flow = flow(restoring(TERMS), store, Overrides.NONE);
        Report joined = Report.joined(
                List.of(flow.restoreNamed(many(1), start()), flow.restoreNamed(many(2).subList(1, 2), start())));
        assertThat(keys(joined)).containsExactly("k1", "k0");
        assertThat(joined.tally().summary()).isEqualTo(new Summary(2, 20, 1, 0, 0, 0, 1, 0));
    }

    private static RestoreReply failed(OutcomeName name, boolean retryable) {
        return new RestoreReply.Failed(
                new Failure(name, retryable, "for the test", Optional.empty(), Optional.empty()));
    }

    private static RestorePolicy limited(long maxObjects) {
        Limits limits = new Limits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(maxObjects),
                Optional.empty(),
                Optional.empty());
        return policy(limits, rule("all", "**", new RuleAction.Restore(TERMS)));
    }

    private static RestorePolicy ofSize(long maxSize) {
        Limits limits = new Limits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(maxSize),
                Optional.empty());
        return policy(limits, rule("all", "**", new RuleAction.Restore(TERMS)));
    }

    private static Deadline over() {
        return Deadline.after(Duration.ZERO);
    }

    private static List<ObjectSource.Placed> many(int count) {
        return placed(IntStream.range(0, count).mapToObj(i -> asked("k" + i)).toArray(Candidate[]::new));
    }

    private static ObjectSource source(List<ObjectSource.Placed> placed) {
        Iterator<ObjectSource.Placed> rest = placed.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    private static List<String> keys(Report report) {
        return report.objects().stream()
                .map(outcome -> outcome.dossier().object().orElseThrow().key())
                .toList();
    }
}
