package dev.thaw.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations like {@code 500ms}, {@code 3s}, {@code 2m} or {@code 1h}; a number without a unit is seconds. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h|)");

    private Durations() {}

    /** @throws IllegalArgumentException unless the text is a duration within the bounds, both included */
    static Duration parse(String text, Duration least, Duration most) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration time = of(Long.parseLong(form.group(1)), form.group(2));
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(text);
        }
        return time;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
