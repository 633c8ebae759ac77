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
 * A policy in COS. It is read with the credentials of the first invocation and checked for changes at most every 30 seconds. If it
 * cannot be read, the last good policy stays in force for ten minutes. One thread reads at a time; others use the last good policy
 * meanwhile, or wait if there is none. Thread-safe: what the reader writes is volatile or guarded by {@code reader}.
 */
final class CosPolicy implements CurrentPolicy.Source {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** With a policy at hand, most of the time is left to the objects. */
    private static final Duration MAX_CHECK_TIME = Duration.ofSeconds(5);

    /** Failures that do not depend on the credentials. */
    private static final Set<String> FAILURES_OF_THE_LOCATION = Set.of("NoSuchKey", "NoSuchBucket");

    private final PolicyLocation.InCos location;
    private final ObjectFetcher fetcher;
    private final Predicate<Credentials> isOwn;
    private final InstantSource clock;
    private final ReportLog log;
    private final ReentrantLock reader = new ReentrantLock();

    private volatile PolicyStatus status = PolicyStatus.NOT_READ_YET;
    private volatile Instant readAt = Instant.EPOCH;
    private volatile Instant checkedAt = Instant.EPOCH;
    private Optional<String> etag = Optional.empty();
    private Optional<String> errors = Optional.empty();

    /** @param isOwn whether credentials are those of this program, and not ones that came with a request */
    CosPolicy(
            PolicyLocation.InCos location,
            ObjectFetcher fetcher,
            Predicate<Credentials> isOwn,
            InstantSource clock,
            ReportLog log) {
        this.location = location;
        this.fetcher = fetcher;
        this.isOwn = isOwn;
        this.clock = clock;
        this.log = log;
    }

    /** Reads an object of COS, unless it still has the known ETag. */
    interface ObjectFetcher {
        SmallObject read(ObjectRef object, Optional<String> knownEtag, Credentials credentials, Deadline deadline);
    }

    @Override
    public PolicyStatus status() {
        return status;
    }

    @Override
    public Instant readAt() {
        return readAt;
    }

    @Override
    public RestorePolicy current(Credentials credentials, Deadline deadline) {
        if (isDue() && mayRead(deadline)) {
            try {
                readIfDue(credentials, deadline);
            } finally {
                reader.unlock();
            }
        }
        return lastGood().orElseThrow(() -> refused(status.error().orElse(location + " is still being read"), false));
    }

    /** Without any policy a thread waits for the one that reads, as long as there is time. */
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
        return status.policy().filter(policy -> !isPast(readAt, MAX_AGE));
    }

    private boolean isDue() {
        return lastGood().isEmpty() || isPast(checkedAt, CHECK_INTERVAL);
    }

    private boolean isPast(Instant then, Duration time) {
        return Duration.between(then, clock.instant()).abs().compareTo(time) >= 0;
    }

    /** Another thread may have read it while this one waited. */
    private void readIfDue(Credentials credentials, Deadline deadline) {
        if (isDue()) {
            ObjectRef object = ObjectRef.latest(location.bucket(), location.region(), location.key());
            status = fetcher.read(
                            object,
                            etag,
                            credentials,
                            lastGood().isPresent() ? deadline.within(MAX_CHECK_TIME) : deadline)
                    .fold(this::changed, known -> unchanged(), failed -> unreadable(failed, isOwn.test(credentials)));
        }
    }

    private PolicyStatus changed(SmallObject.Read read) {
        CheckedPolicy checked = PolicyReader.read(location.toString(), read.content());
        etag = read.etag();
        errors = checked.policy().isPresent() ? Optional.empty() : Optional.of(PolicyFindings.errors(checked));
        PolicyFindings.log(checked, log);
        return recordRead(checked.policy().or(status::policy));
    }

    private PolicyStatus unchanged() {
        return recordRead(status.policy());
    }

    private PolicyStatus recordRead(Optional<RestorePolicy> policy) {
        readAt = clock.instant();
        checkedAt = readAt;
        return new PolicyStatus(policy, errors);
    }

    private PolicyStatus unreadable(SmallObject.Unreadable unreadable, boolean withOwnCredentials) {
        Failure failure = unreadable.failure();
        String error = location + " cannot be read: " + failure.detail();
        boolean ofLocation = withOwnCredentials || isOfLocation(failure);
        PolicyStatus now = ofLocation ? status.withError(error) : status;
        if (lastGood().isEmpty()) {
            status = now;
            throw refused(error, failure.outcome() == OutcomeCode.CREDENTIALS_EXPIRED);
        }
        if (ofLocation) {
            checkedAt = clock.instant();
        }
        log.notice(
                ReportLog.Level.WARN,
                Map.of("detail", "the last good policy stays in force for ten minutes, because " + error));
        return now;
    }

    /** Rejected credentials of a caller, or a short time limit of a caller, say nothing about the policy. */
    private static boolean isOfLocation(Failure failure) {
        return failure.outcome() == OutcomeCode.UNREACHABLE
                || failure.code().filter(FAILURES_OF_THE_LOCATION::contains).isPresent();
    }

    private static ProblemException refused(String error, boolean credentialsExpired) {
        return new ProblemException(
                new Problem(500, "No policy", "nothing was sent, because the policy " + error), credentialsExpired);
    }
}
