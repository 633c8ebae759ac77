package dev.thaw.cos;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates as COS writes them: {@code Mon, 13 Apr 2020 16:00:00 GMT} in headers, ISO 8601 in bodies. */
final class HttpDate {

    private HttpDate() {}

    static Optional<Instant> read(String text) {
        return parsed(DateTimeFormatter.RFC_1123_DATE_TIME, withoutWeekday(text.strip()))
                .or(() -> parsed(DateTimeFormatter.ISO_OFFSET_DATE_TIME, text.strip()));
    }

    /** The day of the week says nothing new, and a wrong one would spoil the date. */
    private static String withoutWeekday(String text) {
        return text.substring(text.indexOf(',') + 1).strip();
    }

    private static Optional<Instant> parsed(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
