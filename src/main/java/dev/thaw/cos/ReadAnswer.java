package dev.thaw.cos;

import dev.thaw.restore.Failure;
import dev.thaw.restore.ObjectPart;
import dev.thaw.restore.OutcomeName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a GET of some bytes as a part of an object (page "GET Object"). */
final class ReadAnswer {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private ReadAnswer() {}

    static ObjectPart part(Ending.Answered answered, ByteRange asked) {
        CosAnswer answer = answered.answer();
        if (answer.status() == 416 && asked.from() == 0 && !answer.isOfStranger()) {
            return new ObjectPart.Bytes(new byte[0], 0, etag(answer));
        }
        if (answered.meaning() != Meaning.FOUND) {
            return new ObjectPart.Failed(Faults.of(answer, answered.meaning(), "cos:GetObject on this object"));
        }
        return answer.status() == 206 ? ranged(answer, asked) : whole(answer, asked);
    }

    private static ObjectPart ranged(CosAnswer answer, ByteRange asked) {
        if (answer.header("content-range").isEmpty()) {
            return new ObjectPart.Failed(
                    Faults.unreadable(answer, "no Content-Range that tells which bytes these are"));
        }
        Matcher range = CONTENT_RANGE.matcher(answer.header("content-range").orElse(""));
        boolean fits = range.matches()
                && Long.parseLong(range.group(1)) == asked.from()
                && Long.parseLong(range.group(2)) - asked.from() + 1
                        == answer.body().length()
                && answer.body().isWhole();
        return fits
                ? new ObjectPart.Bytes(answer.body().bytes(), Long.parseLong(range.group(3)), etag(answer))
                : new ObjectPart.Failed(Faults.unreadable(answer, "other bytes than were asked for"));
    }

    /** A server need not know of ranges; then there is one answer with all, or nothing but its length. */
    private static ObjectPart whole(CosAnswer answer, ByteRange asked) {
        if (asked.from() > 0) {
            return new ObjectPart.Failed(Faults.unreadable(answer, "the whole object instead of a part of it"));
        }
        return answer.body().isWhole()
                ? new ObjectPart.Bytes(answer.body().bytes(), answer.body().length(), etag(answer))
                : new ObjectPart.Failed(tooLong(answer));
    }

    private static Failure tooLong(CosAnswer answer) {
        String size = answer.header("content-length")
                .map(text -> ", " + text + " bytes")
                .orElse("");
        return new Failure(
                OutcomeName.REJECTED,
                false,
                "the endpoint knows no byte ranges, and the object is too long to be read at once" + size,
                Optional.empty(),
                answer.requestId());
    }

    private static String etag(CosAnswer answer) {
        return answer.header("etag").orElse("");
    }
}
