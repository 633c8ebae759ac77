package dev.thaw.restore.report;

import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.flow;
import static dev.thaw.restore.TestData.placed;
import static dev.thaw.restore.TestData.rule;
import static dev.thaw.restore.TestData.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.policy.CostParts;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RestoreTerms;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.Tier;
import dev.thaw.restore.DryRunStore;
import dev.thaw.restore.RecordingArchiveStore;
import dev.thaw.restore.TestData;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("locale")
class RuleTotalsTest {

    private static final RestoreTerms FAST = new RestoreTerms(Tier.EXPEDITED, 1, Optional.empty());
    private static final PriceList PRICES = new PriceList(
            "CNY",
            Map.of("ARCHIVE", Map.of(Tier.STANDARD, new BigDecimal("100000000"), Tier.EXPEDITED, BigDecimal.TEN)),
            Map.of("ARCHIVE", Map.of(Tier.STANDARD, BigDecimal.ZERO, Tier.EXPEDITED, BigDecimal.ZERO)),
            Optional.empty(),
            Optional.empty());

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void rowsBeyondTheMostBecomeOne() {
        Instant early = Instant.EPOCH;
        Instant late = early.plusSeconds(9);
        CostParts one = new CostParts(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
        RuleTotals totals = new RuleTotals(List.of(
                new RuleTotals.Row("a", Tier.BULK, 1, 10, Optional.of(one), Optional.of(early)),
                new RuleTotals.Row("b", Tier.BULK, 2, 20, Optional.of(one), Optional.of(late)),
                new RuleTotals.Row("c", Tier.BULK, 3, 30, Optional.of(one), Optional.of(early))));
        assertThat(totals.capped(3)).isEqualTo(totals);
        RuleTotals capped = totals.capped(1);
        CostParts two = one.plus(one);
        assertThat(capped.rows())
                .containsExactly(
                        totals.rows().get(0),
                        new RuleTotals.Row(
                                RuleTotals.OTHER_RULES, Tier.BULK, 5, 50, Optional.of(two), Optional.of(late)));
        // Once more with another rule: the rest stays one row, and the last.
        assertThat(capped.plus(totals).capped(2).rows())
                .extracting(RuleTotals.Row::rule)
                .containsExactly("a", "b", RuleTotals.OTHER_RULES);
    }

    /** The sums were copied for each object: 100,000 objects over 20,000 rules would take minutes. */
    @Test
    @Timeout(20)
    void manyRulesCostNoMoreThanFew() {
        RunTotals.Adding totals =
                new RunTotals.Adding(RunTotals.start(Optional.empty()), Optional.empty(), Limits.NONE);
        for (int i = 0; i < 100_000; i++) {
            totals.add(new ObjectOutcome(
                    DecisionDetails.of(TestData.object("k"), ObjectAttributes.sized(1))
                            .withRule("rule" + i % 20_000)
                            .withTerms(Tier.BULK, Optional.of(3)),
                    Outcome.of(OutcomeCode.ACCEPTED)));
        }
        List<RuleTotals.Row> lines = totals.totals(Spending.NOTHING).byRule().rows();
        assertThat(lines).hasSize(20_000);
        assertThat(lines.get(19_999))
                .isEqualTo(new RuleTotals.Row("rule19999", Tier.BULK, 5, 5, Optional.empty(), Optional.empty()));
    }

    @Test
    void everyRuleAndTierHasItsSums() {
        store.holding("f/deep", RecordingArchiveStore.archived("DEEP_ARCHIVE", 5))
                .holding("f/warm", RecordingArchiveStore.archived("STANDARD", 5));
        RestorePolicy policy = new RestorePolicy(
                List.of(
                        rule("fast", "f/*", new RuleAction.Restore(FAST)),
                        rule("slow", "s/*", new RuleAction.Restore(TERMS))),
                Limits.NONE,
                Optional.of(PRICES));
        Report report = flow(policy, new DryRunStore(store), RequestOverrides.NONE, TestData.AMPLE, 1)
                .restoreNamed(
                        placed(asked("s/1"), asked("f/1"), asked("s/2"), asked("f/deep"), asked("f/warm"), asked("no")),
                        start());
        assertThat(report.totals().byRule().rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("parts", "readyBy")
                .containsExactly(
                        new RuleTotals.Row("slow", Tier.STANDARD, 2, 20, Optional.empty(), Optional.empty()),
                        new RuleTotals.Row("fast", Tier.EXPEDITED, 1, 10, Optional.empty(), Optional.empty()),
                        new RuleTotals.Row("fast", Tier.STANDARD, 1, 5, Optional.empty(), Optional.empty()));
        List<RuleTotals.Row> lines = report.totals().byRule().rows();
        assertThat(lines.get(0).cost().orElseThrow()).isEqualByComparingTo("2");
        assertThat(lines.get(2).cost()).isEmpty();
        assertThat(report.totals()
                        .byRule()
                        .plus(report.totals().byRule())
                        .rows()
                        .get(0)
                        .objects())
                .isEqualTo(4);
    }
}
