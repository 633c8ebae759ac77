package dev.thaw.restore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.policy.Tier;
import dev.thaw.restore.TestData;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("locale")
class ReportTest {

    private static final Optional<String> CNY = Optional.of("CNY");

    @Test
    void oneAloneStaysAsItIs() {
        Report alone = new Report(
                false,
                new ResumePoint("7", Set.of("mark"), totals()),
                totals(),
                objects("a", 1, true),
                true,
                RetryReason.TIMED_OUT);
        assertThat(Report.joined(List.of(alone))).isEqualTo(alone);
    }

    @Test
    void failuresStandFirstAndEachKindInItsOrder() {
        Report joined = Report.joined(List.of(
                report(both(objects("a-failed", 2, true), objects("a", 2, false))),
                report(objects("b", 1, false)),
                report(both(objects("c-failed", 1, true), objects("c", 1, false)))));
        assertThat(keys(joined)).containsExactly("a-failed0", "a-failed1", "c-failed0", "a0", "a1", "b0", "c0");
        assertThat(joined.truncated()).isFalse();
    }

    @Test
    void aThousandAreListedAndOneMoreIsNot() {
        Report full = Report.joined(List.of(report(objects("a", 999, false)), report(objects("b", 1, false))));
        assertThat(full.objects()).hasSize(ReportEntries.MAX);
        assertThat(full.truncated()).isFalse();

        Report over = Report.joined(List.of(report(objects("a", 1000, false)), report(objects("b", 1, false))));
        assertThat(over.objects()).hasSize(ReportEntries.MAX);
        assertThat(keys(over)).endsWith("a999");
        assertThat(over.truncated()).isTrue();
    }

    @Test
    void failureOfALaterPartIsListedBeforeAllThatWentWell() {
        Report joined = Report.joined(List.of(report(objects("a", 1000, false)), report(objects("b", 1, true))));
        assertThat(keys(joined))
                .hasSize(ReportEntries.MAX)
                .startsWith("b0", "a0")
                .endsWith("a998");
    }

    @Test
    void whatOnePartLeftOutIsLeftOutOfTheWhole() {
        Report cut = new Report(true, start(), totals(), objects("a", 1, false), true, RetryReason.NONE);
        assertThat(Report.joined(List.of(cut, report(objects("b", 1, false)))).truncated())
                .isTrue();
        assertThat(Report.joined(List.of(report(objects("b", 1, false)), cut)).truncated())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void theWholeIsCompleteWhereEachPartIs(boolean one, boolean other, boolean whole) {
        assertThat(Report.joined(List.of(complete(one), complete(other))).complete())
                .isEqualTo(whole);
    }

    @Test
    void everySumIsThatOfAllParts() {
        OutcomeCounts one = new OutcomeCounts(1, 2, 3, 4, 5, 6, 7, 8);
        OutcomeCounts other = new OutcomeCounts(10, 200, 3000, 40_000, 500_000, 6_000_000, 70_000_000, 800_000_000);
        Report joined = Report.joined(List.of(
                report(new RunTotals(
                        one, estimate(9, Optional.of("1.5"), Optional.empty()), spent(1, 2, "3"), rule(1))),
                report(new RunTotals(
                        other, estimate(90, Optional.of("0.25"), Optional.empty()), spent(10, 20, "30"), rule(10)))));
        RunTotals sum = joined.totals();
        assertThat(sum.summary())
                .isEqualTo(new OutcomeCounts(11, 202, 3003, 40_004, 500_005, 6_000_006, 70_000_007, 800_000_008));
        assertThat(sum.estimate()).isEqualTo(estimate(99, Optional.of("1.75"), Optional.empty()));
        assertThat(sum.spent()).isEqualTo(spent(11, 22, "33"));
        assertThat(sum.byRule()).isEqualTo(rule(11));
        assertThat(joined.resumePoint()).isEqualTo(new ResumePoint("", Set.of(), sum));
    }

    @Test
    void sumsThatNobodyCanAddStayAtTheLargest() {
        long most = Long.MAX_VALUE;
        OutcomeCounts full = new OutcomeCounts(most, most, most, most, most, most, most, most);
        RunTotals largest = new RunTotals(
                full,
                estimate(most, Optional.empty(), Optional.empty()),
                spent(most, most, "1"),
                new RuleTotals(List.of(
                        new RuleTotals.Row("legal", Tier.BULK, most, most, Optional.empty(), Optional.empty()))));
        RunTotals sum = Report.joined(List.of(report(largest), report(largest))).totals();
        assertThat(sum.summary()).isEqualTo(full);
        assertThat(sum.spent().objects()).isEqualTo(most);
        assertThat(sum.byRule()).isEqualTo(largest.byRule());
        assertThat(full.plus(objects("a", 1, true).get(0)).objects()).isEqualTo(most);
    }

    @Test
    void costThatOnePartCannotTellIsThatOfNone() {
        CostEstimate known = estimate(1, Optional.of("1"), Optional.empty());
        CostEstimate unknown = estimate(2, Optional.empty(), Optional.of("no price"));
        assertThat(joined(known, unknown)).isEqualTo(estimate(3, Optional.empty(), Optional.of("no price")));
        assertThat(joined(unknown, known)).isEqualTo(estimate(3, Optional.empty(), Optional.of("no price")));
        assertThat(joined(unknown, estimate(4, Optional.empty(), Optional.of("another reason"))))
                .isEqualTo(estimate(6, Optional.empty(), Optional.of("no price")));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, NONE",
        "NONE, TIMED_OUT, TIMED_OUT",
        "FAILED, TIMED_OUT, FAILED",
        "FAILED, NONE, FAILED",
        "TIMED_OUT, CREDENTIALS_EXPIRED, CREDENTIALS_EXPIRED"
    })
    void theWeightiestReasonForAnotherTryCounts(RetryReason one, RetryReason other, RetryReason whole) {
        assertThat(Report.joined(List.of(worth(one), worth(other))).retryReason())
                .isEqualTo(whole);
        assertThat(Report.joined(List.of(worth(other), worth(one))).retryReason())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(RetryReason.class)
    void onlyThatItsTimeWasOverIsNoReasonToRepeatRecurringWork(RetryReason reason) {
        Report recurring = worth(reason).forRecurringWork();
        assertThat(recurring).isEqualTo(worth(reason == RetryReason.TIMED_OUT ? RetryReason.NONE : reason));
        assertThat(worth(reason).retryable()).isEqualTo(reason != RetryReason.NONE);
        assertThat(worth(reason).credentialsExpired()).isEqualTo(reason == RetryReason.CREDENTIALS_EXPIRED);
    }

    private static CostEstimate joined(CostEstimate one, CostEstimate other) {
        return Report.joined(List.of(estimated(one), estimated(other))).totals().estimate();
    }

    private static Report estimated(CostEstimate estimate) {
        return report(new RunTotals(OutcomeCounts.EMPTY, estimate, Spending.NOTHING, RuleTotals.NONE));
    }

    private static Report report(List<ObjectOutcome> objects) {
        return new Report(true, start(), totals(), objects, false, RetryReason.NONE);
    }

    private static Report report(RunTotals totals) {
        return new Report(true, start(), totals, List.of(), false, RetryReason.NONE);
    }

    private static Report complete(boolean complete) {
        return new Report(complete, start(), totals(), List.of(), false, RetryReason.NONE);
    }

    private static Report worth(RetryReason reason) {
        return new Report(false, start(), totals(), objects("a", 1, true), true, reason);
    }

    private static ResumePoint start() {
        return ResumePoint.start(totals());
    }

    private static RunTotals totals() {
        return RunTotals.start(Optional.empty());
    }

    private static CostEstimate estimate(long bytes, Optional<String> cost, Optional<String> reason) {
        return new CostEstimate(bytes, cost.map(BigDecimal::new), CNY, reason);
    }

    private static Spending spent(long objects, long bytes, String cost) {
        return new Spending(objects, bytes, new BigDecimal(cost));
    }

    private static RuleTotals rule(long objects) {
        return new RuleTotals(List.of(
                new RuleTotals.Row("legal", Tier.BULK, objects, 2 * objects, Optional.empty(), Optional.empty())));
    }

    private static List<ObjectOutcome> both(List<ObjectOutcome> first, List<ObjectOutcome> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<ObjectOutcome> objects(String prefix, int count, boolean failed) {
        Outcome ending = failed
                ? Outcome.of(Failure.permanent(OutcomeCode.REJECTED, "for the test"))
                : Outcome.of(OutcomeCode.ACCEPTED);
        return IntStream.range(0, count)
                .mapToObj(i -> new ObjectOutcome(
                        DecisionDetails.of(TestData.object(prefix + i), ObjectAttributes.sized(10)), ending))
                .toList();
    }

    private static List<String> keys(Report report) {
        return report.objects().stream()
                .map(outcome -> outcome.details().object().orElseThrow().key())
                .toList();
    }
}
