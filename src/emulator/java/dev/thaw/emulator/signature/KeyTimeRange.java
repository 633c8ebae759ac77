package dev.thaw.emulator.signature;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key time as sent.
 *
 * @param text {@code 1557989151;1557996351}
 */
record KeyTimeRange(String text, Instant start, Instant end) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,11});(\\d{1,11})");

    /** Empty unless it is two times in order. */
    static Optional<KeyTimeRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new KeyTimeRange(text, second(form.group(1)), second(form.group(2))))
                        .filter(range -> !range.start.isAfter(range.end))
                : Optional.empty();
    }

    private static Instant second(String digits) {
        return Instant.ofEpochSecond(Long.parseLong(digits));
    }
}
