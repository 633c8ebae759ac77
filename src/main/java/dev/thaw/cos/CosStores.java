package dev.thaw.cos;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.endpoint.ServiceHost;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.pace.FairRateLimiter;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.cos.retry.Attempts;
import dev.thaw.cos.retry.Backoff;
import dev.thaw.cos.retry.RetryPolicy;
import dev.thaw.cos.retry.SigningKeyCache;
import dev.thaw.cos.retry.SkewedClock;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.signing.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Opens COS for one invocation after the other; connections and paces are common to all. */
@ApplicationScoped
public class CosStores {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CosHttp wire;
    private final CosSettings settings;
    private final Clock clock;
    private final RetryPolicy patience;
    private final Map<String, RateLimiter> paces = new ConcurrentHashMap<>();

    @Inject
    CosStores(CosSettings settings, Clock clock) {
        this(new RestClientCosHttp(settings), settings, clock);
    }

    CosStores(CosHttp wire, CosSettings settings, Clock clock) {
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
        this.patience = new RetryPolicy(
                settings.retries(),
                settings.readTimeout(),
                new Backoff(
                        FIRST_PAUSE,
                        LONGEST_PAUSE,
                        () -> ThreadLocalRandom.current().nextDouble()));
    }

    /** COS with these credentials, until that deadline; for many threads. */
    public ObjectStore open(Credentials credentials, Deadline deadline) {
        ObjectStore store = new CosSession(wire, attempts(credentials, deadline), this::pace);
        return settings.endpoint()
                .serviceHost()
                .flatMap(ServiceHost::region)
                .<ObjectStore>map(region -> new OneRegionStore(store, region))
                .orElse(store);
    }

    /** Small objects of COS, read with these credentials, until that deadline. */
    public SmallObjectReader documents(Credentials credentials, Deadline deadline) {
        return new SmallObjectReader(wire, attempts(credentials, deadline));
    }

    private Attempts attempts(Credentials credentials, Deadline deadline) {
        return new Attempts(
                new SigningKeyCache(credentials), deadline, new SkewedClock(clock), Ticker.SYSTEM, patience);
    }

    private RateLimiter pace(String bucket) {
        return paces.computeIfAbsent(
                bucket,
                name -> settings.rate() == 0 ? RateLimiter.NONE : new FairRateLimiter(settings.rate(), Ticker.SYSTEM));
    }
}
