package dev.thaw.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.job.step.JobWork;
import dev.thaw.policy.Limits;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreRule;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.RuleConditions;
import dev.thaw.policy.Tier;
import dev.thaw.restore.TestData;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Planning: nothing is sent, the plan is the limit, and what fails for a while is taken again. */
class PlanningTest {

    private final JobLab lab = new JobLab();

    private JobState plan() {
        JobId id = lab.create(lab.definition("job", true));
        return lab.until(id, JobPhase.AWAITING_CONFIRMATION);
    }

    @Test
    void aPlanCountsWhatIsToBeRestoredAndSendsNothing() {
        lab.archive.fill(7).put("b", 5, "STANDARD").put("c/", 0, "STANDARD");
        JobState planned = plan();
        assertThat(planned.planned()).isEqualTo(7);
        assertThat(planned.plan().summary().bytes()).isEqualTo(7000);
        assertThat(planned.summary().objects()).isEqualTo(9);
        assertThat(planned.summary().skipped()).isEqualTo(2);
        assertThat(planned.waiting()).isEqualTo(7);
        assertThat(planned.fraction()).isZero();
        assertThat(lab.archive.restores()).isEmpty();
        assertThat(lab.rows(new JobId("job"), "objects/")).hasSize(7).allMatch(JobRow::isPlanned);
        assertThat(lab.logged).isEmpty();
    }

    @Test
    void classAndSizeOfAListingCostNoHead() {
        lab.archive.fill(7);
        plan();
        assertThat(lab.archive.takeHeads()).isZero();
    }

    @Test
    void aRequestMayWantEveryObjectInspected() {
        lab.archive.fill(7);
        lab.inspect = JobWork.Inspect.HEAD;
        plan();
        assertThat(lab.archive.takeHeads()).isEqualTo(7);
    }

    @Test
    void objectsOfWhichNothingIsKnownAreInspected() {
        lab.archive.fill(7);
        lab.archive.listsFacts = false;
        plan();
        assertThat(lab.archive.takeHeads()).isEqualTo(7);
    }

    @Test
    void restoresThatRunAlreadyAreWaitedForAndNotRequested() {
        lab.archive.listsFacts = false;
        lab.archive.fill(3).running("a0001");
        JobId id = lab.create("job");
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().inProgress()).isEqualTo(1);
        assertThat(end.progress().readable()).isEqualTo(3);
        assertThat(lab.archive.restores()).containsOnlyKeys("a0000", "a0002");
    }

    @Test
    void copiesThatAreThereCountForTheTimeUntilWhichAllCanBeRead() {
        lab.archive.listsFacts = false;
        Instant soon = lab.clock.instant().plus(Duration.ofDays(1));
        lab.archive.fill(2).restored("a0001", soon);
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.summary().skipped()).isEqualTo(1);
        assertThat(end.readableUntil()).contains(soon);
    }

    @Test
    void aJobWithNothingToRestoreIsReady() {
        lab.archive.put("a", 5, "STANDARD");
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.fraction()).isEqualTo(1);
    }

    @Test
    void theLimitsOfThePolicyHoldOverAllSteps() {
        lab.archive.fill(12);
        lab.mostObjects = 5;
        lab.policy = limited(TestData.maxObjects(8));
        JobState planned = plan();
        assertThat(planned.planned()).isEqualTo(8);
        assertThat(planned.summary().failed()).isEqualTo(4);
        assertThat(planned.failures().list())
                .extracting(JobState.FailedObject::outcome)
                .containsOnly("REFUSED_BY_LIMIT");
        assertThat(lab.logged).hasSize(4).allMatch(line -> line.endsWith("REFUSED_BY_LIMIT"));
    }

    @Test
    void namedObjectsBeyondALimitAreAllLeftAlone() {
        lab.archive.fill(12);
        lab.named = true;
        lab.policy = limited(TestData.maxObjects(8));
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.problem()).contains("limits.max-objects is 8, this request needs 9");
        assertThat(lab.archive.restores()).isEmpty();
        assertThat(end.fraction()).isZero();
    }

    @Test
    void aListingThatBreaksOffIsContinuedLater() {
        lab.archive.fill(6);
        boolean[] broken = {true};
        lab.archive.onList = key -> broken[0] && key.equals("a0003")
                ? Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "the listing broke off"))
                : Optional.empty();
        JobId id = lab.create("job");
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lab.tickWhenDue(id);
            assertThat(lab.state(id).problem()).contains("the listing broke off");
            pauses.add(
                    Duration.between(lab.clock.instant(), lab.state(id).dueAt().orElseThrow()));
        }
        assertThat(pauses.stream().map(Duration::toMinutes)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        broken[0] = false;
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(end.problem()).isEmpty();
        assertThat(lab.archive.restores()).hasSize(6);
    }

    @Test
    void aSourceThatCannotBeReadForADayFailsTheJob() {
        lab.archive.fill(6);
        lab.archive.onList = key -> Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "the listing broke off"));
        Instant start = lab.clock.instant();
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.problem()).contains("given up after 24 hours without progress: the listing broke off");
        assertThat(Duration.between(start, lab.clock.instant())).isBetween(Duration.ofHours(24), Duration.ofHours(26));
    }

    /** Nobody called for days: that is not the fault of the source. */
    @Test
    void patienceBeginsWithTheFirstStepThatStopped() {
        lab.archive.fill(6);
        JobId id = lab.create("job");
        lab.clock.advance(Duration.ofDays(5));
        boolean[] broken = {true};
        lab.archive.onList = key -> broken[0]
                ? Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "the listing broke off"))
                : Optional.empty();
        lab.tick();
        lab.tickWhenDue(id);
        broken[0] = false;
        assertThat(lab.untilEnd(id).phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void aSourceThatIsBrokenPermanentlyFailsTheJob() {
        lab.archive.fill(6);
        lab.archive.onList = key -> key.equals("a0003")
                ? Optional.of(Failure.permanent(OutcomeCode.REJECTED, "the list is damaged"))
                : Optional.empty();
        JobState end = lab.untilEnd(lab.create("job"));
        assertThat(end.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(end.problem()).contains("the list is damaged");
        assertThat(lab.archive.restores()).isEmpty();
    }

    @Test
    void anEntryThatNamesNoObjectIsAFailedRow() {
        lab.archive.fill(3);
        lab.archive.onList = key -> key.equals("a0001")
                ? Optional.of(Failure.permanent(OutcomeCode.MALFORMED, "line 2: no key"))
                : Optional.empty();
        JobId id = lab.create("job");
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.PARTLY_READY);
        assertThat(end.failures().list())
                .containsExactly(new JobState.FailedObject(
                        Optional.empty(), "MALFORMED", Optional.empty(), Optional.of("line 2: no key")));
        assertThat(lab.archive.restores()).containsOnlyKeys("a0000", "a0002");
    }

    @Test
    void objectsThatCannotBeLookedAtAreTakenAgainAfterOneFiveFifteenAndSixtyMinutes() {
        lab.archive.listsFacts = false;
        lab.archive.fill(3);
        List<Duration> looks = new ArrayList<>();
        Instant start = lab.clock.instant();
        lab.archive.onHead = object -> {
            if (object.key().equals("a0001")) {
                looks.add(Duration.between(start, lab.clock.instant()));
                return Optional.of(Failure.temporary(OutcomeCode.UNREACHABLE, "no answer"));
            }
            return Optional.empty();
        };
        JobState planned = plan();
        assertThat(looks.stream().map(Duration::toMinutes)).containsExactly(0L, 1L, 6L, 21L, 81L);
        assertThat(planned.planned()).isEqualTo(2);
        assertThat(planned.summary().failed()).isEqualTo(1);
        assertThat(planned.summary().retryable()).isEqualTo(1);
        assertThat(planned.summary().objects()).isEqualTo(3);
    }

    @Test
    void theTimeOfACallEndsAStepAndTheNextGoesOn() {
        lab.archive.listsFacts = false;
        lab.archive.fill(100);
        lab.archive.latency = Duration.ofSeconds(1);
        JobId id = lab.create("job");
        Instant start = lab.clock.instant();
        lab.tick();
        assertThat(Duration.between(start, lab.clock.instant())).isLessThan(Duration.ofSeconds(51));
        assertThat(lab.state(id).phase()).isEqualTo(JobPhase.PLANNING);
        JobState end = lab.untilEnd(id);
        assertThat(end.phase()).isEqualTo(JobPhase.READY);
        assertThat(lab.archive.restores())
                .hasSize(100)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void aPlanThatTakesLongerThanHalfOfTheShortestDaysWarns() {
        lab.archive.fill(10);
        lab.rate = 1;
        lab.policy = TestData.policy(
                Limits.NONE,
                new RestoreRule(
                        "all",
                        RuleConditions.EVERYTHING,
                        new RuleAction.Restore(new RestoreTerms(Tier.BULK, 1, Optional.empty()))));
        assertThat(plan().warnings()).isEmpty();
    }

    @Test
    void aPlanForADayOfRestoresWarnsOnACopyOfADay() {
        lab.archive.fill(1);
        for (int i = 0; i < 43_300; i++) {
            lab.archive.put(String.format("b%06d", i), 1, "ARCHIVE");
        }
        lab.rate = 1;
        lab.policy = TestData.restoring(new RestoreTerms(Tier.BULK, 1, Optional.empty()));
        assertThat(plan().warnings()).singleElement().asString().contains("12 hours at 1 per second", "1 days");
    }

    @Test
    void fiftyRulesHaveALineEachAndTheOthersShareOne() {
        List<RestoreRule> rules = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rules.add(new RestoreRule(
                    "rule" + i,
                    TestData.match(InMemoryArchive.key(i), Set.of(), Optional.empty()),
                    new RuleAction.Restore(JobLab.BULK)));
        }
        lab.archive.fill(60);
        lab.policy = new RestorePolicy(rules, Limits.NONE, Optional.empty());
        lab.mostObjects = 7;
        JobState planned = plan();
        assertThat(planned.plan().byRule().rows()).hasSize(51);
        assertThat(planned.plan().byRule().rows().get(50).objects()).isEqualTo(10);
    }

    private static RestorePolicy limited(Limits limits) {
        return TestData.policy(
                limits, new RestoreRule("all", RuleConditions.EVERYTHING, new RuleAction.Restore(JobLab.BULK)));
    }
}
