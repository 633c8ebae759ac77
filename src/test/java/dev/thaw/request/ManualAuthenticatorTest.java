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
    void platformVouchesForTheEnvelopeThatIsTheEvent() {
        assertThatCode(() -> gate(Optional.empty(), true).admitEnvelope(BARE)).doesNotThrowAnyException();
        assertThatCode(() -> gate(Optional.of(TOKEN), true).admitEnvelope(BARE)).doesNotThrowAnyException();
    }

    @Test
    void platformVouchesForNoOtherCall() {
        ManualAuthenticator open = gate(Optional.empty(), true);
        ManualAuthenticator withToken = gate(Optional.of(TOKEN), true);

        assertThat(status(() -> open.authenticate(BARE))).isEqualTo(403);
        assertThat(status(() -> open.authenticate(WITH_TOKEN))).isEqualTo(403);
        assertThat(status(() -> withToken.authenticate(BARE))).isEqualTo(401);
        assertThatCode(() -> withToken.authenticate(WITH_TOKEN)).doesNotThrowAnyException();
    }

    @Test
    void withoutThePlatformEveryCallNeedsTheToken() {
        ManualAuthenticator closed = gate(Optional.empty(), false);
        ManualAuthenticator withToken = gate(Optional.of(TOKEN), false);

        assertThat(status(() -> closed.admitEnvelope(BARE))).isEqualTo(403);
        assertThat(status(() -> withToken.admitEnvelope(BARE))).isEqualTo(401);
        assertThatCode(() -> withToken.admitEnvelope(WITH_TOKEN)).doesNotThrowAnyException();
    }

    private static int status(ThrowingCallable admission) {
        return catchThrowableOfType(ProblemException.class, admission).problem().status();
    }

    private static ManualAuthenticator gate(Optional<String> token, boolean byPlatform) {
        return new ManualAuthenticator(new ManualAuth(token, byPlatform));
    }

    private static HttpCall call(Map<String, String> headers) {
        return new HttpCall("POST", "/restore", Map.of(), headers, "{}");
    }
}
