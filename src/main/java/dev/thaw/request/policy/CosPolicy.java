package dev.thaw.request.policy;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.PolicyLocation;
import dev.thaw.cos.SmallObject;
import dev.thaw.log.ReportLog;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.RestorePolicy;
import dev.thaw.policy.document.PolicyReader;
import dev.thaw.policy.document.finding.CheckedPolicy;
import dev.thaw.restore.store.Deadline;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.signing.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A policy in COS: read with the first invocation's credentials, asked for again at most every 30 seconds. While it cannot be
 * read, the last good one stays in force for ten minutes. One thread reads at a time; others go by the last good policy
 * meanwhile, or wait if there is none.
 */
final class CosPolicy implements CurrentPolicy.Source {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);
    private static final Duration STAYS_IN_FORCE = Duration.ofMinutes(10);

    /** Who has a policy to go by leaves most of the time to the objects. */
    private static final Duration LONGEST_ASKING_AGAIN = Duration.ofSeconds(5);

    /** What no credentials of a caller bring about. */
    private static final Set<String> FAULTS_OF_THE_PLACE = Set.of("NoSuchKey", "NoSuchBucket");

    private final PolicyLocation.InCos place;
    private final Library library;
    private final Predicate<Credentials> own;
    private final InstantSource clock;
    private final ReportLog log;
    private final ReentrantLock reader = new ReentrantLock();

    private volatile PolicyStatus standing = PolicyStatus.NOT_READ_YET;
    private volatile Instant answeredAt = Instant.EPOCH;
    private volatile Instant askedAt = Instant.EPOCH;
    private Optional<String> etag = Optional.empty();
    private Optional<String> mistakes = Optional.empty();

    /** @param own whether credentials are those of this program, and not such as came with a request */
    CosPolicy(
            PolicyLocation.InCos place,
            Library library,
            Predicate<Credentials> own,
            InstantSource clock,
            ReportLog log) {
        this.place = place;
        this.library = library;
        this.own = own;
        this.clock = clock;
        this.log = log;
    }

    /** Reads objects of COS. */
    interface Library {
        SmallObject read(ObjectRef object, Optional<String> knownEtag, Credentials credentials, Deadline deadline);
    }

    @Override
    public PolicyStatus standing() {
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
        return lastGood().orElseThrow(() -> refused(standing.trouble().orElse(place + " is still being read"), false));
    }

    /** Without any policy there is nothing to do but to wait for the one who reads, as long as there is time. */
    private boolean mayRead(Deadline deadline) {
        if (lastGood().isPresent()) {
            return reader.tryLock();
        }
        try {
            return reader.tryLock(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<RestorePolicy> lastGood() {
        return standing.policy().filter(policy -> !isPast(answeredAt, STAYS_IN_FORCE));
    }

    private boolean isDue() {
        return lastGood().isEmpty() || isPast(askedAt, ASK_AGAIN);
    }

    private boolean isPast(Instant then, Duration time) {
        return Duration.between(then, clock.instant()).abs().compareTo(time) >= 0;
    }

    /** Somebody may have read while this thread waited. */
    private void askIfDue(Credentials credentials, Deadline deadline) {
        if (isDue()) {
            ObjectRef object = ObjectRef.latest(place.bucket(), place.region(), place.key());
            standing = library.read(
                            object,
                            etag,
                            credentials,
                            lastGood().isPresent() ? deadline.within(LONGEST_ASKING_AGAIN) : deadline)
                    .fold(this::changed, known -> unchanged(), fault -> unreadable(fault, own.test(credentials)));
        }
    }

    private PolicyStatus changed(SmallObject.Read read) {
        CheckedPolicy reading = PolicyReader.read(place.toString(), read.content());
        etag = read.etag();
        mistakes = reading.policy().isPresent() ? Optional.empty() : Optional.of(PolicyFindings.errors(reading));
        PolicyFindings.log(reading, log);
        return answered(reading.policy().or(standing::policy));
    }

    private PolicyStatus unchanged() {
        return answered(standing.policy());
    }

    private PolicyStatus answered(Optional<RestorePolicy> policy) {
        answeredAt = clock.instant();
        askedAt = answeredAt;
        return new PolicyStatus(policy, mistakes);
    }

    private PolicyStatus unreadable(SmallObject.Unreadable unreadable, boolean withOwnCredentials) {
        Failure failure = unreadable.failure();
        String trouble = place + " cannot be read: " + failure.detail();
        boolean ofThePlace = withOwnCredentials || isOfThePlace(failure);
        PolicyStatus now = ofThePlace ? standing.withError(trouble) : standing;
        if (lastGood().isEmpty()) {
            standing = now;
            throw refused(trouble, failure.outcome() == OutcomeCode.CREDENTIALS_EXPIRED);
        }
        if (ofThePlace) {
            askedAt = clock.instant();
        }
        log.notice(
                ReportLog.Level.WARN,
                Map.of("detail", "the last good policy stays in force for ten minutes, since " + trouble));
        return now;
    }

    /** A caller's credentials that are refused say nothing of the policy, nor does the short time that a caller may give. */
    private static boolean isOfThePlace(Failure failure) {
        return failure.outcome() == OutcomeCode.UNREACHABLE
                || failure.code().filter(FAULTS_OF_THE_PLACE::contains).isPresent();
    }

    private static ProblemException refused(String trouble, boolean credentialsExpired) {
        return new ProblemException(
                new Problem(500, "No policy", "nothing was sent, since the policy " + trouble), credentialsExpired);
    }
}
