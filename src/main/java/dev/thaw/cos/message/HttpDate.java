package dev.thaw.cos.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as COS writes them: {@code Mon, 13 Apr 2020 16:00:00 GMT} in headers, ISO 8601 in bodies. The two obsolete forms of RFC
 * 9110, 5.6.7 are read as well: {@code Monday, 13-Apr-20 16:00:00 GMT} and {@code Mon Apr 13 16:00:00 2020}.
 */
final class HttpDate {

    private static final Pattern DASHED = Pattern.compile("([0-9]{1,2})-([A-Za-z]{3})-([0-9]{2}|[0-9]{4}) (.+)");
    private static final Pattern ASCTIME = Pattern.compile(
            "[A-Za-z]{3,9} ([A-Za-z]{3}) ([0-9]{1,2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) ([0-9]{4})(?: GMT)?");
    /** The first year of two digits that belongs to the last century, as POSIX has it. */
    private static final int LAST_CENTURY = 70;

    private HttpDate() {}

    static Optional<Instant> read(String text) {
        String stripped = text.strip().replaceAll("\\s+", " ");
        return parsed(DateTimeFormatter.RFC_1123_DATE_TIME, inCommonForm(stripped))
                .or(() -> parsed(DateTimeFormatter.ISO_OFFSET_DATE_TIME, stripped));
    }

    /** The day of the week says nothing new, and a wrong one would spoil the date. */
    private static String inCommonForm(String text) {
        String date = text.substring(text.indexOf(',') + 1).strip().replaceFirst(" (?:UTC|utc|Z|gmt)$", " GMT");
        Matcher asctime = ASCTIME.matcher(date);
        if (asctime.matches()) {
            return asctime.group(2) + " " + asctime.group(1) + " " + asctime.group(4) + " " + asctime.group(3) + " GMT";
        }
        Matcher dashed = DASHED.matcher(date);
        return dashed.matches()
                ? dashed.group(1) + " " + dashed.group(2) + " " + year(dashed.group(3)) + " " + dashed.group(4)
                : date;
    }

    private static String year(String digits) {
        if (digits.length() > 2) {
            return digits;
        }
        return (Integer.parseInt(digits) < LAST_CENTURY ? "20" : "19") + digits;
    }

    private static Optional<Instant> parsed(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
