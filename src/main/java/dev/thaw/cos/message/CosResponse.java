package dev.thaw.cos.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A response of any status.
 *
 * @param status the HTTP status
 * @param lowercaseHeaders by name, the first value of each
 * @param error what the body says if it is an error; a success status may come with one
 * @param body of a success whose content is used
 */
public record CosResponse(int status, Map<String, String> lowercaseHeaders, CosError error, ResponseBody body) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    public CosResponse {
        lowercaseHeaders = Map.copyOf(lowercaseHeaders);
    }

    public CosResponse(int status, Map<String, String> lowercaseHeaders, CosError error) {
        this(status, lowercaseHeaders, error, ResponseBody.NONE);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the status says success although the body is an error. */
    public boolean isErrorDespiteSuccess() {
        return isSuccess() && !error.equals(CosError.NONE);
    }

    public Optional<String> code() {
        return error.code();
    }

    public Optional<String> header(String lowercaseName) {
        return Optional.ofNullable(lowercaseHeaders.get(lowercaseName)).filter(value -> !value.isBlank());
    }

    /** The id that COS gave the request; absent if an intermediary answered instead of COS. */
    public Optional<String> requestId() {
        return header("x-cos-request-id").or(error::requestId);
    }

    /** Whether an intermediary answered: each response of COS has an id (page "Common Response Headers"). */
    public boolean lacksCosRequestId() {
        return requestId().isEmpty();
    }

    /** The time by the clock of COS. */
    public Optional<Instant> serverTime() {
        return header("date")
                .flatMap(HttpDate::read)
                .or(() -> error.serverTime().flatMap(HttpDate::read));
    }

    /** When the object was written, by the clock of COS. */
    public Optional<Instant> lastModified() {
        return header("last-modified").flatMap(HttpDate::read);
    }

    /** How long COS asks to wait, given as seconds or as a date; at most a day. */
    public Optional<Duration> retryAfter(Instant now) {
        return header("retry-after").flatMap(value -> seconds(value).or(() -> until(value, now)));
    }

    private static Optional<Duration> seconds(String value) {
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(value.length() > 5 ? LONGEST_WAIT : atMostADay(Duration.ofSeconds(Long.parseLong(value))));
    }

    private static Optional<Duration> until(String value, Instant now) {
        return HttpDate.read(value)
                .map(date -> date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO)
                .map(CosResponse::atMostADay);
    }

    private static Duration atMostADay(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** The fields of an error body; all absent where there was none, or none of COS ("Error Codes", 436/7730). */
    public record CosError(
            Optional<String> code, Optional<String> message, Optional<String> requestId, Optional<String> serverTime) {

        public static final CosError NONE =
                new CosError(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The body of a success, as far as it was read. The bytes are shared, not copied: they may be megabytes. */
    public static final class ResponseBody {

        /** Of calls whose success has no content. */
        public static final ResponseBody NONE = new ResponseBody(new byte[0], true);

        private final byte[] bytes;
        private final boolean whole;

        /**
         * @param bytes not to be changed afterwards
         * @param whole whether nothing came after them
         */
        public ResponseBody(byte[] bytes, boolean whole) {
            this.bytes = bytes;
            this.whole = whole;
        }

        public boolean isWhole() {
            return whole;
        }

        public int length() {
            return bytes.length;
        }

        /** Not to be changed. */
        public byte[] bytes() {
            return bytes;
        }
    }
}
