package dev.thaw.restore;

import static dev.thaw.restore.Journeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void theLastTenthIsForWhatIsUnderWay() {
        Deadline deadline = Deadline.after(NOW, Duration.ofSeconds(3));
        assertThat(deadline).isEqualTo(new Deadline(NOW.plusMillis(2700), NOW.plusSeconds(3)));
        assertThat(deadline.isNear(NOW.plusMillis(2699))).isFalse();
        assertThat(deadline.isNear(NOW.plusMillis(2700))).isTrue();
    }

    @Test
    void thatTenthIsAtMostASecond() {
        assertThat(Deadline.after(NOW, Duration.ofSeconds(100)).lastStart()).isEqualTo(NOW.plusSeconds(99));
    }

    @Test
    void nothingRemainsAfterTheEnd() {
        Deadline deadline = Deadline.after(NOW, Duration.ofSeconds(3));
        assertThat(deadline.remaining(NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(deadline.remaining(NOW.plusSeconds(4))).isZero();
        assertThat(deadline.isOver(NOW.plusSeconds(3))).isTrue();
        assertThat(deadline.isOver(NOW.plusMillis(2999))).isFalse();
    }
}
