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
import dev.thaw.restore.store.Inspection;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectStore;
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

    private final CosHttp http;
    private final RetryingCall.Context calls;
    private final Function<String, RateLimiter> rateLimiters;
    private final BucketCircuitBreaker circuitBreaker = new BucketCircuitBreaker();
    private final HeadInspector inspector;

    /** @param rateLimiters by bucket, shared by all invocations */
    CosSession(CosHttp http, RetryingCall.Context calls, Function<String, RateLimiter> rateLimiters) {
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
        RestoreAttempts restoreAttempts = new RestoreAttempts(request);
        CallResult result = calls.run(restoreAttempts, rateLimiters.apply(bucket), this::kindOfRestore);
        return circuitBreaker
                .record("POST", bucket, result)
                .fold(
                        answered -> reply(answered, restoreAttempts.inDoubt),
                        failure -> new RestoreReply.Failed(failure, restoreAttempts.inDoubt));
    }

    private ResponseKind kindOfRestore(CosResponse response) {
        return calls.signingClock().kind(response, ResponseClassifier.ofRestore(response));
    }

    /** The attempts of one restore: in doubt if one of them may have had an effect although COS did not confirm it. */
    private final class RestoreAttempts implements CosHttp.Call {

        private final RestoreRequest request;
        private boolean inDoubt;

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
                throw fault;
            }
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
