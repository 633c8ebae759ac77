package dev.thaw.cos.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as it came, whatever its status.
 *
 * @param status of HTTP
 * @param lowercaseHeaders the first value of each
 * @param error what the body said, if it was an error; a status of success may come with one
 * @param body of a success that was asked for its body
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

    /** Whether the status says success and the body is an error all the same. */
    public boolean tellsError() {
        return isSuccess() && !error.equals(CosError.NONE);
    }

    public Optional<String> code() {
        return error.code();
    }

    public Optional<String> header(String lowercaseName) {
        return Optional.ofNullable(lowercaseHeaders.get(lowercaseName)).filter(value -> !value.isBlank());
    }

    /** The id by which COS knows the request; absent if somebody on the way answered in its place. */
    public Optional<String> requestId() {
        return header("x-cos-request-id").or(error::requestId);
    }

    /** Whether COS did not answer at all, but somebody on the way: all that COS says has an id (page "Common Response Headers"). */
    public boolean lacksCosRequestId() {
        return requestId().isEmpty();
    }

    /** The service's clock. */
    public Optional<Instant> serverTime() {
        return header("date")
                .flatMap(HttpDate::read)
                .or(() -> error.serverTime().flatMap(HttpDate::read));
    }

    /** How long the service asks to wait, in seconds or until a date; never longer than a day. */
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
}
