package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.SharedLimit.Counts;
import dev.thaw.cos.pace.AdaptiveRate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ARCHITECTURE.md says of several instances at one limit. */
class SharedLimitTest {

    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(660);

    @ParameterizedTest
    @CsvSource({"1, 97, 0.001", "2, 97, 0.01", "8, 97, 0.04", "64, 97, 0.2"})
    void instancesShareTheLimitWithFewRefusals(int instances, double leastPerSecond, double mostRefused) {
        var limit = new SharedLimit(instances);
        limit.during(Duration.ZERO, SETTLED);
        Counts settled = limit.during(SETTLED, END);

        assertThat(settled.perSecond()).isBetween(leastPerSecond, 100.5);
        assertThat(settled.refusedShare()).isLessThan(mostRefused);
        assertThat(settled.fewestOfOne()).isGreaterThan(settled.accepted() / instances / 2);
    }

    @Test
    void whoIsLeftAloneTakesTheWholeLimitWithinMinutes() {
        var rate = new AdaptiveRate(SharedLimit.LIMIT, 0);
        for (int i = 0; i < 60; i++) {
            rate.onThrottled(i, i);
        }
        long now = 0;
        while (rate.interval() > 1_000_000_000L / 95) {
            now += rate.interval();
            rate.onSuccess();
        }

        assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(150));
    }
}
