package dev.thaw.cos;

import dev.thaw.cos.message.ByteRange;
import dev.thaw.cos.message.CosResponse;
import dev.thaw.cos.retry.CallResult;
import dev.thaw.cos.retry.FailureMessages;
import dev.thaw.cos.retry.ResponseKind;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a GET of some bytes as a part of an object (page "GET Object"). */
final class RangeRead {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private RangeRead() {}

    static Result<ObjectPart> part(CallResult.Answered answered, ByteRange asked) {
        CosResponse answer = answered.answer();
        if (answer.status() == 416 && asked.from() == 0 && !answer.lacksCosRequestId()) {
            return Result.of(new ObjectPart(new byte[0], 0, etag(answer)));
        }
        if (answered.meaning() != ResponseKind.FOUND) {
            return Result.failed(FailureMessages.of(answer, answered.meaning(), "cos:GetObject on this object"));
        }
        return answer.status() == 206 ? ranged(answer, asked) : whole(answer, asked);
    }

    private static Result<ObjectPart> ranged(CosResponse answer, ByteRange asked) {
        if (answer.header("content-range").isEmpty()) {
            return Result.failed(
                    FailureMessages.unreadable(answer, "no Content-Range that tells which bytes these are"));
        }
        Matcher range = CONTENT_RANGE.matcher(answer.header("content-range").orElse(""));
        boolean fits = range.matches()
                && Long.parseLong(range.group(1)) == asked.from()
                && Long.parseLong(range.group(2)) - asked.from() + 1
                        == answer.body().length()
                && answer.body().isWhole();
        return fits
                ? Result.of(new ObjectPart(answer.body().bytes(), Long.parseLong(range.group(3)), etag(answer)))
                : Result.failed(FailureMessages.unreadable(answer, "other bytes than were asked for"));
    }

    /** A server need not know of ranges; then there is one answer with all, or nothing but its length. */
    private static Result<ObjectPart> whole(CosResponse answer, ByteRange asked) {
        if (asked.from() > 0) {
            return Result.failed(FailureMessages.unreadable(answer, "the whole object instead of a part of it"));
        }
        return answer.body().isWhole()
                ? Result.of(new ObjectPart(answer.body().bytes(), answer.body().length(), etag(answer)))
                : Result.failed(tooLong(answer));
    }

    private static Failure tooLong(CosResponse answer) {
        String size = answer.header("content-length")
                .map(text -> ", " + text + " bytes")
                .orElse("");
        return new Failure(
                OutcomeCode.REJECTED,
                false,
                "the endpoint knows no byte ranges, and the object is too long to be read at once" + size,
                Optional.empty(),
                answer.requestId());
    }

    private static String etag(CosResponse answer) {
        return answer.header("etag").orElse("");
    }
}
