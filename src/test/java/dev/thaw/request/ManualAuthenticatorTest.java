package dev.thaw.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thaw.answer.ProblemException;
import dev.thaw.config.ManualAuth;
import dev.thaw.event.manual.HttpCall;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ManualAuthenticatorTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final HttpCall BARE = call(Map.of());
    private static final HttpCall WITH_TOKEN = call(Map.of("authorization", "Bearer " + TOKEN));

    @Test
    void platformAuthenticatesTheEnvelopeThatIsTheEvent() {
        assertThatCode(() -> authenticator(Optional.empty(), true).authenticateEnvelope(BARE))
                .doesNotThrowAnyException();
        assertThatCode(() -> authenticator(Optional.of(TOKEN), true).authenticateEnvelope(BARE))
                .doesNotThrowAnyException();
    }

    @Test
    void platformAuthenticatesNoOtherCall() {
        ManualAuthenticator open = authenticator(Optional.empty(), true);
        ManualAuthenticator withToken = authenticator(Optional.of(TOKEN), true);

        assertThat(status(() -> open.authenticate(BARE))).isEqualTo(403);
        assertThat(status(() -> open.authenticate(WITH_TOKEN))).isEqualTo(403);
        assertThat(status(() -> withToken.authenticate(BARE))).isEqualTo(401);
        assertThatCode(() -> withToken.authenticate(WITH_TOKEN)).doesNotThrowAnyException();
    }

    @Test
    void withoutThePlatformEveryCallNeedsTheToken() {
        ManualAuthenticator closed = authenticator(Optional.empty(), false);
        ManualAuthenticator withToken = authenticator(Optional.of(TOKEN), false);

        assertThat(status(() -> closed.authenticateEnvelope(BARE))).isEqualTo(403);
        assertThat(status(() -> withToken.authenticateEnvelope(BARE))).isEqualTo(401);
        assertThatCode(() -> withToken.authenticateEnvelope(WITH_TOKEN)).doesNotThrowAnyException();
    }

    private static int status(ThrowingCallable authentication) {
        return catchThrowableOfType(ProblemException.class, authentication)
                .problem()
                .status();
    }

    private static ManualAuthenticator authenticator(Optional<String> token, boolean byPlatform) {
        return new ManualAuthenticator(new ManualAuth(token, byPlatform));
    }

    private static HttpCall call(Map<String, String> headers) {
        return new HttpCall("POST", "/restore", Map.of(), headers, "{}");
    }
}
