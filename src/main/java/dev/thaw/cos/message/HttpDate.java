package dev.thaw.cos.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of COS: {@code Mon, 13 Apr 2020 16:00:00 GMT} in headers, ISO 8601 in bodies. Also reads the two obsolete forms of RFC 9110,
 * 5.6.7: {@code Monday, 13-Apr-20 16:00:00 GMT} and {@code Mon Apr 13 16:00:00 2020}.
 */
final class HttpDate {

    private static final Pattern DASHED = Pattern.compile("([0-9]{1,2})-([A-Za-z]{3})-([0-9]{2}|[0-9]{4}) (.+)");
    private static final Pattern ASCTIME = Pattern.compile(
            "[A-Za-z]{3,9} ([A-Za-z]{3}) ([0-9]{1,2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) ([0-9]{4})(?: GMT)?");
    /** From this two-digit year on it is the last century, as in POSIX. */
    private static final int LAST_CENTURY = 70;

    private HttpDate() {}

    static Optional<Instant> read(String text) {
        String stripped = text.strip().replaceAll("\\s+", " ");
        return parsed(DateTimeFormatter.RFC_1123_DATE_TIME, inCommonForm(stripped))
                .or(() -> parsed(DateTimeFormatter.ISO_OFFSET_DATE_TIME, stripped));
    }

    /** Leaves out the day of the week: it is redundant, and a wrong one would make the date invalid. */
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
