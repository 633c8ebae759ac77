package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.step.JobWork;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.restore.TestData;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Requesting: only what was planned, as it was planned, and nothing twice. */
class RequestingTest {

    private final JobLab lab = new JobLab();
    private final JobId id = new JobId("job");

    /** Plans, lets the test change something, and confirms. */
    private void planned(Runnable change) {
        lab.create(lab.definition("job", true));
        lab.until(id, JobPhase.AWAITING_CONFIRMATION);
        change.run();
        lab.confirm(id);
    }

    private JobState endAfter(Runnable change) {
        planned(change);
        return lab.untilEnd(id);
    }

    @Test
    void whatArrivesAfterThePlanIsNotRestored() {
        lab.archive.fill(3);
        JobState end = endAfter(() -> lab.archive.put("new", 5, "ARCHIVE"));
        assertThat(lab.archive.restores()).containsOnlyKeys("a0000", "a0001", "a0002");
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.logged).containsExactlyInAnyOrder("a0000 ACCEPTED", "a0001 ACCEPTED", "a0002 ACCEPTED");
    }

    @Test
    void eachObjectIsInspectedFirst() {
        lab.archive.fill(3);
        planned(() -> lab.archive.takeHeads());
        lab.tick();
        assertThat(lab.archive.takeHeads()).isEqualTo(3);
    }

    @Test
    void aTrustedListingSavesTheInspection() {
        lab.archive.fill(3);
        lab.inspect = JobWork.Inspect.LISTING;
        planned(() -> {});
        lab.tick();
        assertThat(lab.archive.takeHeads()).isZero();
        assertThat(lab.archive.restores()).hasSize(3);
    }

    @Test
    void aLargerObjectIsLeftAlone() {
        changed(lab -> lab.archive.put("a0001", 1001, "ARCHIVE"), "planned with 1000 bytes, now it has 1001");
    }

    @Test
    void anObjectOfAnotherClassIsLeftAlone() {
        changed(
                lab -> lab.archive.put("a0001", 1000, "DEEP_ARCHIVE"),
                "planned in class ARCHIVE, now it is in DEEP_ARCHIVE");
    }

    @Test
    void anObjectThatIsNoLongerArchivedIsLeftAlone() {
        changed(lab -> lab.archive.put("a0001", 1000, "STANDARD"), "planned in class ARCHIVE, now it is in STANDARD");
    }

    @Test
    void anotherRuleLeavesAnObjectAlone() {
        changed(
                lab -> lab.policy = TestData.policy(
                        Limits.NONE,
                        TestData.rule("one", "a0001", new RuleAction.Restore(JobLab.BULK)),
                        all(JobLab.BULK)),
                "planned by rule all, now rule one decides");
    }

    @Test
    void otherTermsLeaveAnObjectAlone() {
        changed(
                lab -> lab.policy = TestData.policy(
                        Limits.NONE,
                        TestData.rule("x", "zzz", new RuleAction.Skip("no")),
                        new RestoreRule(
                                "all",
                                TestData.match("a0001", Set.of(), Optional.empty()),
                                new RuleAction.Restore(new RestoreTerms(Tier.BULK, 9, Optional.empty()))),
                        all(JobLab.BULK)),
                "planned with another tier or other days than rule all says now");
    }

    @Test
    void aRuleThatSkipsNowBrakesTheJob() {
        changed(
                lab -> lab.policy = TestData.policy(
                        Limits.NONE, TestData.rule("stop", "a0001", new RuleAction.Skip("no")), all(JobLab.BULK)),
                "planned by rule all, now rule stop decides");
    }

    @Test
    void noRuleAtAllBrakesTheJob() {
        changed(
                lab -> lab.policy = TestData.policy(
                        Limits.NONE,
                        new RestoreRule(
                                "all",
                                TestData.match("a000{0,2}", Set.of(), Optional.empty()),
                                new RuleAction.Restore(JobLab.BULK))),
                "planned by rule all, now rule none decides");
    }

    private static RestoreRule all(RestoreTerms terms) {
        return new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(terms));
    }

    private void changed(Consumer<JobLab> change, String reason) {
        lab.archive.fill(3);
        JobState end = endAfter(() -> change.accept(lab));
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.failures().list()).singleElement().satisfies(failure -> {
            assertThat(failure.key()).contains("a0001");
            assertThat(failure.outcome()).isEqualTo("CHANGED");
            assertThat(failure.detail().orElseThrow()).contains(reason);
        });
        assertThat(end.summary().failed()).isEqualTo(1);
        assertThat(lab.archive.restores()).containsOnlyKeys("a0000", "a0002");
        assertThat(lab.logged).contains("a0001 CHANGED");
    }

    @Test
    void aSmallerObjectIsRestored() {
        lab.archive.fill(3);
        assertThat(endAfter(() -> lab.archive.put("a0001", 999, "ARCHIVE")).phase())
                .isEqualTo(JobPhase.READY);
    }

    @Test
    void aStricterLimitBrakesARunningJob() {
        lab.archive.fill(3);
        JobState end = endAfter(() -> lab.policy = TestData.policy(TestData.maxObjects(2), all(JobLab.BULK)));
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(lab.archive.restores()).hasSize(2);
    }

    @Test
    void anObjectThatIsGoneFails() {
        lab.archive.fill(3);
        JobState end = endAfter(() -> lab.archive.remove("a0001"));
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.failures().list())
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).contains("NoSuchKey"));
    }

    @Test
    void aJobOfWhichNothingBecomesReadableFails() {
        lab.archive.fill(1);
        JobState end = endAfter(() -> lab.archive.remove("a0000"));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.fraction()).isZero();
    }

    @Test
    void aLiveCopyThatIsKeptLongerIsReadableAtOnce() {
        lab.archive.listsFacts = false;
        lab.extend = true;
        lab.archive.fill(1).restored("a0000", lab.clock.instant().plus(Duration.ofHours(1)));
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().extended()).isEqualTo(1);
        assertThat(end.progress().readable()).isEqualTo(1);
        assertThat(end.readableUntil()).contains(lab.clock.instant().plus(Duration.ofDays(3)));
    }

    @Test
    void aCopyThatCameMeanwhileIsLeftAlone() {
        lab.archive.fill(2);
        Instant soon = lab.clock.instant().plus(Duration.ofDays(2));
        JobState end = endAfter(() -> lab.archive.restored("a0001", soon));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().skipped()).isEqualTo(1);
        assertThat(end.readableUntil()).contains(soon);
    }

    @Test
    void unreachableObjectsAreTriedAgainAfterOneFiveFifteenAndSixtyMinutes() {
        lab.archive.fill(3);
        List<Duration> tries = new ArrayList<>();
        Instant start = lab.clock.instant();
        lab.archive.onRestore = request -> {
            if (!request.object().key().equals("a0001")) {
                return Optional.empty();
            }
            tries.add(Duration.between(start, lab.clock.instant()));
            return Optional.of(failed(OutcomeCode.UNREACHABLE, Optional.empty()));
        };
        JobId made = lab.create("job");
        lab.until(made, JobPhase.RESTORING);
        assertThat(tries.stream().map(Duration::toMinutes)).containsExactly(0L, 1L, 6L, 21L, 81L);
        JobState end = lab.untilEnd(made);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.summary().failed()).isEqualTo(1);
        assertThat(end.summary().retryable()).isEqualTo(1);
        assertThat(end.waiting()).isZero();
    }

    @Test
    void aFurtherTryBeginsWithALookWhateverIsInspected() {
        lab.archive.fill(3);
        lab.inspect = JobWork.Inspect.LISTING;
        lab.archive.onRestore = request -> {
            lab.archive.onRestore = other -> Optional.empty();
            lab.archive.take(request);
            return Optional.of(failed(OutcomeCode.UNREACHABLE, Optional.empty()));
        };
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().inProgress()).isEqualTo(1);
        assertThat(lab.archive.restores())
                .containsOnly(Map.entry("a0000", 1), Map.entry("a0001", 1), Map.entry("a0002", 1));
    }

    /** An answer that was lost must not use up the limit twice. */
    @Test
    void aTryAgainFitsIntoALimitThatThePlanFills() {
        lab.archive.fill(3);
        lab.policy = TestData.policy(TestData.maxObjects(3), all(JobLab.BULK));
        boolean[] first = {true};
        lab.archive.onRestore = request -> {
            boolean lost = first[0];
            first[0] = false;
            return lost ? Optional.of(failed(OutcomeCode.UNREACHABLE, Optional.empty())) : Optional.empty();
        };
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().accepted()).isEqualTo(3);
    }

    @Test
    void unfinishedObjectsAreTakenAgainAtOnce() {
        lab.archive.fill(3);
        int[] times = {0};
        lab.archive.onRestore = request -> request.object().key().equals("a0001") && times[0]++ < 3
                ? Optional.of(failed(OutcomeCode.NOT_PROCESSED, Optional.empty()))
                : Optional.empty();
        JobId made = lab.create("job");
        Instant start = lab.clock.instant();
        lab.tick();
        assertThat(lab.state(made).phase()).isEqualTo(JobPhase.RESTORING);
        assertThat(lab.clock.instant()).isEqualTo(start);
        assertThat(lab.archive.restores()).hasSize(3);
        assertThat(lab.untilEnd(made).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void twentyFaultsOfTheOperatorInARowStopAStep() {
        lab.archive.fill(100);
        boolean[] denied = {true};
        int[] requests = {0};
        lab.archive.onRestore = request -> {
            requests[0]++;
            return denied[0]
                    ? Optional.of(failed(OutcomeCode.REJECTED, Optional.of("AccessDenied")))
                    : Optional.empty();
        };
        JobId made = lab.create("job");
        lab.tick();
        JobState stopped = lab.state(made);
        assertThat(requests[0]).isEqualTo(20);
        assertThat(stopped.phase()).isEqualTo(JobPhase.REQUESTING);
        assertThat(stopped.problem()).contains("it did not work");
        assertThat(stopped.dueAt()).contains(lab.clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(stopped.summary().failed()).isZero();
        denied[0] = false;
        JobState end = lab.untilEnd(made);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.problem()).isEmpty();
        assertThat(lab.archive.restores()).hasSize(100);
    }

    @Test
    void expiredCredentialsStopAStepAndCostNoTry() {
        lab.archive.fill(3);
        lab.archive.onRestore = request -> {
            lab.archive.onRestore = other -> Optional.empty();
            return Optional.of(failed(OutcomeCode.CREDENTIALS_EXPIRED, Optional.empty()));
        };
        JobId made = lab.create("job");
        lab.tick();
        assertThat(lab.state(made).problem()).contains("it did not work");
        assertThat(lab.state(made).dueAt()).contains(lab.clock.instant().plus(Duration.ofMinutes(1)));
        JobState end = lab.untilEnd(made);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void afterADayWithoutProgressTheRestFails() {
        lab.archive.fill(1500);
        lab.archive.onRestore = request -> request.object().key().compareTo("a0010") < 0
                ? Optional.empty()
                : Optional.of(failed(OutcomeCode.REJECTED, Optional.of("AccessDenied")));
        JobId made = lab.create("job");
        JobState end = lab.untilEnd(made);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(Duration.between(VirtualClock.START, lab.clock.instant()))
                .isBetween(Duration.ofHours(24), Duration.ofHours(26));
        assertThat(end.progress().readable()).isEqualTo(10);
        assertThat(end.summary().failed()).isEqualTo(1490);
        assertThat(end.waiting()).isZero();
        assertThat(end.problem().orElseThrow()).startsWith("given up after 24 hours without progress");
    }

    @Test
    void aPolicyThatDoesNotAllowToWorkStopsAJobAndADayOfItEndsRequesting() {
        lab.archive.fill(3);
        planned(() -> lab.unworkable = Optional.of("the policy does not parse"));
        lab.tick();
        assertThat(lab.state(id).problem()).contains("the policy does not parse");
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.summary().failed()).isEqualTo(3);
        assertThat(lab.archive.restores()).isEmpty();
    }

    /** The time between plan and confirmation is nobody's fault. */
    @Test
    void aFirstFaultAfterALongWaitForAConfirmationIsNotTheEnd() {
        lab.archive.fill(25);
        boolean[] denied = {true};
        planned(() -> lab.clock.advance(Duration.ofDays(10)));
        lab.archive.onRestore = request ->
                denied[0] ? Optional.of(failed(OutcomeCode.REJECTED, Optional.of("AccessDenied"))) : Optional.empty();
        lab.tick();
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.REQUESTING);
        denied[0] = false;
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void manyWorkersRequestEachObjectOnce() {
        lab.atOnce = 8;
        lab.mostObjects = 300;
        lab.archive.fill(1000);
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.archive.restores())
                .hasSize(1000)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
        assertThat(end.summary().objects()).isEqualTo(1000);
    }

    private static RestoreReply failed(OutcomeCode outcome, Optional<String> code) {
        return new RestoreReply.Failed(
                new Failure(outcome, true, "it did not work", code, Optional.empty()),
                outcome == OutcomeCode.UNREACHABLE);
    }
}
