package dev.thaw.cos;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.Attempts;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
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
 * COS as one invocation sees it: with its credentials, until its deadline, and with what it has learnt of clock and buckets. Used
 * by many threads at once.
 */
final class CosSession implements ObjectStore {

    private final CosHttp wire;
    private final Attempts attempts;
    private final Function<String, RateLimiter> paces;
    private final BucketCircuitBreaker health = new BucketCircuitBreaker();
    private final HeadInspector inspector;

    /** @param paces by bucket, shared by all invocations */
    CosSession(CosHttp wire, Attempts attempts, Function<String, RateLimiter> paces) {
        this.wire = wire;
        this.attempts = attempts;
        this.paces = paces;
        this.inspector = new HeadInspector(wire, attempts, health);
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return health.isDead(object.bucket())
                ? new Inspection.Failed(BucketCircuitBreaker.openFailure())
                : inspector.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        String bucket = request.object().bucket();
        if (health.isDead(bucket)) {
            return new RestoreReply.Failed(BucketCircuitBreaker.openFailure(), false);
        }
        Asking asking = new Asking(request);
        CallResult ending = attempts.run(asking, paces.apply(bucket), this::meaningOfRestore);
        return health.record("POST", bucket, ending)
                .fold(
                        answered -> reply(answered, asking.inDoubt),
                        failure -> new RestoreReply.Failed(failure, asking.inDoubt));
    }

    private ResponseKind meaningOfRestore(CosResponse answer) {
        return attempts.signingClock().meaning(answer, ResponseClassifier.ofRestore(answer));
    }

    /** The attempts at one restore: whether one of them broke off, or found COS unwell, so that it may have had an effect. */
    private final class Asking implements CosHttp.Call {

        private final RestoreRequest request;
        private boolean inDoubt;

        Asking(RestoreRequest request) {
            this.request = request;
        }

        @Override
        public CosResponse send(Attempt attempt) throws TransportException {
            try {
                CosResponse answer = wire.restore(request, attempt);
                inDoubt |= meaningOfRestore(answer) == ResponseKind.SERVER_ERROR;
                return answer;
            } catch (TransportException fault) {
                inDoubt |= !fault.neverSent();
                throw fault;
            }
        }
    }

    @Override
    public Result<ListPage> page(BucketPrefix prefix, String marker) {
        return ask("LIST", prefix.bucket(), attempt -> wire.list(prefix, marker, attempt))
                .fold(ListObjects::page, Result::failed);
    }

    @Override
    public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
        ByteRange range = ByteRange.from(from, etag);
        return ask("GET", object.bucket(), attempt -> wire.read(object, range, attempt))
                .fold(answered -> RangeRead.part(answered, range), Result::failed);
    }

    @Override
    public boolean timeIsOver() {
        return attempts.remaining().isZero();
    }

    /** A call that asks for no change, and so needs no pace. */
    private CallResult ask(String kind, String bucket, CosHttp.Call call) {
        if (health.isDead(bucket)) {
            return new CallResult.GaveUp(BucketCircuitBreaker.openFailure());
        }
        Function<CosResponse, ResponseKind> reading =
                answer -> attempts.signingClock().meaning(answer, ResponseClassifier.ofRead(answer));
        return health.record(kind, bucket, attempts.run(call, RateLimiter.NONE, reading));
    }

    private static RestoreReply reply(CallResult.Answered answered, boolean inDoubt) {
        String requestId = answered.answer().requestId().orElse("");
        return switch (answered.meaning()) {
            case ACCEPTED -> new RestoreReply.Accepted(requestId);
            case EXTENDED -> new RestoreReply.Extended(requestId);
            case IN_PROGRESS -> new RestoreReply.InProgress(requestId, inDoubt);
            case NOT_ARCHIVED -> new RestoreReply.NotArchived(requestId);
            default -> new RestoreReply.Failed(FailureMessages.of(answered.answer(), answered.meaning()), inDoubt);
        };
    }
}
