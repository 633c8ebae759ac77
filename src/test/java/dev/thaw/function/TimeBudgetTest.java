package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.restore.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void aTenthOfAShortTimeIsLeftToTheAnswer() {
        assertThat(remaining(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(2700));
    }

    @Test
    void ofALongTimeTwoSecondsAreLeft() {
        assertThat(remaining(Duration.ofSeconds(900))).isEqualTo(Duration.ofSeconds(898));
    }

    @Test
    void moreThanADayIsADay() {
        assertThat(remaining(Duration.ofSeconds(Long.MAX_VALUE / 2)))
                .isEqualTo(Duration.ofHours(24).minusSeconds(2));
    }

    private static Duration remaining(Duration timeLimit) {
        Deadline deadline = TimeBudget.deadline(NOW, timeLimit);
        return deadline.remaining(NOW);
    }
}
