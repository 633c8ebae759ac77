package dev.thaw.cos;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreReply;
import dev.thaw.restore.store.RestoreRequest;
import dev.thaw.restore.store.Result;
import java.util.Optional;
import java.util.function.Function;

/**
 * COS for one invocation: with its credentials, until its deadline, and with what it has learnt about clock and buckets. Calls block,
 * and report failures as values. Safe for threads.
 */
final class CosSession implements ObjectStore {

    private static final int MOST_LOOKS = 4;

    private final CosHttp http;
    private final RetryingCall.Context calls;
    private final Function<String, RateLimiter> rateLimiters;
    private final BucketCircuitBreaker circuitBreaker = new BucketCircuitBreaker();
    private final HeadInspector inspector;
    private final boolean looksFirst;

    /** One that sends a restore without an answer again at once. @param rateLimiters by bucket, shared by all invocations */
    CosSession(CosHttp http, RetryingCall.Context calls, Function<String, RateLimiter> rateLimiters) {
        this(http, calls, rateLimiters, false);
    }

    /**
     * @param rateLimiters by bucket, shared by all invocations
     * @param looksFirst whether a restore without an answer is looked for before it is requested again: a second request may
     *     extend the copy that the first one made
     */
    CosSession(
            CosHttp http, RetryingCall.Context calls, Function<String, RateLimiter> rateLimiters, boolean looksFirst) {
        this.looksFirst = looksFirst;
        this.http = http;
        this.calls = calls;
        this.rateLimiters = rateLimiters;
        this.inspector = new HeadInspector(http, calls, circuitBreaker);
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return circuitBreaker.isOpen(object.bucket())
                ? new Inspection.Failed(BucketCircuitBreaker.openFailure())
                : inspector.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        String bucket = request.object().bucket();
        if (circuitBreaker.isOpen(bucket)) {
            return new RestoreReply.Failed(BucketCircuitBreaker.openFailure(), false);
        }
        for (int looks = 0; ; looks++) {
            RestoreAttempts attempts = new RestoreAttempts(request);
            RestoreReply reply = restore(attempts, bucket);
            if (!attempts.wasCutOff || looks == MOST_LOOKS) {
                return reply;
            }
            Optional<RestoreReply> found = looked(request.object(), attempts);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private RestoreReply restore(RestoreAttempts attempts, String bucket) {
        CallResult result = calls.run(attempts, rateLimiters.apply(bucket), this::kindOfRestore);
        return circuitBreaker
                .record("POST", bucket, result)
                .fold(
                        answered -> reply(answered, attempts.inDoubt),
                        failure -> new RestoreReply.Failed(
                                attempts.wasCutOff ? attempts.cutOff(failure) : failure, attempts.inDoubt));
    }

    /** What became of a request without an answer. Empty if it had no effect: then it may be sent again. */
    private Optional<RestoreReply> looked(ObjectRef object, RestoreAttempts attempts) {
        return inspect(object)
                .fold(
                        found -> found.state()
                                .copy()
                                .fold(
                                        Optional::<RestoreReply>empty,
                                        running -> Optional.of(new RestoreReply.InProgress("", true)),
                                        live -> Optional.of(new RestoreReply.InProgress("", true))),
                        omitted -> Optional.empty(),
                        failed -> Optional.of(new RestoreReply.Failed(attempts.cutOff(failed.failure()), true)));
    }

    private ResponseKind kindOfRestore(CosResponse response) {
        return calls.signingClock().kind(response, ResponseClassifier.ofRestore(response));
    }

    /** The attempts of one restore: in doubt if one of them may have had an effect although COS did not confirm it. */
    private final class RestoreAttempts implements CosHttp.Call {

        private final RestoreRequest request;
        private boolean inDoubt;
        private boolean wasCutOff;

        RestoreAttempts(RestoreRequest request) {
            this.request = request;
        }

        @Override
        public CosResponse send(Attempt attempt) throws TransportException {
            try {
                CosResponse response = http.restore(request, attempt);
                inDoubt |= kindOfRestore(response) == ResponseKind.SERVER_ERROR;
                return response;
            } catch (TransportException fault) {
                inDoubt |= !fault.neverSent();
                wasCutOff = looksFirst && inDoubt;
                throw wasCutOff ? TransportException.lasting(fault.reason()) : fault;
            }
        }

        /** Without an answer the object may be tried again. */
        private Failure cutOff(Failure failure) {
            return failure.outcome() == OutcomeCode.REJECTED
                    ? Failure.temporary(OutcomeCode.UNREACHABLE, failure.detail())
                    : failure;
        }
    }

    @Override
    public Result<ListPage> page(BucketPrefix prefix, String marker) {
        return readOnly("LIST", prefix.bucket(), attempt -> http.list(prefix, marker, attempt))
                .fold(ListObjects::page, Result::failed);
    }

    @Override
    public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
        ByteRange range = ByteRange.from(from, etag);
        return readOnly("GET", object.bucket(), attempt -> http.read(object, range, attempt))
                .fold(answered -> RangeRead.part(answered, range), Result::failed);
    }

    @Override
    public boolean timeIsOver() {
        return calls.remaining().isZero();
    }

    /** A call that changes nothing and so needs no rate limit. */
    private CallResult readOnly(String operation, String bucket, CosHttp.Call call) {
        if (circuitBreaker.isOpen(bucket)) {
            return new CallResult.GaveUp(BucketCircuitBreaker.openFailure());
        }
        Function<CosResponse, ResponseKind> classifier =
                response -> calls.signingClock().kind(response, ResponseClassifier.ofRead(response));
        return circuitBreaker.record(operation, bucket, calls.run(call, RateLimiter.NONE, classifier));
    }

    private static RestoreReply reply(CallResult.Answered answered, boolean inDoubt) {
        String requestId = answered.response().requestId().orElse("");
        return switch (answered.kind()) {
            case ACCEPTED -> new RestoreReply.Accepted(requestId);
            case EXTENDED -> new RestoreReply.Extended(requestId);
            case IN_PROGRESS -> new RestoreReply.InProgress(requestId, inDoubt);
            case NOT_ARCHIVED -> new RestoreReply.NotArchived(requestId);
            default -> new RestoreReply.Failed(FailureMessages.of(answered.response(), answered.kind()), inDoubt);
        };
    }
}
