package dev.thaw.function;

import dev.thaw.config.ManualAccess;
import dev.thaw.config.Settings;
import dev.thaw.event.HttpCall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Lets in who may call by hand over HTTP. */
@Singleton
class Gate {

    private static final String BEARER = "bearer ";
    private static final String SET_A_TOKEN =
            "set THAW_MANUAL_TOKEN to a secret of at least 32 characters and send it as Authorization: Bearer";
    private static final String OFF =
            SET_A_TOKEN + ", or set THAW_MANUAL_AUTH=platform behind a Function URL with CAM authentication";
    private static final String ENVELOPES_ALONE =
            "THAW_MANUAL_AUTH=platform lets in a Function URL's envelope that is the event itself; for any other call "
                    + SET_A_TOKEN;

    private final ManualAccess access;

    @Inject
    Gate(Settings settings) {
        this(settings.manualAccess());
    }

    Gate(ManualAccess access) {
        this.access = access;
    }

    /**
     * Admits an envelope of a Function URL that is the event itself: with {@code THAW_MANUAL_AUTH=platform} the platform has
     * checked its caller already.
     *
     * @throws RefusedException as {@link #admit} does
     */
    void admitEnvelope(HttpCall envelope) {
        if (!access.byPlatform()) {
            admit(envelope);
        }
    }

    /**
     * Admits a call over plain HTTP, or in an envelope that something else carries: nobody has checked these before, so they
     * need the token whatever {@code THAW_MANUAL_AUTH} says.
     *
     * @throws RefusedException with 403 where nobody may call, 401 where the caller's token is absent or wrong
     */
    void admit(HttpCall call) {
        if (access.token().isEmpty()) {
            throw new RefusedException(
                    new Problem(403, "Manual calls are off", access.byPlatform() ? ENVELOPES_ALONE : OFF));
        }
        if (offered(call).filter(access::admits).isEmpty()) {
            throw new RefusedException(new Problem(
                    401,
                    "Not authenticated",
                    "send the token of THAW_MANUAL_TOKEN as Authorization: Bearer or X-Thaw-Token"));
        }
    }

    private static Optional<String> offered(HttpCall call) {
        return Optional.ofNullable(call.lowercaseHeaders().get("authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> Optional.ofNullable(call.lowercaseHeaders().get("x-thaw-token")));
    }
}
