package dev.thaw.cos.message;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.RestoreStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the state of an object from the headers of a HEAD ("HEAD Object", 436/7745). */
public final class HeadHeaders {

    /** A name and its equals sign in a header; the value, quoted or not, ends before the next one. */
    private static final Pattern NAME = Pattern.compile("(?<=^|[\\s,;])([A-Za-z][A-Za-z-]*+)\\s*+=");

    private static final Pattern AROUND_VALUE = Pattern.compile("^[\\s,;\"'\\\\]+|[\\s,;\"'\\\\]+$");
    private static final int LONGEST_SHOWN = 200;

    private HeadHeaders() {}

    /**
     * Empty if the response has no size: limits and folders depend on it, so a guess would let too much pass.
     *
     * @param now by the clock of COS, as far as it is known: an expired copy counts as none
     */
    public static Optional<ObjectState> state(CosResponse response, Instant now) {
        return size(response)
                .map(size -> new ObjectState(
                        size, storageClass(response), word(response, "x-cos-storage-tier"), copy(response, now)));
    }

    private static Optional<Long> size(CosResponse response) {
        return response.header("content-length").flatMap(CountText::read);
    }

    /** Without the header the class is STANDARD. */
    private static StorageClass storageClass(CosResponse response) {
        return word(response, "x-cos-storage-class").map(StorageClass::new).orElse(StorageClass.STANDARD);
    }

    private static Optional<String> word(CosResponse response, String header) {
        return response.header(header).map(value -> value.strip().toUpperCase(Locale.ROOT));
    }

    private static RestoreStatus copy(CosResponse response, Instant now) {
        String header = response.header("x-cos-restore").orElse("").strip();
        Map<String, String> restore = values(header);
        Map<String, String> status =
                values(response.header("x-cos-restore-status").orElse(""));
        String ongoing = restore.getOrDefault("ongoing-request", "");
        if (ongoing.equalsIgnoreCase("true") || (!ongoing.equalsIgnoreCase("false") && !status.isEmpty())) {
            return new RestoreStatus.InProgress(
                    Optional.ofNullable(status.get("tier")).flatMap(Tier::named), date(status, "request-date"));
        }
        if (ongoing.equalsIgnoreCase("false") || (ongoing.isEmpty() && restore.containsKey("expiry-date"))) {
            return live(date(restore, "expiry-date"), now);
        }
        return header.isEmpty() ? new RestoreStatus.None() : new RestoreStatus.Unreadable(shortened(header));
    }

    private static RestoreStatus live(Optional<Instant> until, Instant now) {
        return until.filter(expiry -> !expiry.isAfter(now)).isPresent()
                ? new RestoreStatus.None()
                : new RestoreStatus.Available(until);
    }

    private static Optional<Instant> date(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).flatMap(HttpDate::read);
    }

    /** The values of a header by lower-case name, in any order, case and quotes. */
    private static Map<String, String> values(String header) {
        var values = new HashMap<String, String>();
        Matcher name = NAME.matcher(header);
        boolean found = name.find();
        while (found) {
            String key = name.group(1).toLowerCase(Locale.ROOT);
            int start = name.end();
            found = name.find();
            String value = header.substring(start, found ? name.start() : header.length());
            values.putIfAbsent(key, AROUND_VALUE.matcher(value).replaceAll(""));
        }
        return values;
    }

    private static String shortened(String header) {
        return header.length() <= LONGEST_SHOWN ? header : header.substring(0, LONGEST_SHOWN) + "…";
    }
}
