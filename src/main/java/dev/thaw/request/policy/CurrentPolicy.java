package dev.thaw.request.policy;

import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.log.ReportLog;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.store.Deadline;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The policy for invocations: the one in the settings, or the current content of an object in COS. Thread-safe. */
@Singleton
public class CurrentPolicy {

    /** One byte more than a policy may have, which is enough to refuse it. */
    private static final int READ_LIMIT_BYTES = (1 << 20) + 1;

    private final Source source;

    public CurrentPolicy(Settings settings, CosStores stores, Clock clock, ReportLog log) {
        this.source = settings.policy()
                .fold(
                        given -> new Fixed(given.policy(), clock.instant()),
                        inCos -> new CosPolicy(inCos, fetcher(stores), isOwn(settings), clock, log));
    }

    private static Predicate<Credentials> isOwn(Settings settings) {
        Optional<Credentials> own = settings.credentials(Optional.empty());
        return credentials -> own.filter(credentials::equals).isPresent();
    }

    private static CosPolicy.ObjectFetcher fetcher(CosStores stores) {
        return (object, etag, credentials, deadline) ->
                stores.documents(credentials, deadline).read(object, etag, READ_LIMIT_BYTES);
    }

    /**
     * May block to read the policy from COS, at most until the deadline.
     *
     * @throws ProblemException if the policy is in COS and cannot be read, or has never been valid
     */
    public RestorePolicy current(Credentials credentials, Deadline deadline) {
        return source.current(credentials, deadline);
    }

    public PolicyStatus status() {
        return source.status();
    }

    /** When the policy was last read, or found unchanged; long ago if never. */
    public Instant readAt() {
        return source.readAt();
    }

    /** Where the policy comes from. */
    interface Source {
        RestorePolicy current(Credentials credentials, Deadline deadline);

        PolicyStatus status();

        Instant readAt();
    }

    private record Fixed(RestorePolicy policy, Instant readAt) implements Source {

        @Override
        public RestorePolicy current(Credentials credentials, Deadline deadline) {
            return policy;
        }

        @Override
        public PolicyStatus status() {
            return PolicyStatus.inForce(policy);
        }
    }
}
