package dev.thaw.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvocationContextTest {

    @Test
    void aTenthOfAShortTimeIsReservedForTheResponse() {
        assertThat(InvocationContext.usableTime(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(2700));
    }

    @Test
    void twoSecondsOfALongTimeAreReserved() {
        assertThat(InvocationContext.usableTime(Duration.ofSeconds(900))).isEqualTo(Duration.ofSeconds(898));
    }

    @Test
    void moreThanADayCountsAsADay() {
        assertThat(InvocationContext.usableTime(Duration.ofSeconds(Long.MAX_VALUE / 2)))
                .isEqualTo(Duration.ofHours(24).minusSeconds(2));
    }

    @Test
    void deadlineIsTheEndOfTheUsableTime() {
        assertThat(InvocationContext.deadline(Duration.ofSeconds(100)).remaining())
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(98));
    }
}
