package dev.thaw.function;

import dev.thaw.config.PolicySource;
import dev.thaw.cos.DocumentReply;
import dev.thaw.document.PolicyReader;
import dev.thaw.document.PolicyReading;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.restore.Deadline;
import dev.thaw.restore.OutcomeName;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A policy in COS: read with the first invocation's credentials, asked for again at most every 30 seconds. One thread reads at
 * a time; others go by the last good policy meanwhile, or wait if there is none.
 */
final class PolicyInCos implements PolicyInForce.Source {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final PolicySource.InCos place;
    private final Library library;
    private final InstantSource clock;
    private final ReportLog log;
    private final ReentrantLock reader = new ReentrantLock();

    private volatile PolicyStanding standing = PolicyStanding.NOT_READ_YET;
    private volatile Instant answeredAt = Instant.MIN;
    private Optional<String> etag = Optional.empty();
    private Optional<String> mistakes = Optional.empty();

    PolicyInCos(PolicySource.InCos place, Library library, InstantSource clock, ReportLog log) {
        this.place = place;
        this.library = library;
        this.clock = clock;
        this.log = log;
    }

    /** Reads objects of COS. */
    interface Library {
        DocumentReply read(ObjectRef object, Optional<String> knownEtag, Credentials credentials, Deadline deadline);
    }

    @Override
    public PolicyStanding standing() {
        return standing;
    }

    @Override
    public RestorePolicy current(Credentials credentials, Deadline deadline) {
        if (isDue() && mayRead(deadline)) {
            try {
                askIfDue(credentials, deadline);
            } finally {
                reader.unlock();
            }
        }
        PolicyStanding now = standing;
        return now.policy().orElseThrow(() -> refused(now.trouble().orElse(place + " is still being read"), false));
    }

    /** Without any policy there is nothing to do but to wait for the one who reads, as long as there is time. */
    private boolean mayRead(Deadline deadline) {
        if (standing.policy().isPresent()) {
            return reader.tryLock();
        }
        try {
            return reader.tryLock(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDue() {
        return standing.policy().isEmpty()
                || Duration.between(answeredAt, clock.instant()).abs().compareTo(ASK_AGAIN) >= 0;
    }

    /** Somebody may have read while this thread waited. */
    private void askIfDue(Credentials credentials, Deadline deadline) {
        if (isDue()) {
            ObjectRef object = ObjectRef.latest(place.bucket(), place.region(), place.key());
            standing = library.read(object, etag, credentials, deadline)
                    .fold(this::changed, known -> unchanged(), this::unreadable);
        }
    }

    private PolicyStanding changed(DocumentReply.Read read) {
        PolicyReading reading = PolicyReader.read(place.toString(), read.content());
        etag = read.etag();
        mistakes = reading.policy().isPresent() ? Optional.empty() : Optional.of(PolicyFindings.told(reading));
        PolicyFindings.log(reading, log);
        return answered(reading.policy().or(standing::policy));
    }

    private PolicyStanding unchanged() {
        return answered(standing.policy());
    }

    private PolicyStanding answered(Optional<RestorePolicy> policy) {
        answeredAt = clock.instant();
        return new PolicyStanding(policy, mistakes);
    }

    private PolicyStanding unreadable(DocumentReply.Unreadable unreadable) {
        String trouble = place + " cannot be read: " + unreadable.failure().detail();
        standing = standing.troubledBy(trouble);
        throw refused(trouble, unreadable.failure().outcome() == OutcomeName.CREDENTIALS_EXPIRED);
    }

    private static RefusedException refused(String trouble, boolean credentialsExpired) {
        return new RefusedException(
                new Problem(500, "No policy", "nothing was sent, since the policy " + trouble), credentialsExpired);
    }
}
