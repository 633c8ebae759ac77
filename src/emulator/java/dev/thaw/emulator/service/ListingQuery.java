package dev.thaw.emulator.service;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.store.KeyOrder;
import java.util.Optional;

/** The parameters of page "GET Bucket (List Objects)". */
record ListingQuery(String prefix, String marker, String delimiter, int maxKeys, boolean urlEncoded) {

    private static final int MAX_KEYS = 1000;

    static ListingQuery of(EmulatedRequest request) {
        return new ListingQuery(
                request.parameter("prefix").orElse(""),
                request.parameter("marker").orElse(""),
                request.parameter("delimiter").orElse(""),
                request.parameter("max-keys").map(ListingQuery::count).orElse(MAX_KEYS),
                request.parameter("encoding-type").filter("url"::equals).isPresent());
    }

    /** The key to start at. */
    String start() {
        return KeyOrder.BY_UTF8_BYTES.compare(marker, prefix) > 0 ? marker : prefix;
    }

    /** The common prefix that replaces the key, if it has the delimiter after the prefix. */
    Optional<String> group(String key) {
        int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + delimiter.length()));
    }

    private static int count(String maxKeys) {
        if (!maxKeys.matches("\\d{1,9}")) {
            throw new EmulatedError(400, "InvalidArgument", "max-keys has to be a number.");
        }
        return Math.min(Integer.parseInt(maxKeys), MAX_KEYS);
    }
}
