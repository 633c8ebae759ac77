package dev.thaw.restore;

import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flowOf;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.policy;
import static dev.thaw.restore.TestData.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.promote.ObjectCopier;
import dev.thaw.restore.promote.Promoter;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ObjectOutcome;
import dev.thaw.restore.report.Outcome;
import dev.thaw.restore.report.Report;
import dev.thaw.restore.report.Spending;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The ways through a flow that keep no report: for jobs, and for what became readable. */
class EachObjectTest {

    private final RecordingArchiveStore store = new RecordingArchiveStore();
    private final Map<String, OutcomeCode> received = new TreeMap<>();

    private synchronized void receive(ObjectSource.Positioned entry, ObjectOutcome outcome) {
        received.put(entry.position(), outcome.name());
    }

    /** Notes whether it was closed. */
    private static final class Closing implements ObjectSource {
        private final ObjectSource source;
        private final AtomicInteger closed = new AtomicInteger();

        Closing(List<ObjectSource.Positioned> entries) {
            this.source = ObjectSource.of(entries);
        }

        @Override
        public Optional<Positioned> next() {
            return source.next();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void eachObjectIsRestoredAndReceivedAndTheSourceClosed() {
        Closing source = new Closing(placed(asked("a"), asked("b"), asked("c")));
        Spending spent = flowOf(restoring(TestData.TERMS), store)
                .build()
                .restoreEach(source, false, Spending.NOTHING, RestoreFlow.Review.NONE, this::receive);
        assertThat(store.restored())
                .extracting(RestoreRequest::object)
                .extracting(object -> object.key())
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(received).containsOnlyKeys("1", "2", "3").containsValue(OutcomeCode.ACCEPTED);
        assertThat(spent).isEqualTo(new Spending(3, 30, BigDecimal.ZERO));
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void whatWasSpentBeforeCountsAgainstTheLimit() {
        Spending spent = flowOf(policy(TestData.maxObjects(5), rule(TestData.TERMS)), store)
                .build()
                .restoreEach(
                        ObjectSource.of(placed(asked("a"), asked("b"), asked("c"))),
                        false,
                        new Spending(3, 0, BigDecimal.ZERO),
                        RestoreFlow.Review.NONE,
                        this::receive);
        assertThat(store.restored()).hasSize(2);
        assertThat(received.values())
                .containsExactlyInAnyOrder(OutcomeCode.ACCEPTED, OutcomeCode.ACCEPTED, OutcomeCode.REFUSED_BY_LIMIT);
        assertThat(spent.objects()).isEqualTo(5);
    }

    private static RestoreRule rule(RestoreTerms terms) {
        return new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms));
    }

    @Test
    void reviewMayReplaceADecision() {
        flowOf(restoring(TestData.TERMS), store)
                .build()
                .restoreEach(
                        ObjectSource.of(placed(asked("a"), asked("b"))),
                        false,
                        Spending.NOTHING,
                        (candidate, decision) -> candidate.object().key().equals("a")
                                ? RestoreDecision.finished(
                                        DecisionDetails.of(candidate.object(), candidate.facts()),
                                        Outcome.of(OutcomeCode.CHANGED))
                                : decision,
                        this::receive);
        assertThat(received).containsEntry("1", OutcomeCode.CHANGED).containsEntry("2", OutcomeCode.ACCEPTED);
        assertThat(store.restored()).hasSize(1);
    }

    /** A list in a list is not read: its lines are restored, or left alone. */
    @Test
    void linesOfAListAreNoLists() {
        assertThat(outcomeUnderARuleForLists(false)).isNotEqualTo(outcomeUnderARuleForLists(true));
    }

    private OutcomeCode outcomeUnderARuleForLists(boolean isLineOfAList) {
        RestoreRule lists = new RestoreRule("lists", RuleConditions.EVERYTHING, new RuleAction.ReadList());
        received.clear();
        flowOf(policy(Limits.NONE, lists, rule(TestData.TERMS)), store)
                .build()
                .restoreEach(
                        ObjectSource.of(placed(asked("a"))),
                        isLineOfAList,
                        Spending.NOTHING,
                        RestoreFlow.Review.NONE,
                        this::receive);
        return received.get("1");
    }

    @Test
    void statusOfEachAsksForNothing() {
        Closing source = new Closing(placed(asked("a"), asked("b")));
        flowOf(restoring(TestData.TERMS), store).build().statusOfEach(source, this::receive);
        assertThat(received).containsEntry("1", OutcomeCode.ARCHIVED).containsEntry("2", OutcomeCode.ARCHIVED);
        assertThat(store.inspected()).containsExactlyInAnyOrder("a", "b");
        assertThat(store.restored()).isEmpty();
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void defectOfASourceIsReceivedAndEndsIt() {
        AtomicInteger calls = new AtomicInteger();
        ObjectSource broken = () -> {
            if (calls.incrementAndGet() == 1) {
                return Optional.of(placed(asked("a")).get(0));
            }
            throw new IllegalStateException("broken");
        };
        flowOf(restoring(TestData.TERMS), store)
                .workers(1)
                .defectsAs("id-1")
                .build()
                .statusOfEach(
                        broken,
                        (entry, outcome) -> received.put(
                                entry.aboutSource() ? "source at " + entry.position() : entry.position(),
                                outcome.name()));
        assertThat(received).containsOnlyKeys("1", "source at 1");
        assertThat(calls).hasValue(2);
    }

    @Test
    void whatNoRuleMovesIsAnIgnoredEvent() {
        RestoreTerms warm = new RestoreTerms(Tier.BULK, 3, Optional.empty());
        Promoter nothing = new Promoter(restoring(warm), bucket -> true, new ObjectCopier() {
            @Override
            public Result<CopySource> look(ObjectRef object) {
                throw new AssertionError("no rule asks for it");
            }

            @Override
            public Reply copyInPlace(ObjectRef object, CopySource seen, StorageClass target) {
                throw new AssertionError("no rule asks for it");
            }
        });
        Report report =
                flowOf(restoring(warm), store).build().promoteNamed(placed(asked("a")), nothing, TestData.start());
        assertThat(report.objects()).extracting(ObjectOutcome::name).containsExactly(OutcomeCode.IGNORED_EVENT);
        assertThat(store.restored()).isEmpty();
    }
}
