package dev.thaw.cos;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.http.Attempt;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.signing.Credentials;
import dev.thaw.signing.KeyTime;
import dev.thaw.signing.SignKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a test of the REST client's wire sends, and with what. */
public final class Wires {

    static final Credentials CREDENTIALS = new Credentials("AKIDexample", "secret-key", Optional.of("tok/en+1"));
    static final KeyTime KEY_TIME = new KeyTime(1_700_000_000, 1_700_000_900);

    private Wires() {}

    public static CosSettings settings(URI connectTo, int concurrency) {
        var endpoint = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.of(connectTo));
        return new CosSettings(endpoint, 100, concurrency, Duration.ofSeconds(3), Duration.ofSeconds(10), 4);
    }

    static RestoreRequest restore(String key) {
        return new RestoreRequest(object(key), Tier.BULK, Optional.of(3));
    }

    public static ObjectRef object(String key) {
        return ObjectRef.latest("archive-1250000000", "ap-guangzhou", key);
    }

    public static Attempt attempt(long millis) {
        return attempt(CREDENTIALS, millis);
    }

    public static Attempt attempt(Credentials credentials, long millis) {
        return new Attempt(SignKey.of(credentials, KEY_TIME), credentials.token(), Duration.ofMillis(millis));
    }
}
