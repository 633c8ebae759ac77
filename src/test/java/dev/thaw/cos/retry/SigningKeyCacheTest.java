package dev.thaw.cos.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyCacheTest {

    private static final Instant MINUTE = Instant.ofEpochSecond(1_795_000_020L);

    private final SigningKeyCache key = new SigningKeyCache(new Credentials("id", "key", Optional.of("token")));

    @Test
    void keyStaysTheSameForAMinute() {
        assertThat(key.at(MINUTE.plusSeconds(59))).isSameAs(key.at(MINUTE));
        assertThat(key.at(MINUTE.plusSeconds(60))).isNotSameAs(key.at(MINUTE));
    }

    @Test
    void signatureHoldsFromAMinuteBeforeToAQuarterOfAnHourAfter() {
        for (int second : new int[] {0, 1, 59, 60, 3_600}) {
            KeyTime span = key.at(MINUTE.plusSeconds(second)).keyTime();
            long now = MINUTE.getEpochSecond() + second;

            assertThat(span.start()).isBetween(now - 119, now - 60);
            assertThat(span.end()).isBetween(now + 900, now + 960);
        }
    }

    @Test
    void clockThatIsCorrectedBackwardsIsFollowed() {
        key.at(MINUTE);

        assertThat(key.at(MINUTE.minusSeconds(7_200)).keyTime().start()).isEqualTo(MINUTE.getEpochSecond() - 7_260);
    }
}
