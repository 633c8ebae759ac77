package dev.thaw.event.manual;

import dev.thaw.event.json.InvalidInputException;
import dev.thaw.event.json.JsonFields;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in a request: {@code 500ms}, {@code 8s}, {@code 2m}, {@code 1h}. */
final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("(?<amount>[0-9]{1,9})(?<unit>ms|s|m|h)");
    private static final Duration MOST = Duration.ofHours(24);

    private TimeSpan() {}

    static Optional<Duration> optional(JsonFields fields, String name) throws InvalidInputException {
        Optional<String> text = fields.optionalText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.get());
        Duration span = form.matches() ? of(Long.parseLong(form.group("amount")), form.group("unit")) : Duration.ZERO;
        if (span.isZero() || span.compareTo(MOST) > 0) {
            String path = fields.path(name);
            throw new InvalidInputException(path, path + " must be a time like \"8s\" or \"2m\", of at most 24h");
        }
        return Optional.of(span);
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
