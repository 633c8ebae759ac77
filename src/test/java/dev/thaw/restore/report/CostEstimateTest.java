package dev.thaw.restore.report;

import static dev.thaw.restore.TestData.TERMS;
import static dev.thaw.restore.TestData.asked;
import static dev.thaw.restore.TestData.maxCost;
import static dev.thaw.restore.TestData.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.RuleAction;
import dev.thaw.policy.Tier;
import dev.thaw.restore.RecordingArchiveStore;
import dev.thaw.restore.TestData;
import dev.thaw.restore.decision.RequestOverrides;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class CostEstimateTest {

    private static final long GIGABYTE = 1_000_000_000L;

    private final RecordingArchiveStore store = new RecordingArchiveStore();

    @Test
    void aRestoreCostsRetrievalRequestAndCopy() {
        store.holding("a", RecordingArchiveStore.archived("ARCHIVE", 2 * GIGABYTE));
        Report report = run(Limits.NONE, "a");
        // 2 GB at 0.06, one request at 0.5 per 10,000, 2 GB for 3 of 30 days at 0.118
        assertThat(report.totals().estimate().cost().orElseThrow()).isEqualByComparingTo("0.14365");
        assertThat(report.totals().estimate().retrievalBytes()).isEqualTo(2 * GIGABYTE);
        assertThat(report.totals().estimate().currency()).contains("CNY");
    }

    @Test
    void intelligentTieringMakesNoCopy() {
        store.holding("a", RecordingArchiveStore.tiered("ARCHIVE"));
        assertThat(run(Limits.NONE, "a").totals().estimate().cost().orElseThrow())
                .isEqualByComparingTo("0.0000500006");
    }

    @Test
    void anUnpricedClassMakesTheCostUnknownAndSaysWhy() {
        store.holding("b", RecordingArchiveStore.archived("DEEP_ARCHIVE", GIGABYTE));
        CostEstimate estimate = run(Limits.NONE, "a", "b").totals().estimate();
        assertThat(estimate.cost()).isEmpty();
        assertThat(estimate.reason()).contains("no price for DEEP_ARCHIVE with Standard");
    }

    @Test
    void whatIsNotRestoredCostsNothing() {
        store.holding("a", RecordingArchiveStore.archived("STANDARD", GIGABYTE));
        assertThat(run(Limits.NONE, "a").totals().estimate().cost()).contains(BigDecimal.ZERO);
    }

    @Test
    void theCostOfARequestIsLimited() {
        store.holding("a", RecordingArchiveStore.archived("ARCHIVE", 2 * GIGABYTE));
        Report report = run(maxCost("0.1"), "a");
        assertThat(report.objects().get(0).name()).isEqualTo(OutcomeCode.REFUSED_BY_LIMIT);
        assertThat(store.restored()).isEmpty();
    }

    @Test
    void estimatesOfOneEventAddUp() {
        store.holding("a", RecordingArchiveStore.archived("ARCHIVE", GIGABYTE))
                .holding("b", RecordingArchiveStore.archived("ARCHIVE", GIGABYTE));
        Report joined = Report.joined(List.of(run(Limits.NONE, "a"), run(Limits.NONE, "b")));
        assertThat(joined.totals().estimate().cost())
                .isEqualTo(run(Limits.NONE, "a", "b").totals().estimate().cost());
    }

    @Test
    void withoutPricesThereIsAReason() {
        Report report = TestData.flow(TestData.restoring(TERMS), store, RequestOverrides.NONE)
                .restoreNamed(TestData.placed(asked("a")), TestData.start());
        assertThat(report.totals().estimate())
                .isEqualTo(new CostEstimate(
                        10, Optional.empty(), Optional.empty(), Optional.of("the policy has no prices")));
    }

    @Test
    void theLookBeforeTheRestoreIsCounted() {
        PriceList prices = prices(Optional.of(new BigDecimal("0.01")));
        assertThat(run(Limits.NONE, prices, "a").totals().estimate().cost().orElseThrow())
                .isEqualByComparingTo(run(Limits.NONE, "a")
                        .totals()
                        .estimate()
                        .cost()
                        .orElseThrow()
                        .add(new BigDecimal("0.000001")));
    }

    private static PriceList prices(Optional<BigDecimal> head) {
        return new PriceList(
                "CNY",
                Map.of(
                        "ARCHIVE", Map.of(Tier.STANDARD, new BigDecimal("0.06")),
                        "INTELLIGENT_TIERING", Map.of(Tier.STANDARD, new BigDecimal("0.06"))),
                Map.of(
                        "ARCHIVE", Map.of(Tier.STANDARD, new BigDecimal("0.5")),
                        "INTELLIGENT_TIERING", Map.of(Tier.STANDARD, new BigDecimal("0.5"))),
                Optional.of(new BigDecimal("0.118")),
                head);
    }

    private Report run(Limits limits, String... keys) {
        return run(limits, prices(Optional.empty()), keys);
    }

    private Report run(Limits limits, PriceList prices, String... keys) {
        RestorePolicy policy = new RestorePolicy(
                List.of(rule("all", "**", new RuleAction.Restore(TERMS))), limits, Optional.of(prices));
        Candidate[] candidates = List.of(keys).stream().map(TestData::asked).toArray(Candidate[]::new);
        return TestData.flow(policy, store, RequestOverrides.NONE)
                .restoreNamed(TestData.placed(candidates), ResumePoint.start(RunTotals.start(policy.prices())));
    }
}
