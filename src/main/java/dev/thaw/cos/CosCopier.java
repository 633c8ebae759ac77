package dev.thaw.cos;

import dev.thaw.cos.http.Attempt;
import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.http.TransportException;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.HeadHeaders;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.promote.ObjectCopier;
import dev.thaw.restore.store.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copies in place, for one invocation: with its credentials, until its deadline, with retries. Blocks; safe for threads. */
final class CosCopier implements ObjectCopier {

    private static final Set<String> REPEATED = Set.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "expires",
            "x-cos-server-side-encryption",
            "x-cos-server-side-encryption-cos-kms-key-id",
            "x-cos-server-side-encryption-context");
    private static final String METADATA = "x-cos-meta-";
    private static final int PRECONDITION_FAILED = 412;
    private static final int MOST_LOOKS = 4;

    private final CosHttp http;
    private final RetryingCall.Context calls;

    CosCopier(CosHttp http, RetryingCall.Context calls) {
        this.http = http;
        this.calls = calls;
    }

    @Override
    public Result<CopySource> look(ObjectRef object) {
        return calls.run(
                        attempt -> http.head(object, attempt),
                        RateLimiter.NONE,
                        response -> calls.signingClock().kind(response, ResponseClassifier.ofHead(response)))
                .fold(this::source, Result::failed);
    }

    private Result<CopySource> source(CallResult.Answered answered) {
        CosResponse head = answered.response();
        if (head.status() == 404 && !head.lacksCosRequestId()) {
            return Result.failed(FailureMessages.noSuchKey(head));
        }
        if (answered.kind() != ResponseKind.FOUND) {
            return Result.failed(FailureMessages.of(head, answered.kind(), "cos:HeadObject and cos:GetObject"));
        }
        Map<String, String> headers = new HashMap<>();
        head.lowercaseHeaders().forEach((name, value) -> {
            if (REPEATED.contains(name) || name.startsWith(METADATA)) {
                headers.put(name, value);
            }
        });
        Optional<String> etag = head.header("etag");
        return HeadHeaders.state(head, calls.signingClock().now())
                .filter(state -> etag.isPresent())
                .map(state -> Result.of(new CopySource(
                        state,
                        etag.orElseThrow(),
                        headers,
                        head.header("x-cos-version-id").isPresent(),
                        head.header("x-cos-server-side-encryption-customer-algorithm")
                                .isPresent())))
                .orElseGet(() -> Result.failed(FailureMessages.unreadable(head, "no Content-Length or no ETag")));
    }

    @Override
    public Reply copyInPlace(ObjectRef object, CopySource seen, StorageClass target) {
        for (int looks = 0; ; looks++) {
            Copying copying = new Copying(object, seen, target);
            Reply reply = calls.run(copying, RateLimiter.NONE, this::kind).fold(CosCopier::reply, Reply.Failed::new);
            if (!copying.wasCutOff) {
                return reply;
            }
            Optional<Reply> settled = settled(object, seen, target, reply);
            if (settled.isPresent() || looks == MOST_LOOKS) {
                return settled.orElse(reply);
            }
        }
    }

    private ResponseKind kind(CosResponse response) {
        return response.status() == PRECONDITION_FAILED
                ? ResponseKind.CLIENT_ERROR
                : calls.signingClock().kind(response, ResponseClassifier.ofWrite(response));
    }

    private static Reply reply(CallResult.Answered answered) {
        CosResponse response = answered.response();
        String code = response.code().orElse("");
        if (answered.kind() == ResponseKind.FOUND) {
            return new Reply.Copied();
        }
        if (response.status() == PRECONDITION_FAILED) {
            return new Reply.Changed("its content has changed since");
        }
        if (code.equals("InvalidObjectState")) {
            return new Reply.Changed("its readable copy has expired");
        }
        if (code.equals("NoSuchKey") || code.equals("NoSuchCopySource")) {
            return new Reply.Changed("the object is gone");
        }
        return new Reply.Failed(FailureMessages.of(response, answered.kind(), "cos:PutObject and cos:GetObject"));
    }

    /** What became of a copy without an answer; empty if it had no effect. */
    private Optional<Reply> settled(ObjectRef object, CopySource seen, StorageClass target, Reply lost) {
        return look(object)
                .fold(
                        now -> {
                            boolean isSame = now.etag().equals(seen.etag())
                                    || hasOwnEtag(seen)
                                            && now.state().size()
                                                    == seen.state().size();
                            boolean hasMoved = now.state().storageClass().equals(target);
                            if (!isSame) {
                                return Optional.of(new Reply.Changed("its content has changed since"));
                            }
                            return hasMoved ? Optional.of(new Reply.Copied()) : Optional.<Reply>empty();
                        },
                        failure -> Optional.of(lost));
    }

    /** Of an object of several parts, or with a key of KMS, the ETag is no hash of the content: a copy gets another one. */
    private static boolean hasOwnEtag(CopySource seen) {
        return seen.etag().contains("-") || seen.headers().containsKey("x-cos-server-side-encryption");
    }

    /** Until the deadline: a large object takes its time. Not sent again without a look, since it may have had its effect. */
    private final class Copying implements CosHttp.Call {

        private final ObjectRef object;
        private final CopySource seen;
        private final StorageClass target;
        private boolean wasCutOff;

        Copying(ObjectRef object, CopySource seen, StorageClass target) {
            this.object = object;
            this.seen = seen;
            this.target = target;
        }

        @Override
        public CosResponse send(Attempt attempt) throws TransportException {
            Attempt patient =
                    new Attempt(attempt.key(), attempt.token(), attempt.untilDeadline(), attempt.untilDeadline());
            try {
                return http.copyInPlace(object, seen.headers(), seen.etag(), target.name(), patient);
            } catch (TransportException fault) {
                wasCutOff = !fault.neverSent();
                throw wasCutOff ? TransportException.lasting(fault.reason()) : fault;
            }
        }
    }
}
