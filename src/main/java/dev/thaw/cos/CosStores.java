package dev.thaw.cos;

import dev.thaw.restore.Deadline;
import dev.thaw.restore.ObjectStore;
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

    private final CosWire wire;
    private final CosSettings settings;
    private final Clock clock;
    private final Patience patience;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    @Inject
    CosStores(CosSettings settings, Clock clock) {
        this(new RestWire(settings), settings, clock);
    }

    CosStores(CosWire wire, CosSettings settings, Clock clock) {
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
        this.patience = new Patience(
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
    public CosDocuments documents(Credentials credentials, Deadline deadline) {
        return new CosDocuments(wire, attempts(credentials, deadline));
    }

    private Attempts attempts(Credentials credentials, Deadline deadline) {
        return new Attempts(new SessionKey(credentials), deadline, new SessionClock(clock), Ticker.SYSTEM, patience);
    }

    private Pace pace(String bucket) {
        return paces.computeIfAbsent(
                bucket, name -> settings.rate() == 0 ? Pace.NONE : new Pacer(settings.rate(), Ticker.SYSTEM));
    }
}
