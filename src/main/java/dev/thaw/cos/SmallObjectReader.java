package dev.thaw.cos;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import java.util.Map;
import java.util.Optional;

/** Reads small objects for one invocation: with its credentials, until its deadline, with retries. Blocks. Safe for threads. */
public final class SmallObjectReader {

    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> REMEDIES = Map.of(
            "AccessDenied", "allow cos:GetObject on this object",
            "NoSuchKey", "put the object there, or correct the key",
            "InvalidObjectState", "it is archived itself: keep it in a storage class that can be read at once");

    private final CosHttp http;
    private final RetryingCall.Context calls;

    SmallObjectReader(CosHttp http, RetryingCall.Context calls) {
        this.http = http;
        this.calls = calls;
    }

    /**
     * Reads an object.
     *
     * @param knownEtag of the content that the caller already has
     * @param most bytes to read; ask for one more than allowed to see that an object is too large
     */
    public SmallObject read(ObjectRef object, Optional<String> knownEtag, int most) {
        return calls.run(attempt -> http.document(object, knownEtag, most, attempt), RateLimiter.NONE, this::kind)
                .fold(answered -> reply(answered, knownEtag, most), SmallObject.Unreadable::new);
    }

    private ResponseKind kind(CosResponse response) {
        return isNotModified(response)
                ? ResponseKind.FOUND
                : calls.signingClock().kind(response, ResponseClassifier.ofRead(response));
    }

    private static boolean isNotModified(CosResponse response) {
        return response.status() == NOT_MODIFIED && !response.lacksCosRequestId();
    }

    private static SmallObject reply(CallResult.Answered answered, Optional<String> knownEtag, int most) {
        CosResponse response = answered.response();
        if (isNotModified(response)) {
            return knownEtag.isPresent()
                    ? new SmallObject.NotModified()
                    : unreadable(response, "unchanged, although no ETag was sent");
        }
        return answered.kind() == ResponseKind.FOUND
                ? content(response, most)
                : new SmallObject.Unreadable(failure(answered));
    }

    /** Content that breaks off is an error: half a policy must not be used. */
    private static SmallObject content(CosResponse response, int most) {
        ResponseBody body = response.body();
        return body.isWhole() || body.length() == most
                ? new SmallObject.Read(body.bytes(), response.header("etag"))
                : unreadable(response, "the content did not end in time");
    }

    private static SmallObject unreadable(CosResponse response, String reason) {
        return new SmallObject.Unreadable(FailureMessages.unreadable(response, reason));
    }

    /** The remedies of a restore do not apply to a read. */
    private static Failure failure(CallResult.Answered answered) {
        Failure failure = FailureMessages.of(answered.response(), answered.kind());
        return failure.code()
                .flatMap(code -> Optional.ofNullable(REMEDIES.get(code)))
                .map(remedy -> FailureMessages.describe(answered.response()) + "; " + remedy)
                .map(failure::withDetail)
                .orElse(failure);
    }
}
