package dev.thaw.restore;

import static dev.thaw.restore.TestData.maxCost;
import static dev.thaw.restore.TestData.maxObjects;
import static dev.thaw.restore.TestData.maxSize;
import static dev.thaw.restore.TestData.object;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ArchiveLevel;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import dev.thaw.restore.decision.RestoreDecision;
import dev.thaw.restore.report.DecisionDetails;
import dev.thaw.restore.report.ResumePoint;
import dev.thaw.restore.report.RunTotals;
import dev.thaw.restore.source.ShortHash;
import dev.thaw.restore.store.RestoreRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account that a request keeps, also where several threads reserve at once. */
class LimitBudgetTest {

    private static final PriceList PRICES = new PriceList(
            "CNY",
            Map.of("ARCHIVE", Map.of(Tier.STANDARD, BigDecimal.ONE)),
            Map.of("ARCHIVE", Map.of(Tier.STANDARD, BigDecimal.ZERO)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final List<Thread> started = new ArrayList<>();

    /** Allows one object, which {@link #first} may take. */
    private final LimitBudget.Account oneObject = new LimitBudget(maxObjects(1), Optional.empty()).account(start());

    private final RestoreDecision.Pending first = pending("a", 10);

    @AfterEach
    void endThreads() throws InterruptedException {
        for (Thread thread : started) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void asMuchAsTheLimitFits() {
        LimitBudget.Account account = new LimitBudget(maxSize(30), Optional.empty()).account(start());
        assertThat(account.tryReserve(pending("a", 10))).isEmpty();
        assertThat(account.tryReserve(List.of(pending("b", 10), pending("c", 10))))
                .isEmpty();
    }

    @Test
    void whatCannotFitEvenIfNothingElseCountedIsRefusedAtOnce() {
        LimitBudget.Account account = new LimitBudget(maxObjects(2), Optional.empty()).account(start());
        assertThat(account.tryReserve(pending("a", 10))).isEmpty();
        assertThat(account.tryReserve(List.of(pending("b", 1), pending("c", 1), pending("d", 1))))
                .contains("limits.max-objects is 2, this request needs 4");
    }

    @Test
    void whatWouldFitIfAnOpenRestoreHadNoEffectWaitsForItsReply() throws Exception {
        oneObject.tryReserve(first);
        FutureTask<Optional<String>> second = waiting(oneObject, pending("b", 10));
        oneObject.settle(first, false, false);

        assertThat(second.get()).isEmpty();
        assertThat(oneObject.spent().objects()).isZero();
    }

    @Test
    void whatWaitedIsRefusedOnceTheOpenRestoreCounts() throws Exception {
        oneObject.tryReserve(first);
        FutureTask<Optional<String>> second = waiting(oneObject, pending("b", 10));
        oneObject.settle(first, true, false);

        assertThat(second.get()).contains("limits.max-objects is 1, this request needs 2");
        assertThat(oneObject.spent().objects()).isEqualTo(1);
        assertThat(oneObject.spent().bytes()).isEqualTo(10);
    }

    @Test
    void whatWasNotSentIsGivenBackAtTheEnd() throws Exception {
        LimitBudget budget = new LimitBudget(maxObjects(2), Optional.empty());
        LimitBudget.Account one = budget.account(start());
        LimitBudget.Account other = budget.account(start());
        RestoreDecision.Pending sent = pending("a", 10);
        one.tryReserve(List.of(sent, pending("b", 10)));

        FutureTask<Optional<String>> second = waiting(other, pending("c", 10));
        one.settle(sent, true, false);
        assertThat(second.isDone()).isFalse();
        one.close();

        assertThat(second.get()).isEmpty();
        assertThat(other.tryReserve(List.of(pending("d", 1), pending("e", 1))))
                .contains("limits.max-objects is 2, this request needs 4");
    }

    @Test
    void whoIsInterruptedWaitsAllTheSameAndStaysInterrupted() throws Exception {
        oneObject.tryReserve(first);
        FutureTask<Boolean> second =
                new FutureTask<>(() -> oneObject.tryReserve(pending("b", 10)).isEmpty()
                        && Thread.currentThread().isInterrupted());

        Thread thread = inThread(second);
        awaitWaiting(thread);
        thread.interrupt();
        awaitNotInterrupted(thread);
        awaitWaiting(thread);
        oneObject.settle(first, false, false);

        assertThat(second.get()).isTrue();
    }

    @Test
    void aRestoreOfUnknownEffectIsCountedOnceInAllParts() {
        LimitBudget.Account first = new LimitBudget(maxObjects(1), Optional.empty()).account(start());
        RestoreDecision.Pending doubtful = pending("a", 10);
        first.tryReserve(doubtful);
        first.settle(doubtful, true, true);
        assertThat(first.inDoubt()).containsExactly(ShortHash.of(object("a")));

        RunTotals totals = RunTotals.start(Optional.empty());
        ResumePoint resumePoint = new ResumePoint(
                "",
                Set.of(),
                new RunTotals(totals.summary(), totals.estimate(), first.spent(), totals.byRule()),
                first.inDoubt());
        LimitBudget.Account later = new LimitBudget(maxObjects(1), Optional.empty()).account(resumePoint);
        assertThat(later.tryReserve(List.of(doubtful))).isEmpty();
        assertThat(later.tryReserve(doubtful)).isEmpty();
        later.settle(doubtful, true, false);

        assertThat(later.spent().objects()).isEqualTo(1);
        assertThat(later.inDoubt()).isEmpty();
        assertThat(later.tryReserve(doubtful)).contains("limits.max-objects is 1, this request needs 2");
    }

    @Test
    void withALimitOnCostWhatHasNoPriceIsRefused() {
        LimitBudget.Account account = new LimitBudget(maxCost("10"), Optional.of(PRICES)).account(start());
        RestoreDecision.Pending deep = pending(object("d"), facts(10L, "DEEP_ARCHIVE"));
        String reason = "no price for DEEP_ARCHIVE with Standard, which limits.max-cost needs";
        assertThat(account.tryReserve(deep)).contains(reason);
        assertThat(account.tryReserve(List.of(pending("a", 10), deep))).contains(reason);
        assertThat(account.tryReserve(pending("a", 10))).isEmpty();
        assertThat(account.tryReserve(pending("a", 11_000_000_000L)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("limits.max-cost is 10, this request needs 11"));
    }

    @Test
    void thePriceOfWhatIsNotKnownYetIsNotMissed() {
        LimitBudget.Account account = new LimitBudget(maxCost("10"), Optional.of(PRICES)).account(start());
        assertThat(account.tryReserve(pending(object("a"), new ObjectAttributes(Optional.of(10L), Optional.empty()))))
                .isEmpty();
        ObjectAttributes ofUnknownSize =
                new ObjectAttributes(Optional.empty(), Optional.of(new StorageClass("DEEP_ARCHIVE")));
        assertThat(account.tryReserve(pending(object("b"), ofUnknownSize))).isEmpty();
    }

    @Test
    void withoutALimitOnCostNothingNeedsAPrice() {
        LimitBudget.Account account = new LimitBudget(maxObjects(10), Optional.of(PRICES)).account(start());
        assertThat(account.tryReserve(pending(object("d"), facts(10L, "DEEP_ARCHIVE"))))
                .isEmpty();
    }

    private FutureTask<Optional<String>> waiting(LimitBudget.Account account, RestoreDecision.Pending pending) {
        FutureTask<Optional<String>> reservation = new FutureTask<>(() -> account.tryReserve(pending));
        awaitWaiting(inThread(reservation));
        return reservation;
    }

    private Thread inThread(FutureTask<?> task) {
        Thread thread = new Thread(task, "reservation");
        started.add(thread);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static void awaitNotInterrupted(Thread thread) {
        while (thread.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static ObjectAttributes facts(long size, String storageClass) {
        return new ObjectAttributes(Optional.of(size), Optional.of(new StorageClass(storageClass)));
    }

    private static RestoreDecision.Pending pending(String key, long size) {
        return pending(object(key), facts(size, "ARCHIVE"));
    }

    private static RestoreDecision.Pending pending(ObjectRef object, ObjectAttributes facts) {
        return new RestoreDecision.Pending(
                DecisionDetails.of(object, facts).withTerms(Tier.STANDARD, Optional.of(3)),
                new RestoreRequest(object, Tier.STANDARD, Optional.of(3)),
                ArchiveLevel.ARCHIVE,
                false);
    }
}
