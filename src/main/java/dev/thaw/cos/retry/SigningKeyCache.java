package dev.thaw.cos.retry;

import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The signing key of one invocation. Derived once per minute, because deriving costs more than signing. Safe for threads. */
public final class SigningKeyCache {

    private static final Duration SIGNATURE_LIFETIME = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final AtomicReference<Optional<SignKey>> latest = new AtomicReference<>(Optional.empty());

    public SigningKeyCache(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The token of temporary credentials. */
    Optional<String> token() {
        return credentials.token();
    }

    /** Two threads may derive the same key at the same time; that does no harm. */
    SignKey at(Instant now) {
        KeyTime keyTime = KeyTime.around(now, SIGNATURE_LIFETIME);
        return latest.get().filter(key -> key.keyTime().equals(keyTime)).orElseGet(() -> derived(keyTime));
    }

    private SignKey derived(KeyTime keyTime) {
        SignKey key = SignKey.of(credentials, keyTime);
        latest.set(Optional.of(key));
        return key;
    }
}
