package dev.thaw.function;

import dev.thaw.config.Settings;
import dev.thaw.cos.CosStores;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.Deadline;
import dev.thaw.signing.Credentials;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** The policy that invocations go by: the one read with the settings, or what an object of COS says by now. */
@Singleton
class PolicyInForce {

    private static final int ENOUGH_TO_SEE_THAT_IT_IS_TOO_LARGE = (1 << 20) + 1;

    private final Source source;

    PolicyInForce(Settings settings, CosStores stores, Clock clock, ReportLog log) {
        this.source = settings.policy()
                .fold(
                        given -> new Fixed(given.policy()),
                        inCos -> new PolicyInCos(inCos, library(stores), own(settings), clock, log));
    }

    private static Predicate<Credentials> own(Settings settings) {
        Optional<Credentials> own = settings.credentials(Optional.empty());
        return credentials -> own.filter(credentials::equals).isPresent();
    }

    private static PolicyInCos.Library library(CosStores stores) {
        return (object, etag, credentials, deadline) ->
                stores.documents(credentials, deadline).read(object, etag, ENOUGH_TO_SEE_THAT_IT_IS_TOO_LARGE);
    }

    /** @throws RefusedException if it is in COS and cannot be read, or has never been valid */
    RestorePolicy current(Credentials credentials, Deadline deadline) {
        return source.current(credentials, deadline);
    }

    PolicyStanding standing() {
        return source.standing();
    }

    /** Where it comes from. */
    interface Source {
        RestorePolicy current(Credentials credentials, Deadline deadline);

        PolicyStanding standing();
    }

    private record Fixed(RestorePolicy policy) implements Source {

        @Override
        public RestorePolicy current(Credentials credentials, Deadline deadline) {
            return policy;
        }

        @Override
        public PolicyStanding standing() {
            return PolicyStanding.inForce(policy);
        }
    }
}
