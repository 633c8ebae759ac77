package dev.thaw.cos;

import dev.thaw.cos.http.CosHttp;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.message.ResponseBody;
import dev.thaw.cos.pace.RateLimiter;
import dev.thaw.cos.retry.Attempts;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseClassifier;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.object.ObjectRef;
import dev.thaw.restore.store.Failure;
import java.util.Map;
import java.util.Optional;

/** Small objects as one invocation reads them: with its credentials, until its deadline, as often as its patience allows. */
public final class SmallObjectReader {

    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> REMEDIES = Map.of(
            "AccessDenied", "allow cos:GetObject on this object",
            "NoSuchKey", "put the object there, or correct the key",
            "InvalidObjectState", "it is archived itself: keep it in a class that can be read at once");

    private final CosHttp wire;
    private final Attempts attempts;

    SmallObjectReader(CosHttp wire, Attempts attempts) {
        this.wire = wire;
        this.attempts = attempts;
    }

    /**
     * Reads an object.
     *
     * @param knownEtag of the content that the caller has already
     * @param most bytes that are read; whoever asks for one more than allowed sees that it is too large
     */
    public SmallObject read(ObjectRef object, Optional<String> knownEtag, int most) {
        return attempts.run(attempt -> wire.document(object, knownEtag, most, attempt), RateLimiter.NONE, this::meaning)
                .fold(answered -> reply(answered, knownEtag, most), SmallObject.Unreadable::new);
    }

    private ResponseKind meaning(CosResponse answer) {
        return isNotModified(answer)
                ? ResponseKind.FOUND
                : attempts.signingClock().meaning(answer, ResponseClassifier.ofRead(answer));
    }

    private static boolean isNotModified(CosResponse answer) {
        return answer.status() == NOT_MODIFIED && !answer.lacksCosRequestId();
    }

    private static SmallObject reply(CallResult.Answered answered, Optional<String> knownEtag, int most) {
        CosResponse answer = answered.answer();
        if (isNotModified(answer)) {
            return knownEtag.isPresent()
                    ? new SmallObject.Known()
                    : unreadable(answer, "unchanged, though no content was known");
        }
        return answered.meaning() == ResponseKind.FOUND
                ? content(answer, most)
                : new SmallObject.Unreadable(failure(answered));
    }

    /** One that breaks off is none, so that half a policy is no policy. */
    private static SmallObject content(CosResponse answer, int most) {
        ResponseBody body = answer.body();
        return body.isWhole() || body.length() == most
                ? new SmallObject.Read(body.bytes(), answer.header("etag"))
                : unreadable(answer, "the content did not end in time");
    }

    private static SmallObject unreadable(CosResponse answer, String reason) {
        return new SmallObject.Unreadable(FailureMessages.unreadable(answer, reason));
    }

    /** What helps a restore does not help a read. */
    private static Failure failure(CallResult.Answered answered) {
        Failure failure = FailureMessages.of(answered.answer(), answered.meaning());
        return failure.code()
                .flatMap(code -> Optional.ofNullable(REMEDIES.get(code)))
                .map(remedy -> FailureMessages.describe(answered.answer()) + "; " + remedy)
                .map(failure::withDetail)
                .orElse(failure);
    }
}
