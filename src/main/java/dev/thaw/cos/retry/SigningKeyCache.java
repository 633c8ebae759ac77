package dev.thaw.cos.retry;

import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The key that one invocation signs with: derived anew each minute, since deriving costs more than signing. */
public final class SigningKeyCache {

    private static final Duration LIFE_OF_SIGNATURE = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final AtomicReference<Optional<SignKey>> latest = new AtomicReference<>(Optional.empty());

    public SigningKeyCache(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The token that goes with the key, where the credentials are temporary. */
    Optional<String> token() {
        return credentials.token();
    }

    /** Two threads may derive the same key at the same time, which harms nobody. */
    SignKey at(Instant now) {
        KeyTime span = KeyTime.around(now, LIFE_OF_SIGNATURE);
        return latest.get().filter(key -> key.keyTime().equals(span)).orElseGet(() -> derived(span));
    }

    private SignKey derived(KeyTime span) {
        SignKey key = SignKey.of(credentials, span);
        latest.set(Optional.of(key));
        return key;
    }
}
