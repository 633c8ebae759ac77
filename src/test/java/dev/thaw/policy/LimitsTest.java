package dev.thaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class LimitsTest {

    private static final Limits LIMITS = new Limits(
            Optional.of(60),
            Optional.of(Set.of(Tier.EXPEDITED, Tier.BULK)),
            Optional.of(100L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void noLimitsRefuseNothing() {
        assertThat(Limits.NONE.refusal(Tier.EXPEDITED, 365, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void limitsAreInclusive() {
        assertThat(LIMITS.refusal(Tier.EXPEDITED, 60, 100)).isEmpty();
        assertThat(LIMITS.refusal(Tier.BULK, 60, 101)).isEmpty();
    }

    @Test
    void whatIsOverALimitIsRefusedByItsName() {
        assertThat(LIMITS.refusal(Tier.BULK, 61, 1)).contains("61 days are over limits.max-days, 60");
        assertThat(LIMITS.refusal(Tier.STANDARD, 1, 1)).contains("tier Standard is not among limits.tiers");
        assertThat(LIMITS.refusal(Tier.EXPEDITED, 1, 101))
                .contains("101 bytes are over limits.expedited-max-size, 100");
    }
}
