package dev.thaw.restore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theLastTenthIsForWhatIsUnderWay() {
        Deadline deadline = after(Duration.ofSeconds(3));
        pass(Duration.ofMillis(2699));
        assertThat(deadline.isNear()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(deadline.isNear()).isTrue();
        assertThat(deadline.isOver()).isFalse();
    }

    @Test
    void thatTenthIsAtMostASecond() {
        Deadline deadline = after(Duration.ofSeconds(100));
        pass(Duration.ofMillis(98_999));
        assertThat(deadline.isNear()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(deadline.isNear()).isTrue();
    }

    @Test
    void nothingRemainsAfterTheEnd() {
        Deadline deadline = after(Duration.ofSeconds(3));
        pass(Duration.ofSeconds(1));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(2));
        pass(Duration.ofMillis(1999));
        assertThat(deadline.isOver()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(deadline.isOver()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void halfOfWhatIsLeftIsHalfway() {
        Deadline deadline = after(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(4));
        assertThat(deadline.halfway().remaining()).isEqualTo(Duration.ofSeconds(3));
        pass(Duration.ofSeconds(20));
        assertThat(deadline.halfway().isOver()).isTrue();
    }

    @Test
    void withinIsTheEarlierOfTwoEnds() {
        Deadline deadline = after(Duration.ofSeconds(10));
        assertThat(deadline.within(Duration.ofSeconds(3)).remaining()).isEqualTo(Duration.ofSeconds(3));
        assertThat(deadline.within(Duration.ofSeconds(30)).remaining()).isEqualTo(Duration.ofSeconds(10));
    }

    /** The count of nanoseconds may begin anywhere, and turn from the largest number to the smallest. */
    @Test
    void countOfNanosecondsMayTurnOver() {
        nanos.set(Long.MAX_VALUE - 5);
        Deadline deadline = after(Duration.ofSeconds(3));
        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.isOver()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(3));
        pass(Duration.ofSeconds(4));
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void thatOfTheMachineGoesByTimeThatOnlyPasses() {
        assertThat(Deadline.after(Duration.ofHours(1)).isNear()).isFalse();
        assertThat(Deadline.after(Duration.ZERO).isOver()).isTrue();
    }

    private Deadline after(Duration time) {
        return Deadline.after(time, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
