package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.ManualAuth;
import dev.thaw.config.Settings;
import dev.thaw.event.manual.HttpCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Authenticates manual calls over HTTP. Thread-safe. */
@Singleton
public class ManualAuthenticator {

    private static final String BEARER = "bearer ";
    private static final String SET_A_TOKEN =
            "set THAW_MANUAL_TOKEN to a secret of at least 32 characters and send it as Authorization: Bearer";
    private static final String OFF =
            SET_A_TOKEN + ", or set THAW_MANUAL_AUTH=platform behind a Function URL with CAM authentication";
    private static final String ENVELOPES_ONLY =
            "THAW_MANUAL_AUTH=platform only accepts the envelope of a Function URL that is the event itself; for other calls "
                    + SET_A_TOKEN;

    private final ManualAuth access;

    @Inject
    public ManualAuthenticator(Settings settings) {
        this(settings.manualAuth());
    }

    public ManualAuthenticator(ManualAuth access) {
        this.access = access;
    }

    /**
     * Authenticates an envelope of a Function URL that is the event itself: with {@code THAW_MANUAL_AUTH=platform} the platform has
     * checked its caller already.
     *
     * @throws ProblemException as {@link #authenticate} does
     */
    public void authenticateEnvelope(HttpCall envelope) {
        if (!access.byPlatform()) {
            authenticate(envelope);
        }
    }

    /**
     * Authenticates a call over plain HTTP, or in an envelope inside another event: nobody has checked these before, so they need
     * the token, whatever {@code THAW_MANUAL_AUTH} says.
     *
     * @throws ProblemException with 403 if manual calls are off, with 401 if the token is absent or wrong
     */
    public void authenticate(HttpCall call) {
        if (access.token().isEmpty()) {
            throw new ProblemException(
                    new Problem(403, "Manual calls are off", access.byPlatform() ? ENVELOPES_ONLY : OFF));
        }
        if (presentedToken(call).filter(access::admits).isEmpty()) {
            throw new ProblemException(new Problem(
                    401,
                    "Not authenticated",
                    "send the token of THAW_MANUAL_TOKEN as Authorization: Bearer or X-Thaw-Token"));
        }
    }

    private static Optional<String> presentedToken(HttpCall call) {
        return Optional.ofNullable(call.lowercaseHeaders().get("authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> Optional.ofNullable(call.lowercaseHeaders().get("x-thaw-token")));
    }
}
