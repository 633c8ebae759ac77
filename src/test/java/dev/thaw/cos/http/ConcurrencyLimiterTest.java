package dev.thaw.cos.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {

    private static final Duration SHORT = Duration.ofMillis(30);

    @Test
    void eachServerHasItsOwnPlacesUpToTheSumOfAll() throws Exception {
        var lanes = new ConcurrencyLimiter(2, 3);

        assertThat(lanes.enter("a", SHORT)).isTrue();
        assertThat(lanes.enter("a", SHORT)).isTrue();
        assertThat(lanes.enter("a", SHORT)).as("third to a").isFalse();
        assertThat(lanes.enter("b", SHORT)).isTrue();
        assertThat(lanes.enter("b", SHORT)).as("fourth of all").isFalse();
        lanes.leave("a");
        assertThat(lanes.enter("b", SHORT)).isTrue();
        assertThat(lanes.enter("a", SHORT)).as("fourth of all").isFalse();
        lanes.leave("b");
        assertThat(lanes.enter("a", SHORT)).isTrue();
    }

    @Test
    void aPlaceThatIsGivenBackGoesToWhoWaits() throws Exception {
        var lanes = new ConcurrencyLimiter(1, 1);
        assertThat(lanes.enter("a", SHORT)).isTrue();
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return lanes.enter("a", Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(SHORT.toMillis());
        lanes.leave("a");

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(lanes.enter("a", SHORT)).isFalse();
    }
}
