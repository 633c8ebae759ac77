package dev.thaw.cos;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.CosResponse.ResponseBody;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.RetryingCall;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import java.util.Map;
import java.util.Optional;

/** Small objects as one invocation reads them: with its credentials, until its deadline, as often as its retryPolicy allows. */
public final class SmallObjectReader {

    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> REMEDIES = Map.of(
            "AccessDenied", "allow cos:GetObject on this object",
            "NoSuchKey", "put the object there, or correct the key",
            "InvalidObjectState", "it is archived itself: keep it in a class that can be read at once");

    private final CosHttp http;
    private final RetryingCall.Context calls;

    SmallObjectReader(CosHttp http, RetryingCall.Context calls) {
        this.http = http;
        this.calls = calls;
    }

    /**
     * Reads an object.
     *
     * @param knownEtag of the content that the caller has already
     * @param most bytes that are read; whoever asks for one more than allowed sees that it is too large
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
                    ? new SmallObject.Known()
                    : unreadable(response, "unchanged, though no content was known");
        }
        return answered.kind() == ResponseKind.FOUND
                ? content(response, most)
                : new SmallObject.Unreadable(failure(answered));
    }

    /** One that breaks off is none, so that half a policy is no policy. */
    private static SmallObject content(CosResponse response, int most) {
        ResponseBody body = response.body();
        return body.isWhole() || body.length() == most
                ? new SmallObject.Read(body.bytes(), response.header("etag"))
                : unreadable(response, "the content did not end in time");
    }

    private static SmallObject unreadable(CosResponse response, String reason) {
        return new SmallObject.Unreadable(FailureMessages.unreadable(response, reason));
    }

    /** What helps a restore does not help a read. */
    private static Failure failure(CallResult.Answered answered) {
        Failure failure = FailureMessages.of(answered.response(), answered.kind());
        return failure.code()
                .flatMap(code -> Optional.ofNullable(REMEDIES.get(code)))
                .map(remedy -> FailureMessages.describe(answered.response()) + "; " + remedy)
                .map(failure::withDetail)
                .orElse(failure);
    }
}
