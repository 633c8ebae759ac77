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

/** Turns the response to a GET of a range into a part of an object ("GET Object", 436/7753). */
final class RangeRead {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private RangeRead() {}

    static Result<ObjectPart> part(CallResult.Answered answered, ByteRange requested) {
        CosResponse response = answered.response();
        if (response.status() == 416 && requested.from() == 0 && !response.lacksCosRequestId()) {
            return Result.of(new ObjectPart(new byte[0], 0, etag(response)));
        }
        if (answered.kind() != ResponseKind.FOUND) {
            return Result.failed(FailureMessages.of(response, answered.kind(), "cos:GetObject on this object"));
        }
        return response.status() == 206 ? ranged(response, requested) : whole(response, requested);
    }

    private static Result<ObjectPart> ranged(CosResponse response, ByteRange requested) {
        if (response.header("content-range").isEmpty()) {
            return Result.failed(FailureMessages.unreadable(response, "no Content-Range"));
        }
        Matcher range = CONTENT_RANGE.matcher(response.header("content-range").orElse(""));
        boolean fits = range.matches()
                && Long.parseLong(range.group(1)) == requested.from()
                && Long.parseLong(range.group(2)) - requested.from() + 1
                        == response.body().length()
                && response.body().isWhole();
        return fits
                ? Result.of(new ObjectPart(response.body().bytes(), Long.parseLong(range.group(3)), etag(response)))
                : Result.failed(
                        FailureMessages.unreadable(response, "Content-Range does not match the requested range"));
    }

    /** A server need not know of ranges; then there is one answer with all, or nothing but its length. */
    private static Result<ObjectPart> whole(CosResponse response, ByteRange requested) {
        if (requested.from() > 0) {
            return Result.failed(FailureMessages.unreadable(response, "the whole object instead of a part of it"));
        }
        return response.body().isWhole()
                ? Result.of(
                        new ObjectPart(response.body().bytes(), response.body().length(), etag(response)))
                : Result.failed(tooLong(response));
    }

    private static Failure tooLong(CosResponse response) {
        String size = response.header("content-length")
                .map(text -> ", " + text + " bytes")
                .orElse("");
        return new Failure(
                OutcomeCode.REJECTED,
                false,
                "the endpoint does not support byte ranges, and the object is too long to be read at once" + size,
                Optional.empty(),
                response.requestId());
    }

    private static String etag(CosResponse response) {
        return response.header("etag").orElse("");
    }
}
