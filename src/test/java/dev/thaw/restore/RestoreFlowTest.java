package dev.thaw.restore;

import static dev.thaw.restore.TestData.AMPLE;
import static dev.thaw.restore.TestData.NOW;
import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.flowOf;
import static dev.thaw.restore.TestData.maxObjects;
import static dev.thaw.restore.TestData.maxSize;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.policy;
import static dev.thaw.restore.TestData.restoring;
import static dev.thaw.restore.TestData.rule;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RuleAction;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.OutcomeCounts;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.ReportEntries;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.ArchiveStore;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.RestoreStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class RestoreFlowTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void everyObjectIsInTheReportOnce() {
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE).restoreNamed(many(200), start());
        assertThat(report.complete()).isTrue();
        assertThat(keys(report)).hasSize(200).doesNotHaveDuplicates();
        assertThat(report.totals().summary()).isEqualTo(new OutcomeCounts(200, 2000, 200, 0, 0, 0, 0, 0));
        assertThat(store.restored()).hasSize(200);
    }

    @Test
    void theReportKeepsTheOrderOfTheSourceWithFailuresFirst() {
        store.replying("k3", failed(OutcomeCode.REJECTED, false)).replying("k1", failed(OutcomeCode.UNREACHABLE, true));
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE).restoreNamed(many(5), start());
        assertThat(keys(report)).containsExactly("k1", "k3", "k0", "k2", "k4");
        assertThat(report.retryable()).isTrue();
        assertThat(report.totals().summary().failed()).isEqualTo(2);
        assertThat(report.totals().summary().retryable()).isEqualTo(1);
    }

    @Test
    void aRequestOverItsLimitSendsNothingAtAll() {
        Report report = flow(limited(3), store, RequestOverrides.NONE).restoreNamed(many(4), start());
        assertThat(report.objects()).allMatch(outcome -> outcome.name() == OutcomeCode.REFUSED_BY_LIMIT);
        assertThat(report.retryable()).isFalse();
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void aRequestAtItsLimitIsSentWhole() {
        flow(limited(4), store, RequestOverrides.NONE).restoreNamed(many(4), start());
        assertThat(store.restored()).hasSize(4);
    }

    @Test
    void whatNeedsNoRestoreCountsTowardsNoLimit() {
        store.holding("k0", RecordingArchiveStore.archived("STANDARD", 1));
        flow(limited(3), store, RequestOverrides.NONE).restoreNamed(many(4), start());
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void ofAListedSourceOnlyWhatIsOverTheLimitIsRefused() {
        Report report =
                flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(source(many(5)), start());
        assertThat(report.totals().summary().accepted()).isEqualTo(3);
        assertThat(report.totals().summary().failed()).isEqualTo(2);
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void aResumedRequestGoesOnCounting() {
        Report first = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(source(many(2)), start());
        Report second = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1)
                .restoreListed(source(many(5).subList(2, 5)), first.resumePoint());
        assertThat(second.totals().summary().accepted()).isEqualTo(3);
        assertThat(second.totals().summary().objects()).isEqualTo(5);
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void theListsOfOneEventCountTogether() {
        AccountedFlow flow = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1);
        assertThat(flow.restoreLines(source(many(2)), start())
                        .totals()
                        .summary()
                        .accepted())
                .isEqualTo(2);
        assertThat(flow.restoreLines(source(many(5).subList(2, 5)), start())
                        .totals()
                        .summary())
                .isEqualTo(new OutcomeCounts(3, 30, 1, 0, 0, 0, 2, 0));
        assertThat(store.restored()).hasSize(3);
    }

    @Test
    void expiredCredentialsAreReportedHoweverManyFailuresStandBefore() {
        List<Candidate> candidates = new ArrayList<>(Collections.nCopies(
                ReportEntries.MAX,
                new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.MALFORMED, "for the test"))));
        candidates.add(asked("k"));
        store.replying("k", failed(OutcomeCode.CREDENTIALS_EXPIRED, true));
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE)
                .restoreLines(source(placed(candidates.toArray(Candidate[]::new))), start());
        assertThat(report.objects()).noneMatch(outcome -> outcome.name() == OutcomeCode.CREDENTIALS_EXPIRED);
        assertThat(report.credentialsExpired()).isTrue();
    }

    @Test
    void sizesThatNobodyCanAddPassNoLimit() {
        store.holding("k0", RecordingArchiveStore.archived("ARCHIVE", Long.MAX_VALUE))
                .holding("k1", RecordingArchiveStore.archived("ARCHIVE", Long.MAX_VALUE));
        Report free = flow(restoring(TERMS), store, RequestOverrides.NONE).restoreNamed(many(2), start());
        assertThat(free.totals().summary().bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(free.totals().estimate().retrievalBytes()).isEqualTo(Long.MAX_VALUE);

        Report limited = flow(ofSize(39), store, RequestOverrides.NONE).restoreNamed(many(2), start());
        assertThat(limited.objects()).allMatch(outcome -> outcome.name() == OutcomeCode.REFUSED_BY_LIMIT);
    }

    @Test
    void bytesAreLimitedToo() {
        Report report = flow(ofSize(39), store, RequestOverrides.NONE).restoreNamed(many(4), start());
        assertThat(report.objects().get(0).detail()).contains("limits.max-size is 39, this request needs 40");
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverNamedObjectsAreListedAsNotReached() {
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE, over(), 4).restoreNamed(many(3), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).allMatch(outcome -> outcome.name() == OutcomeCode.NOT_PROCESSED);
        assertThat(report.totals().summary().retryable()).isEqualTo(3);
        assertThat(store.inspected()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverAListedSourceIsCoveredByTheResumptionAlone() {
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE, over(), 4).restoreListed(source(many(3)), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).isEmpty();
        assertThat(report.resumePoint().position()).isEmpty();
    }

    @Test
    void theResumptionNeverPassesAnUnfinishedObject() {
        store.replying("k2", failed(OutcomeCode.NOT_PROCESSED, true));
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(source(many(6)), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.resumePoint().position()).isEqualTo("2");
        assertThat(report.resumePoint().totals().summary().accepted()).isEqualTo(2);
    }

    @Test
    void aBucketThatIsGivenUpDoesNotStopTheOthers() {
        store.replying("k1", failed(OutcomeCode.NOT_PROCESSED, true));
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE, AMPLE, 1).restoreNamed(many(4), start());
        assertThat(report.totals().summary().accepted()).isEqualTo(3);
        assertThat(report.complete()).isFalse();
        assertThat(report.resumePoint().position()).isEqualTo("1");
    }

    @Test
    void aTotalThatCannotBeKnownIsLimitedAsItGoes() {
        store.failingToInspect("k1", Failure.temporary(OutcomeCode.NOT_PROCESSED, "given up"));
        Report report = flow(limited(2), store, RequestOverrides.NONE, AMPLE, 1).restoreNamed(many(4), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.objects())
                .extracting(ObjectOutcome::name)
                .containsExactlyInAnyOrder(
                        OutcomeCode.NOT_PROCESSED,
                        OutcomeCode.ACCEPTED,
                        OutcomeCode.ACCEPTED,
                        OutcomeCode.REFUSED_BY_LIMIT);
        assertThat(store.restored()).hasSize(2);
    }

    @Test
    void whatCannotAllBeLookedAtInHalfTheTimeGetsOnAllTheSame() {
        AtomicLong nanos = new AtomicLong();
        ArchiveStore slow = store.inspecting(object -> {
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            return store.inspect(object);
        });
        Report report = flowOf(limited(100), slow)
                .deadline(Deadline.after(Duration.ofMinutes(1), nanos::get))
                .workers(1)
                .build()
                .restoreNamed(many(20), start());
        assertThat(report.complete()).isFalse();
        assertThat(store.restored()).hasSizeBetween(3, 6);
        assertThat(report.resumePoint().position()).isNotEmpty();
    }

    @Test
    void moreThanAThousandObjectsTruncateTheListAndNotTheSums() {
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE).restoreNamed(many(1500), start());
        assertThat(report.objects()).hasSize(1000);
        assertThat(report.truncated()).isTrue();
        assertThat(report.totals().summary().accepted()).isEqualTo(1500);
    }

    @Test
    void recordsThatCannotBeReadFailAndTheOthersGoOn() {
        Candidate broken = new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.MALFORMED, "Records[0]: no key"));
        Report report =
                flow(restoring(TERMS), store, RequestOverrides.NONE).restoreNamed(placed(broken, asked("a")), start());
        assertThat(report.complete()).isTrue();
        assertThat(report.totals().summary()).isEqualTo(new OutcomeCounts(2, 10, 1, 0, 0, 0, 1, 0));
        assertThat(report.objects().get(0).details().object()).isEmpty();
    }

    @Test
    void whatCosRefusedIsGivenBackAndWhatItMayHaveTakenIsNot() {
        for (RestoreReply none : List.of(
                failed(OutcomeCode.REJECTED, false),
                failed(OutcomeCode.CREDENTIALS_EXPIRED, true),
                new RestoreReply.Failed(Failure.temporary(OutcomeCode.UNREACHABLE, "no connection"), false),
                new RestoreReply.InProgress("id"),
                new RestoreReply.NotArchived("id"))) {
            store.replying("k0", none).replying("k1", none);
            Report report =
                    flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(source(many(2)), start());
            assertThat(report.resumePoint().totals().spent().objects())
                    .as("%s", none)
                    .isZero();
        }
        for (RestoreReply some : List.of(
                failed(OutcomeCode.UNREACHABLE, true),
                new RestoreReply.InProgress("id", true),
                new RestoreReply.Failed(Failure.temporary(OutcomeCode.REJECTED, "403"), true),
                new RestoreReply.Extended("id"))) {
            store.replying("k0", some).replying("k1", some);
            Report report =
                    flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreListed(source(many(2)), start());
            assertThat(report.resumePoint().totals().spent().objects())
                    .as("%s", some)
                    .isEqualTo(2);
        }
    }

    @Test
    void refusedRestoresLeaveTheLimitToTheOthersHoweverManyWorkAtOnce() {
        for (int run = 0; run < 50; run++) {
            RecordingArchiveStore some = new RecordingArchiveStore();
            for (int i = 0; i < 40; i++) {
                some.replying("k" + i, failed(OutcomeCode.REJECTED, false));
            }
            Report report =
                    flow(limited(3), some, RequestOverrides.NONE, AMPLE, 16).restoreListed(source(many(50)), start());
            assertThat(report.totals().summary().accepted()).isEqualTo(3);
            assertThat(report.totals().spent()).isEqualTo(new Spending(3, 30, BigDecimal.ZERO));
        }
    }

    @Test
    void aRestoreOfUnknownEffectCountsOnceHoweverOftenItIsAskedForAgain() {
        store.replying("k2", failed(OutcomeCode.NOT_PROCESSED, true));
        List<ObjectSource.Positioned> all = many(3);
        Report first = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreNamed(all, start());
        assertThat(first.complete()).isFalse();
        assertThat(first.resumePoint().totals().spent().objects()).isEqualTo(3);

        store.replying("k2", new RestoreReply.Accepted("id"));
        Report second = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1)
                .restoreListed(source(all.subList(2, 3)), first.resumePoint());
        assertThat(second.complete()).isTrue();
        assertThat(second.totals().summary().accepted()).isEqualTo(3);
        assertThat(second.totals().spent().objects()).isEqualTo(3);
        assertThat(second.resumePoint().inDoubt()).isEmpty();
    }

    @Test
    void whatWasTakenTogetherAndNotSentIsGivenBack() {
        store.replying("k1", new RestoreReply.Failed(Failure.temporary(OutcomeCode.NOT_PROCESSED, "late"), false));
        Report report = flow(limited(3), store, RequestOverrides.NONE, AMPLE, 1).restoreNamed(many(3), start());
        assertThat(report.complete()).isFalse();
        assertThat(report.resumePoint().totals().spent().objects()).isEqualTo(2);
        assertThat(report.resumePoint().inDoubt()).isEmpty();
    }

    @Test
    void aDefectAtOneObjectIsItsOutcomeAndLosesNoOther() {
        ArchiveStore defective = new ArchiveStore() {
            @Override
            public Inspection inspect(ObjectRef object) {
                if (object.key().equals("k1")) {
                    throw new IllegalStateException("secret words");
                }
                return store.inspect(object);
            }

            @Override
            public RestoreReply restore(RestoreRequest request) {
                if (request.object().key().equals("k3")) {
                    throw new StackOverflowError("secret words");
                }
                return store.restore(request);
            }
        };
        for (RestorePolicy policy : List.of(restoring(TERMS), limited(10))) {
            Report report = withNote(policy, defective).restoreNamed(many(6), start());
            assertThat(report.complete()).isTrue();
            assertThat(report.retryable()).isTrue();
            assertThat(report.totals().summary()).isEqualTo(new OutcomeCounts(6, 40, 4, 0, 0, 0, 2, 2));
            assertThat(report.totals().spent().objects()).isEqualTo(5);
            for (ObjectOutcome outcome : report.objects().subList(0, 2)) {
                assertThat(outcome.name()).isEqualTo(OutcomeCode.UNREACHABLE);
                assertThat(outcome.detail().orElseThrow())
                        .contains("id of the log")
                        .doesNotContain("secret");
            }
        }
    }

    @Test
    void whateverASourceThrowsIsAFailureOfThisSource() {
        for (Throwable thrown : List.of(new IllegalStateException("x"), new StackOverflowError(), new LinkageError())) {
            List<ObjectSource.Positioned> two = many(2);
            Iterator<ObjectSource.Positioned> rest = two.iterator();
            Report report = withNote(restoring(TERMS), store)
                    .restoreLines(
                            () -> {
                                if (rest.hasNext()) {
                                    return Optional.of(rest.next());
                                }
                                throw RestoreFlowTest.<RuntimeException>unchecked(thrown);
                            },
                            start());
            assertThat(report.totals().summary().accepted()).isEqualTo(2);
            assertThat(report.totals().summary().failed()).isEqualTo(1);
            assertThat(report.objects().get(0).detail().orElseThrow()).contains("id of the log");
            boolean goesOn = !(thrown instanceof StackOverflowError);
            assertThat(report.retryable()).isEqualTo(goesOn);
            assertThat(report.complete()).isEqualTo(!goesOn);
        }
    }

    @Test
    void aLineThatCannotBeLoggedCostsNoReport() {
        Report report = flowOf(restoring(TERMS), store)
                .log(outcome -> {
                    throw new IllegalStateException("no space left");
                })
                .defectsAs("id")
                .build()
                .restoreNamed(many(20), start());
        assertThat(report.totals().summary().accepted()).isEqualTo(20);
    }

    @Test
    void forWantOfMemoryAllEnds() {
        ArchiveStore defective = store.inspecting(object -> {
            throw new OutOfMemoryError("of the test");
        });
        AccountedFlow flow = flow(restoring(TERMS), defective, RequestOverrides.NONE);
        assertThatThrownBy(() -> flow.restoreNamed(many(3), start())).isInstanceOf(OutOfMemoryError.class);
    }

    private static RestoreFlow withNote(RestorePolicy policy, ArchiveStore store) {
        return flowOf(policy, store).defectsAs("id of the log").build();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void statesAreReportedAndNothingIsAsked() {
        store.holding("k1", RecordingArchiveStore.archived("STANDARD", 1))
                .holding("k2", RecordingArchiveStore.with(new RestoreStatus.Available(Optional.of(NOW))))
                .holding(
                        "k3",
                        RecordingArchiveStore.with(new RestoreStatus.InProgress(Optional.empty(), Optional.empty())))
                .failingToInspect(
                        "k4",
                        new Failure(OutcomeCode.REJECTED, false, "gone", Optional.of("NoSuchKey"), Optional.empty()));
        Report report = flow(restoring(TERMS), store, RequestOverrides.NONE).statusOfNamed(many(5), start());
        assertThat(report.objects().stream().map(outcome -> outcome.name().word()))
                .containsExactly("ARCHIVED", "NOT_ARCHIVED", "RESTORED", "RESTORING", "MISSING");
        assertThat(report.totals().summary()).isEqualTo(new OutcomeCounts(5, 31, 0, 0, 0, 0, 0, 0));
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void statesOfAListedSourceAreGoneOnWithToo() {
        store.failingToInspect("k2", Failure.temporary(OutcomeCode.NOT_PROCESSED, "time is over"));
        AccountedFlow flow = flow(restoring(TERMS), store, RequestOverrides.NONE, AMPLE, 1);
        Report first = flow.statusOfListed(source(many(4)), start());
        assertThat(keys(first)).containsExactly("k0", "k1");
        assertThat(first.resumePoint().position()).isEqualTo("2");

        store.holding("k2", RecordingArchiveStore.archived("ARCHIVE", 10));
        Report second = flow.statusOfListed(source(many(4).subList(2, 4)), first.resumePoint());
        assertThat(keys(second)).containsExactly("k2", "k3");
        assertThat(second.totals().summary()).isEqualTo(new OutcomeCounts(4, 40, 0, 0, 0, 0, 0, 0));
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void reportsOfOneEventAreJoined() {
        store.replying("k1", failed(OutcomeCode.REJECTED, false));
        AccountedFlow flow = flow(restoring(TERMS), store, RequestOverrides.NONE);
        Report joined = Report.joined(
                List.of(flow.restoreNamed(many(1), start()), flow.restoreNamed(many(2).subList(1, 2), start())));
        assertThat(keys(joined)).containsExactly("k1", "k0");
        assertThat(joined.totals().summary()).isEqualTo(new OutcomeCounts(2, 20, 1, 0, 0, 0, 1, 0));
    }

    private static RestoreReply failed(OutcomeCode name, boolean retryable) {
        return new RestoreReply.Failed(
                new Failure(name, retryable, "for the test", Optional.empty(), Optional.empty()));
    }

    private static RestorePolicy limited(long maxObjects) {
        return policy(maxObjects(maxObjects), rule("all", "**", new RuleAction.Restore(TERMS)));
    }

    private static RestorePolicy ofSize(long maxSize) {
        return policy(maxSize(maxSize), rule("all", "**", new RuleAction.Restore(TERMS)));
    }

    private static Deadline over() {
        return Deadline.after(Duration.ZERO);
    }

    private static List<ObjectSource.Positioned> many(int count) {
        return placed(IntStream.range(0, count).mapToObj(i -> asked("k" + i)).toArray(Candidate[]::new));
    }

    private static ObjectSource source(List<ObjectSource.Positioned> placed) {
        Iterator<ObjectSource.Positioned> rest = placed.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    private static List<String> keys(Report report) {
        return report.objects().stream()
                .map(outcome -> outcome.details().object().orElseThrow().key())
                .toList();
    }
}
