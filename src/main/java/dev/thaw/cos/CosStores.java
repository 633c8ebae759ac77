package dev.thaw.cos;

import dev.thaw.cos.endpoint.CosSettings;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.RestClientCosHttp;
import dev.thaw.cos.pace.CountedThrottling;
import dev.thaw.cos.pace.FairRateLimiter;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.pace.Ticker;
import dev.thaw.cos.retry.Backoff;
import dev.thaw.cos.retry.RetryPolicy;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.cos.retry.SigningKeyCache;
import dev.thaw.cos.retry.SkewedClock;
import dev.thaw.restore.promote.ObjectCopier;
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
import java.util.concurrent.atomic.AtomicLong;

/** Opens COS for each invocation; connections and rate limiters are shared by all. Safe for threads. */
@ApplicationScoped
public class CosStores {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A manifest of 256 MiB at 1 MiB a second. */
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(5);

    private final CosHttp http;
    private final CosSettings settings;
    private final Clock clock;
    private final RetryPolicy retryPolicy;
    private final Map<String, RateLimiter> rateLimiters = new ConcurrentHashMap<>();
    private final AtomicLong slowDowns = new AtomicLong();

    @Inject
    CosStores(CosSettings settings, Clock clock) {
        this(new RestClientCosHttp(settings), settings, clock);
    }

    CosStores(CosHttp http, CosSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.retryPolicy = new RetryPolicy(
                settings.retries(),
                settings.readTimeout(),
                new Backoff(
                        FIRST_PAUSE,
                        LONGEST_PAUSE,
                        () -> ThreadLocalRandom.current().nextDouble()));
    }

    /** Opens a connection for a bucket that will probably be asked for. Does not block, and sends nothing. */
    public void connectAhead(String bucket, String region) {
        http.connectAhead(bucket, region);
    }

    /** COS with these credentials, until that deadline. The store is safe for threads; its calls block. */
    public ObjectStore open(Credentials credentials, Deadline deadline) {
        return open(credentials, deadline, false);
    }

    /** The same for jobs: a restore without an answer is looked for before it is requested again. */
    public ObjectStore openForJobs(Credentials credentials, Deadline deadline) {
        return open(credentials, deadline, true);
    }

    private ObjectStore open(Credentials credentials, Deadline deadline, boolean looksFirst) {
        ObjectStore store = new CosSession(http, calls(credentials, deadline), this::rateLimiter, looksFirst);
        return settings.endpoint()
                .region()
                .<ObjectStore>map(region -> new OneRegionStore(store, region))
                .orElse(store);
    }

    /** Small objects of COS, read with these credentials, until that deadline. */
    public SmallObjectReader documents(Credentials credentials, Deadline deadline) {
        return new SmallObjectReader(http, calls(credentials, deadline));
    }

    /** Copies in place, with these credentials, until that deadline. */
    public ObjectCopier copier(Credentials credentials, Deadline deadline) {
        return new CosCopier(http, calls(credentials, deadline));
    }

    /** Objects of jobs, with these credentials, until that deadline. */
    public JobObjects jobObjects(Credentials credentials, Deadline deadline) {
        RetryPolicy patient = new RetryPolicy(settings.retries(), LONGEST_UPLOAD, retryPolicy.backoff());
        return new JobObjects(http, calls(credentials, deadline), calls(credentials, deadline, patient));
    }

    /** COS Batch of an account in a region, with these credentials, until that deadline. */
    public CosBatch batch(BatchAccount account, Credentials credentials, Deadline deadline) {
        return new CosBatch(http, calls(credentials, deadline), account);
    }

    private RetryingCall.Context calls(Credentials credentials, Deadline deadline) {
        return calls(credentials, deadline, retryPolicy);
    }

    private RetryingCall.Context calls(Credentials credentials, Deadline deadline, RetryPolicy retries) {
        return new RetryingCall.Context(
                new SigningKeyCache(credentials), deadline, new SkewedClock(clock), Ticker.SYSTEM, retries);
    }

    /** How often COS has asked for less speed since the process began. */
    public long slowDowns() {
        return slowDowns.get();
    }

    private RateLimiter rateLimiter(String bucket) {
        return rateLimiters.computeIfAbsent(
                bucket,
                name -> new CountedThrottling(
                        settings.rate() == 0 ? RateLimiter.NONE : new FairRateLimiter(settings.rate(), Ticker.SYSTEM),
                        slowDowns));
    }
}
