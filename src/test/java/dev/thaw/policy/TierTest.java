package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.ArchiveLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class TierTest {

    @Test
    void isNamedAsTheServiceNamesIt() {
        assertThat(List.of(Tier.values())).extracting(Tier::wireName).containsExactly("Expedited", "Standard", "Bulk");
    }

    @Test
    void isNamedSoInTurkeyToo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(Tier.EXPEDITED.wireName()).isEqualTo("Expedited");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isReadInAnyCase() {
        assertThat(Tier.named("bulk")).contains(Tier.BULK);
        assertThat(Tier.named("Expedited")).contains(Tier.EXPEDITED);
        assertThat(Tier.named("fast")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EXPEDITED,ARCHIVE,EXPEDITED,PT5M",
        "STANDARD,ARCHIVE,STANDARD,PT5H",
        "BULK,ARCHIVE,BULK,PT12H",
        "EXPEDITED,DEEP_ARCHIVE,STANDARD,PT24H",
        "STANDARD,DEEP_ARCHIVE,STANDARD,PT24H",
        "BULK,DEEP_ARCHIVE,BULK,PT48H",
    })
    void givesWayWhereTheClassDoesNotOfferIt(Tier tier, ArchiveLevel depth, Tier offered, Duration slowest) {
        assertThat(tier.availableFor(depth)).isEqualTo(offered);
        assertThat(tier.maxDuration(depth)).isEqualTo(slowest);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 366})
    void termsHaveDaysOfAYear(int days) {
        assertThatThrownBy(() -> Rules.terms(Tier.BULK, days)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void termsRenewWithinSomeTime() {
        assertThat(new RestoreTerms(Tier.BULK, 365, Optional.of(Duration.ofDays(2))).days())
                .isEqualTo(365);
        assertThatThrownBy(() -> new RestoreTerms(Tier.BULK, 1, Optional.of(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestoreTerms(Tier.BULK, 1, Optional.of(Duration.ofDays(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleHasAName() {
        assertThatThrownBy(() -> Rules.skip(" ", RuleConditions.EVERYTHING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pricesAreCopiedThrough() {
        Map<Tier, BigDecimal> byTier = new HashMap<>(Map.of(Tier.BULK, BigDecimal.ONE));
        PriceList prices =
                new PriceList("CNY", Map.of("ARCHIVE", byTier), Map.of(), Optional.empty(), Optional.empty());
        byTier.clear();

        assertThat(prices.retrieval()).isEqualTo(Map.of("ARCHIVE", Map.of(Tier.BULK, BigDecimal.ONE)));
    }
}
