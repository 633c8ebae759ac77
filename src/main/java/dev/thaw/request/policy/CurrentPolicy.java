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
import java.util.Optional;
import java.util.function.Predicate;

/** The policy that invocations go by: the one read with the settings, or what an object of COS says by now. */
@Singleton
public class CurrentPolicy {

    private static final int ENOUGH_TO_SEE_THAT_IT_IS_TOO_LARGE = (1 << 20) + 1;

    private final Source source;

    public CurrentPolicy(Settings settings, CosStores stores, Clock clock, ReportLog log) {
        this.source = settings.policy()
                .fold(
                        given -> new Fixed(given.policy()),
                        inCos -> new CosPolicy(inCos, library(stores), own(settings), clock, log));
    }

    private static Predicate<Credentials> own(Settings settings) {
        Optional<Credentials> own = settings.credentials(Optional.empty());
        return credentials -> own.filter(credentials::equals).isPresent();
    }

    private static CosPolicy.Library library(CosStores stores) {
        return (object, etag, credentials, deadline) ->
                stores.documents(credentials, deadline).read(object, etag, ENOUGH_TO_SEE_THAT_IT_IS_TOO_LARGE);
    }

    /** @throws ProblemException if it is in COS and cannot be read, or has never been valid */
    public RestorePolicy current(Credentials credentials, Deadline deadline) {
        return source.current(credentials, deadline);
    }

    public PolicyStatus standing() {
        return source.standing();
    }

    /** Where it comes from. */
    interface Source {
        public RestorePolicy current(Credentials credentials, Deadline deadline);

        public PolicyStatus standing();
    }

    private record Fixed(RestorePolicy policy) implements Source {

        @Override
        public RestorePolicy current(Credentials credentials, Deadline deadline) {
            return policy;
        }

        @Override
        public PolicyStatus standing() {
            return PolicyStatus.inForce(policy);
        }
    }
}
