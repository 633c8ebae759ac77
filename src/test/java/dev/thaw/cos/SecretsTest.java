package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.http.Attempt;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds a secret on its way to the wire does not show it. */
class SecretsTest {

    private static final Optional<String> TOKEN = Optional.of("theToken");
    private static final SignKey KEY = SignKey.of(new Credentials("AKIDexample", "theKey", TOKEN), new KeyTime(1, 2));

    @Test
    void anAttemptShowsWhoseItIsAndHowLongItMayTake() {
        assertThat(new Attempt(KEY, TOKEN, Duration.ofSeconds(5)))
                .hasToString("Attempt[SignKey[AKIDexample 1;2] PT5S]");
    }
}
