package dev.thaw.cos;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.CopyState;
import dev.thaw.restore.ObjectState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a HEAD as the state of an object (page "HEAD Object"). */
final class HeadAnswer {

    private static final Pattern ONGOING = field("ongoing-request");
    private static final Pattern EXPIRY = field("expiry-date");
    private static final Pattern TIER = field("tier");
    private static final Pattern REQUEST_DATE = field("request-date");

    private HeadAnswer() {}

    /** Empty if the answer does not tell the size: limits and folders go by it, so that a guess would let too much pass. */
    static Optional<ObjectState> state(CosAnswer answer) {
        return size(answer)
                .map(size ->
                        new ObjectState(size, storageClass(answer), word(answer, "x-cos-storage-tier"), copy(answer)));
    }

    private static Optional<Long> size(CosAnswer answer) {
        return answer.header("content-length")
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    /** The header is left out for the class STANDARD. */
    private static StorageClass storageClass(CosAnswer answer) {
        return word(answer, "x-cos-storage-class").map(StorageClass::new).orElse(StorageClass.STANDARD);
    }

    private static Optional<String> word(CosAnswer answer, String header) {
        return answer.header(header).map(value -> value.strip().toUpperCase(Locale.ROOT));
    }

    private static CopyState copy(CosAnswer answer) {
        String restore = answer.header("x-cos-restore").orElse("");
        String status = answer.header("x-cos-restore-status").orElse("");
        return switch (in(restore, ONGOING)
                .orElse(status.isEmpty() ? "" : "true")
                .toLowerCase(Locale.ROOT)) {
            case "true" -> new CopyState.Coming(in(status, TIER).flatMap(Tier::named), date(status, REQUEST_DATE));
            case "false" -> new CopyState.Live(date(restore, EXPIRY));
            default -> restore.isEmpty() ? new CopyState.None() : new CopyState.Unknown();
        };
    }

    private static Optional<Instant> date(String header, Pattern field) {
        return in(header, field).flatMap(HttpDate::read);
    }

    private static Optional<String> in(String header, Pattern field) {
        Matcher matcher = field.matcher(header);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|[\\s,;])" + name + "\\s*=\\s*\"([^\"]*)\"");
    }
}
