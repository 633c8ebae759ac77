package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.Inspection;
import dev.thaw.restore.ListedPage;
import dev.thaw.restore.ObjectPart;
import dev.thaw.restore.ObjectStore;
import dev.thaw.restore.RestoreReply;
import dev.thaw.restore.RestoreRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * COS as one invocation sees it: with its credentials, until its deadline, and with what it has learnt of clock and buckets. Used
 * by many threads at once.
 */
final class CosSession implements ObjectStore {

    private final CosWire wire;
    private final Attempts attempts;
    private final Function<String, Pace> paces;
    private final BucketHealth health = new BucketHealth();
    private final Inspector inspector;

    /** @param paces by bucket, shared by all invocations */
    CosSession(CosWire wire, Attempts attempts, Function<String, Pace> paces) {
        this.wire = wire;
        this.attempts = attempts;
        this.paces = paces;
        this.inspector = new Inspector(wire, attempts, health);
    }

    @Override
    public Inspection inspect(ObjectRef object) {
        return health.isDead(object.bucket())
                ? new Inspection.Failed(BucketHealth.givenUp())
                : inspector.inspect(object);
    }

    @Override
    public RestoreReply restore(RestoreRequest request) {
        String bucket = request.object().bucket();
        if (health.isDead(bucket)) {
            return new RestoreReply.Failed(BucketHealth.givenUp(), false);
        }
        Asking asking = new Asking(request);
        Ending ending = attempts.run(asking, paces.apply(bucket), this::meaningOfRestore);
        return health.noted("POST", bucket, ending)
                .fold(
                        answered -> reply(answered, asking.inDoubt),
                        failure -> new RestoreReply.Failed(failure, asking.inDoubt));
    }

    private Meaning meaningOfRestore(CosAnswer answer) {
        return attempts.signingClock().meaning(answer, Classification.ofRestore(answer));
    }

    /** The attempts at one restore: whether one of them broke off, or found COS unwell, so that it may have had an effect. */
    private final class Asking implements CosWire.Call {

        private final RestoreRequest request;
        private boolean inDoubt;

        Asking(RestoreRequest request) {
            this.request = request;
        }

        @Override
        public CosAnswer send(Attempt attempt) throws WireFault {
            try {
                CosAnswer answer = wire.restore(request, attempt);
                inDoubt |= meaningOfRestore(answer) == Meaning.UNWELL;
                return answer;
            } catch (WireFault fault) {
                inDoubt |= !fault.neverSent();
                throw fault;
            }
        }
    }

    @Override
    public ListedPage page(BucketPrefix prefix, String marker) {
        return ask("LIST", prefix.bucket(), attempt -> wire.list(prefix, marker, attempt))
                .fold(ListAnswer::page, ListedPage.Failed::new);
    }

    @Override
    public ObjectPart read(ObjectRef object, long from, Optional<String> etag) {
        ByteRange range = ByteRange.from(from, etag);
        return ask("GET", object.bucket(), attempt -> wire.read(object, range, attempt))
                .fold(answered -> ReadAnswer.part(answered, range), ObjectPart.Failed::new);
    }

    @Override
    public boolean timeIsOver() {
        return attempts.remaining().isZero();
    }

    /** A call that asks for no change, and so needs no pace. */
    private Ending ask(String kind, String bucket, CosWire.Call call) {
        if (health.isDead(bucket)) {
            return new Ending.GaveUp(BucketHealth.givenUp());
        }
        Function<CosAnswer, Meaning> reading =
                answer -> attempts.signingClock().meaning(answer, Classification.ofRead(answer));
        return health.noted(kind, bucket, attempts.run(call, Pace.NONE, reading));
    }

    private static RestoreReply reply(Ending.Answered answered, boolean inDoubt) {
        String requestId = answered.answer().requestId().orElse("");
        return switch (answered.meaning()) {
            case ACCEPTED -> new RestoreReply.Accepted(requestId);
            case EXTENDED -> new RestoreReply.Extended(requestId);
            case IN_PROGRESS -> new RestoreReply.InProgress(requestId, inDoubt);
            case NOT_ARCHIVED -> new RestoreReply.NotArchived(requestId);
            default -> new RestoreReply.Failed(Faults.of(answered.answer(), answered.meaning()), inDoubt);
        };
    }
}
