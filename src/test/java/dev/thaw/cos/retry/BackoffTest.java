package dev.thaw.cos.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void spanDoublesUpToTheLongest() {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 1.0);

        assertThat(backoff.pause(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.pause(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.pause(5)).isEqualTo(Duration.ofMillis(3_200));
        assertThat(backoff.pause(6)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.pause(1_000_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anyPartOfTheSpanMayBeWaited() {
        assertThat(new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.0).pause(3))
                .isZero();
        assertThat(new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), () -> 0.25).pause(3))
                .isEqualTo(Duration.ofMillis(200));
    }
}
