package dev.thaw.function;

import dev.thaw.config.ManualAccess;
import dev.thaw.config.Settings;
import dev.thaw.event.HttpCall;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Lets in who may call by hand over HTTP. */
@Singleton
class Gate {

    private static final String BEARER = "bearer ";

    private final ManualAccess access;

    Gate(Settings settings) {
        this.access = settings.manualAccess();
    }

    /** @throws RefusedException with 403 where nobody may call, 401 where the caller's token is absent or wrong */
    void admit(HttpCall call) {
        if (access.byPlatform()) {
            return;
        }
        if (access.token().isEmpty()) {
            throw new RefusedException(new Problem(
                    403,
                    "Manual calls are off",
                    "set THAW_MANUAL_TOKEN to a secret of at least 32 characters and send it as Authorization: Bearer,"
                            + " or set THAW_MANUAL_AUTH=platform behind a Function URL with CAM authentication"));
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
