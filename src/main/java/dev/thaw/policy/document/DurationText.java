package dev.thaw.policy.document;

import dev.thaw.policy.document.yaml.YamlField;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as written in a policy: {@code 2d}, {@code 12h}, {@code 30m}. */
public final class DurationText {

    static final String REMEDY = "write a whole number with d, h or m, such as 2d";

    private static final Pattern WRITTEN = Pattern.compile("0*[1-9][0-9]{0,5}[dhm]");

    private DurationText() {}

    static Optional<Duration> read(YamlField field) {
        Optional<String> written = field.written("a time", REMEDY);
        Optional<Duration> span = written.flatMap(DurationText::parse);
        if (written.isPresent() && span.isEmpty()) {
            field.error("is not a time", REMEDY);
        }
        return span;
    }

    public static Optional<Duration> parse(String written) {
        if (written.length() > 10 || !WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        int last = written.length() - 1;
        long number = Long.parseLong(written.substring(0, last));
        return Optional.of(
                switch (written.charAt(last)) {
                    case 'd' -> Duration.ofDays(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofMinutes(number);
                });
    }
}
