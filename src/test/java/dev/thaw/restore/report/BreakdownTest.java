package dev.thaw.restore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Limits;
import dev.thaw.policy.PriceList;
import dev.thaw.policy.Tier;
import dev.thaw.restore.TestData;
import dev.thaw.restore.store.OutcomeCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:20:30Z");
    private static final PriceList PRICES = new PriceList(
            "CNY",
            Map.of(
                    "ARCHIVE",
                    Map.of(
                            Tier.BULK,
                            BigDecimal.ONE,
                            Tier.STANDARD,
                            BigDecimal.TEN,
                            Tier.EXPEDITED,
                            new BigDecimal("100")),
                    "DEEP_ARCHIVE",
                    Map.of(Tier.BULK, BigDecimal.ONE, Tier.STANDARD, BigDecimal.TEN)),
            Map.of(
                    "ARCHIVE",
                    Map.of(Tier.BULK, BigDecimal.ZERO, Tier.STANDARD, BigDecimal.ZERO, Tier.EXPEDITED, BigDecimal.ZERO),
                    "DEEP_ARCHIVE",
                    Map.of(Tier.BULK, BigDecimal.ZERO)),
            Optional.empty(),
            Optional.empty());

    @Test
    void planComparesTheSameObjectsAtEachTier() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        sums.add(planned("ARCHIVE", 1_000_000_000, Duration.ofHours(12)), Optional.of(PRICES));
        sums.add(planned("ARCHIVE", 2_000_000_000, Duration.ofHours(12)), Optional.of(PRICES));
        assertThat(sums.total().alternatives())
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .build())
                .containsExactly(
                        alternative(Tier.EXPEDITED, 2, 3_000_000_000L, "300", Duration.ofMinutes(5)),
                        alternative(Tier.STANDARD, 2, 3_000_000_000L, "30", Duration.ofHours(5)),
                        alternative(Tier.BULK, 2, 3_000_000_000L, "3", Duration.ofHours(12)));
    }

    @Test
    void deepArchiveHasTheNextSlowerTierAndWhatHasNoPriceMakesTheCostUnknown() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        sums.add(planned("DEEP_ARCHIVE", 1_000_000_000, Duration.ofHours(48)), Optional.of(PRICES));
        Breakdown.Alternative expedited = sums.total().alternatives().get(0);
        assertThat(expedited)
                .isEqualTo(new Breakdown.Alternative(
                        Tier.EXPEDITED,
                        1,
                        1_000_000_000,
                        Optional.empty(),
                        Optional.of(NOW.plus(Duration.ofHours(24)))));
    }

    @Test
    void whatALimitRefusesAtATierIsNotCountedThere() {
        Limits limits = new Limits(
                Optional.empty(),
                Optional.of(Set.of(Tier.EXPEDITED, Tier.BULK)),
                Optional.of(1_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Breakdown.Adding sums = new Breakdown.Adding(limits);
        sums.add(planned("ARCHIVE", 1_000, Duration.ofHours(12)), Optional.empty());
        sums.add(planned("ARCHIVE", 1_001, Duration.ofHours(12)), Optional.empty());
        assertThat(sums.total().alternatives())
                .extracting(Breakdown.Alternative::objects)
                .containsExactly(1L, 0L, 2L);
    }

    @Test
    void runningRestoresAreCountedByTheHourOfTheirEnd() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        sums.add(running("2026-11-27T18:00:00Z"), Optional.empty());
        sums.add(running("2026-11-27T18:59:59Z"), Optional.empty());
        sums.add(running("2026-11-27T19:00:00Z"), Optional.empty());
        sums.add(outcome("ARCHIVE", 5, Outcome.of(OutcomeCode.RESTORING)), Optional.empty());
        sums.add(outcome("ARCHIVE", 5, Outcome.of(OutcomeCode.ARCHIVED)), Optional.empty());
        Breakdown total = new Breakdown.Adding(Limits.NONE)
                .add(sums.total())
                .add(sums.total())
                .total();
        assertThat(total.readyByHour())
                .containsExactly(
                        Map.entry(Instant.parse("2026-11-27T18:00:00Z"), 4L),
                        Map.entry(Instant.parse("2026-11-27T19:00:00Z"), 2L));
        assertThat(total.byOutcome())
                .isEqualTo(Map.of(
                        OutcomeCode.RESTORING,
                        new Breakdown.Sum(8, 40),
                        OutcomeCode.ARCHIVED,
                        new Breakdown.Sum(2, 10)));
    }

    @Test
    void anAlternativeIsReadableWithItsLastObject() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        sums.add(planned("DEEP_ARCHIVE", 1, Duration.ofHours(48)), Optional.empty());
        sums.add(planned("ARCHIVE", 1, Duration.ofHours(12)), Optional.empty());
        sums.add(planned("DEEP_ARCHIVE", 1, Duration.ofHours(48)), Optional.empty());
        assertThat(sums.total().alternatives())
                .extracting(alternative -> alternative.readyBy().orElseThrow())
                .containsExactly(
                        NOW.plus(Duration.ofHours(24)), NOW.plus(Duration.ofHours(24)), NOW.plus(Duration.ofHours(48)));
    }

    /** Sums that a resumed request carries on. */
    @Test
    void alternativesOfEarlierPartsAreCarriedOn() {
        Breakdown.Adding first = new Breakdown.Adding(Limits.NONE);
        first.add(planned("ARCHIVE", 1, Duration.ofHours(12)), Optional.empty());
        Breakdown.Adding second = new Breakdown.Adding(Limits.NONE).add(first.total());
        second.add(planned("ARCHIVE", 2, Duration.ofHours(12)), Optional.empty());
        assertThat(second.total().alternatives())
                .extracting(Breakdown.Alternative::bytes)
                .containsExactly(3L, 3L, 3L);
    }

    @Test
    void aKnownHourIsCountedAsItselfWhenTheListIsFull() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        for (int hour = 0; hour < 500; hour++) {
            sums.add(running(NOW.plus(Duration.ofHours(hour)).toString()), Optional.empty());
        }
        sums.add(running(NOW.toString()), Optional.empty());
        assertThat(sums.total().readyByHour().get(NOW.truncatedTo(ChronoUnit.HOURS)))
                .isEqualTo(2);
    }

    /** A server may claim any time; the sums must not grow with the objects. */
    @Test
    void forgedTimesMakeNoEndlessList() {
        Breakdown.Adding sums = new Breakdown.Adding(Limits.NONE);
        for (int hour = 0; hour < 2_000; hour++) {
            sums.add(running(NOW.plus(Duration.ofHours(hour)).toString()), Optional.empty());
        }
        assertThat(sums.total().readyByHour()).hasSize(500);
        assertThat(sums.total().readyByHour().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2_000);
    }

    private static Breakdown.Alternative alternative(Tier tier, long objects, long bytes, String cost, Duration time) {
        return new Breakdown.Alternative(
                tier, objects, bytes, Optional.of(new BigDecimal(cost)), Optional.of(NOW.plus(time)));
    }

    private static ObjectOutcome running(String readyBy) {
        return outcome("ARCHIVE", 5, Outcome.of(OutcomeCode.RESTORING).readyBy(Optional.of(Instant.parse(readyBy))));
    }

    private static ObjectOutcome planned(String storageClass, long size, Duration time) {
        return outcome(storageClass, size, Outcome.of(OutcomeCode.WOULD_RESTORE).readyBy(Optional.of(NOW.plus(time))));
    }

    private static ObjectOutcome outcome(String storageClass, long size, Outcome outcome) {
        return new ObjectOutcome(
                DecisionDetails.of(
                                TestData.object("k"),
                                new ObjectAttributes(Optional.of(size), Optional.of(new StorageClass(storageClass))))
                        .withRule("rule")
                        .withTerms(Tier.BULK, Optional.of(3)),
                outcome);
    }
}
