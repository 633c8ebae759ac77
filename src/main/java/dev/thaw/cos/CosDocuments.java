package dev.thaw.cos;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.Failure;
import java.util.Map;
import java.util.Optional;

/** Small objects as one invocation reads them: with its credentials, until its deadline, as often as its patience allows. */
public final class CosDocuments {

    private static final int NOT_MODIFIED = 304;
    private static final Map<String, String> REMEDIES = Map.of(
            "AccessDenied", "allow cos:GetObject on this object",
            "NoSuchKey", "put the object there, or correct the key",
            "InvalidObjectState", "it is archived itself: keep it in a class that can be read at once");

    private final CosWire wire;
    private final Attempts attempts;

    CosDocuments(CosWire wire, Attempts attempts) {
        this.wire = wire;
        this.attempts = attempts;
    }

    /**
     * Reads an object.
     *
     * @param knownEtag of the content that the caller has already
     * @param most bytes that are read; whoever asks for one more than allowed sees that it is too large
     */
    public DocumentReply read(ObjectRef object, Optional<String> knownEtag, int most) {
        return attempts.run(attempt -> wire.document(object, knownEtag, most, attempt), Pace.NONE, this::meaning)
                .fold(answered -> reply(answered, knownEtag, most), DocumentReply.Unreadable::new);
    }

    private Meaning meaning(CosAnswer answer) {
        return isNotModified(answer)
                ? Meaning.FOUND
                : attempts.signingClock().meaning(answer, Classification.ofRead(answer));
    }

    private static boolean isNotModified(CosAnswer answer) {
        return answer.status() == NOT_MODIFIED && !answer.isOfStranger();
    }

    private static DocumentReply reply(Ending.Answered answered, Optional<String> knownEtag, int most) {
        CosAnswer answer = answered.answer();
        if (isNotModified(answer)) {
            return knownEtag.isPresent()
                    ? new DocumentReply.Known()
                    : unreadable(answer, "unchanged, though no content was known");
        }
        return answered.meaning() == Meaning.FOUND
                ? content(answer, most)
                : new DocumentReply.Unreadable(failure(answered));
    }

    /** One that breaks off is none, so that half a policy is no policy. */
    private static DocumentReply content(CosAnswer answer, int most) {
        AnswerBody body = answer.body();
        return body.isWhole() || body.length() == most
                ? new DocumentReply.Read(body.bytes(), answer.header("etag"))
                : unreadable(answer, "the content did not end in time");
    }

    private static DocumentReply unreadable(CosAnswer answer, String reason) {
        return new DocumentReply.Unreadable(Faults.unreadable(answer, reason));
    }

    /** What helps a restore does not help a read. */
    private static Failure failure(Ending.Answered answered) {
        Failure failure = Faults.of(answered.answer(), answered.meaning());
        return failure.code()
                .flatMap(code -> Optional.ofNullable(REMEDIES.get(code)))
                .map(remedy -> Faults.told(answered.answer()) + "; " + remedy)
                .map(failure::withDetail)
                .orElse(failure);
    }
}
