package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectFacts;
import dev.thaw.policy.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {

    private static final Optional<String> CNY = Optional.of("CNY");

    @Test
    void oneAloneStaysAsItIs() {
        Report alone = new Report(
                false,
                new Resumption("7", Set.of("mark"), tally()),
                tally(),
                objects("a", 1, true),
                true,
                AnotherTry.FOR_TIME);
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
        assertThat(full.objects()).hasSize(ReportEntries.MOST);
        assertThat(full.truncated()).isFalse();

        Report over = Report.joined(List.of(report(objects("a", 1000, false)), report(objects("b", 1, false))));
        assertThat(over.objects()).hasSize(ReportEntries.MOST);
        assertThat(keys(over)).endsWith("a999");
        assertThat(over.truncated()).isTrue();
    }

    @Test
    void failureOfALaterPartIsListedBeforeAllThatWentWell() {
        Report joined = Report.joined(List.of(report(objects("a", 1000, false)), report(objects("b", 1, true))));
        assertThat(keys(joined))
                .hasSize(ReportEntries.MOST)
                .startsWith("b0", "a0")
                .endsWith("a998");
    }

    @Test
    void whatOnePartLeftOutIsLeftOutOfTheWhole() {
        Report cut = new Report(true, start(), tally(), objects("a", 1, false), true, AnotherTry.NEEDLESS);
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
        Summary one = new Summary(1, 2, 3, 4, 5, 6, 7, 8);
        Summary other = new Summary(10, 200, 3000, 40_000, 500_000, 6_000_000, 70_000_000, 800_000_000);
        Report joined = Report.joined(List.of(
                report(new Tally(one, estimate(9, Optional.of("1.5"), Optional.empty()), spent(1, 2, "3"), rule(1))),
                report(new Tally(
                        other, estimate(90, Optional.of("0.25"), Optional.empty()), spent(10, 20, "30"), rule(10)))));
        Tally sum = joined.tally();
        assertThat(sum.summary())
                .isEqualTo(new Summary(11, 202, 3003, 40_004, 500_005, 6_000_006, 70_000_007, 800_000_008));
        assertThat(sum.estimate()).isEqualTo(estimate(99, Optional.of("1.75"), Optional.empty()));
        assertThat(sum.spent()).isEqualTo(spent(11, 22, "33"));
        assertThat(sum.byRule()).isEqualTo(rule(11));
        assertThat(joined.resumption()).isEqualTo(new Resumption("", Set.of(), sum));
    }

    @Test
    void sumsThatNobodyCanAddStayAtTheLargest() {
        long most = Long.MAX_VALUE;
        Summary full = new Summary(most, most, most, most, most, most, most, most);
        Tally largest = new Tally(
                full,
                estimate(most, Optional.empty(), Optional.empty()),
                spent(most, most, "1"),
                new RuleSums(List.of(new RuleSums.Line("legal", Tier.BULK, most, most, Optional.empty()))));
        Tally sum = Report.joined(List.of(report(largest), report(largest))).tally();
        assertThat(sum.summary()).isEqualTo(full);
        assertThat(sum.spent().objects()).isEqualTo(most);
        assertThat(sum.byRule()).isEqualTo(largest.byRule());
        assertThat(full.plus(objects("a", 1, true).get(0)).objects()).isEqualTo(most);
    }

    @Test
    void costThatOnePartCannotTellIsThatOfNone() {
        Estimate known = estimate(1, Optional.of("1"), Optional.empty());
        Estimate unknown = estimate(2, Optional.empty(), Optional.of("no price"));
        assertThat(joined(known, unknown)).isEqualTo(estimate(3, Optional.empty(), Optional.of("no price")));
        assertThat(joined(unknown, known)).isEqualTo(estimate(3, Optional.empty(), Optional.of("no price")));
        assertThat(joined(unknown, estimate(4, Optional.empty(), Optional.of("another reason"))))
                .isEqualTo(estimate(6, Optional.empty(), Optional.of("no price")));
    }

    @ParameterizedTest
    @CsvSource({
        "NEEDLESS, NEEDLESS, NEEDLESS",
        "NEEDLESS, FOR_TIME, FOR_TIME",
        "FOR_FAILURES, FOR_TIME, FOR_FAILURES",
        "FOR_FAILURES, NEEDLESS, FOR_FAILURES",
        "FOR_TIME, FOR_CREDENTIALS, FOR_CREDENTIALS"
    })
    void theWeightiestReasonForAnotherTryCounts(AnotherTry one, AnotherTry other, AnotherTry whole) {
        assertThat(Report.joined(List.of(worth(one), worth(other))).anotherTry())
                .isEqualTo(whole);
        assertThat(Report.joined(List.of(worth(other), worth(one))).anotherTry())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(AnotherTry.class)
    void onlyThatItsTimeWasOverIsNoReasonToRepeatRecurringWork(AnotherTry reason) {
        Report recurring = worth(reason).ofRecurringWork();
        assertThat(recurring).isEqualTo(worth(reason == AnotherTry.FOR_TIME ? AnotherTry.NEEDLESS : reason));
        assertThat(worth(reason).worthAnotherTry()).isEqualTo(reason != AnotherTry.NEEDLESS);
        assertThat(worth(reason).credentialsExpired()).isEqualTo(reason == AnotherTry.FOR_CREDENTIALS);
    }

    private static Estimate joined(Estimate one, Estimate other) {
        return Report.joined(List.of(estimated(one), estimated(other))).tally().estimate();
    }

    private static Report estimated(Estimate estimate) {
        return report(new Tally(Summary.EMPTY, estimate, Spending.NOTHING, RuleSums.NONE));
    }

    private static Report report(List<ObjectOutcome> objects) {
        return new Report(true, start(), tally(), objects, false, AnotherTry.NEEDLESS);
    }

    private static Report report(Tally tally) {
        return new Report(true, start(), tally, List.of(), false, AnotherTry.NEEDLESS);
    }

    private static Report complete(boolean complete) {
        return new Report(complete, start(), tally(), List.of(), false, AnotherTry.NEEDLESS);
    }

    private static Report worth(AnotherTry reason) {
        return new Report(false, start(), tally(), objects("a", 1, true), true, reason);
    }

    private static Resumption start() {
        return Resumption.start(tally());
    }

    private static Tally tally() {
        return Tally.start(Optional.empty());
    }

    private static Estimate estimate(long bytes, Optional<String> cost, Optional<String> reason) {
        return new Estimate(bytes, cost.map(BigDecimal::new), CNY, reason);
    }

    private static Spending spent(long objects, long bytes, String cost) {
        return new Spending(objects, bytes, new BigDecimal(cost));
    }

    private static RuleSums rule(long objects) {
        return new RuleSums(List.of(new RuleSums.Line("legal", Tier.BULK, objects, 2 * objects, Optional.empty())));
    }

    private static List<ObjectOutcome> both(List<ObjectOutcome> first, List<ObjectOutcome> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<ObjectOutcome> objects(String prefix, int count, boolean failed) {
        Ending ending = failed
                ? Ending.of(Failure.forGood(OutcomeName.REJECTED, "for the test"))
                : Ending.of(OutcomeName.ACCEPTED);
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new ObjectOutcome(Dossier.of(Journeys.object(prefix + i), ObjectFacts.sized(10)), ending))
                .toList();
    }

    private static List<String> keys(Report report) {
        return report.objects().stream()
                .map(outcome -> outcome.dossier().object().orElseThrow().key())
                .toList();
    }
}
