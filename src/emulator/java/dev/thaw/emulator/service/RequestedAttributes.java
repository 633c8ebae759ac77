package dev.thaw.emulator.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.thaw.emulator.http.EmulatedError;
import dev.thaw.emulator.http.EmulatedPercentCoding;
import dev.thaw.emulator.http.EmulatedRequest;
import dev.thaw.emulator.store.StoredAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request that makes an object says about it: class, headers to keep, tags, and whether it may overwrite. */
record RequestedAttributes(EmulatedRequest request) {

    private static final String META = "x-cos-meta-";
    private static final int MAX_META_BYTES = 2048;
    private static final int MAX_KEY_BYTES = 850;

    /** Kept headers by name in lower case. */
    private static final Map<String, String> KEPT = Map.of(
            "content-type",
            "Content-Type",
            "cache-control",
            "Cache-Control",
            "content-disposition",
            "Content-Disposition",
            "content-encoding",
            "Content-Encoding",
            "content-language",
            "Content-Language",
            "expires",
            "Expires",
            StoredAttributes.ENCRYPTION,
            StoredAttributes.ENCRYPTION,
            "x-cos-server-side-encryption-cos-kms-key-id",
            "x-cos-server-side-encryption-cos-kms-key-id");

    private static final Set<String> CLASSES = Set.of(
            "STANDARD",
            "STANDARD_IA",
            "INTELLIGENT_TIERING",
            "ARCHIVE",
            "DEEP_ARCHIVE",
            "MAZ_STANDARD",
            "MAZ_STANDARD_IA",
            "MAZ_INTELLIGENT_TIERING",
            "MAZ_ARCHIVE");

    /**
     * Checks what holds for every request that makes an object.
     *
     * @throws EmulatedError if the request is not allowed
     */
    void check() {
        if (request.header("content-length").isEmpty()
                && request.header("transfer-encoding").isEmpty()) {
            throw new EmulatedError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        if (bytes(request.key()) > MAX_KEY_BYTES) {
            throw new EmulatedError(400, "KeyTooLong", "Your key is too long.");
        }
        int metaBytes = request.lowercaseHeaders().entrySet().stream()
                .filter(header -> header.getKey().startsWith(META))
                .mapToInt(header -> bytes(header.getKey()) - META.length() + bytes(header.getValue()))
                .sum();
        if (metaBytes > MAX_META_BYTES) {
            throw new EmulatedError(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size.");
        }
    }

    /**
     * STANDARD if the request names none.
     *
     * @throws EmulatedError if there is no such class
     */
    String storageClass() {
        String named = request.header("x-cos-storage-class").orElse("STANDARD");
        if (!CLASSES.contains(named)) {
            throw new EmulatedError(400, "InvalidStorageClass", "There is no storage class " + named + ".");
        }
        return named;
    }

    /** @throws EmulatedError if the header has another value than true or false */
    boolean forbidsOverwrite() {
        return request.header("x-cos-forbid-overwrite")
                .map(value -> choice("x-cos-forbid-overwrite", value, "true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    StoredAttributes attributes() {
        Map<String, String> headers = new LinkedHashMap<>();
        request.lowercaseHeaders().forEach((name, value) -> {
            if (KEPT.containsKey(name)) {
                headers.put(KEPT.get(name), value);
            } else if (name.startsWith(META)) {
                headers.put(name, value);
            }
        });
        return new StoredAttributes(headers, tags());
    }

    Optional<String> encryption() {
        return request.header(StoredAttributes.ENCRYPTION);
    }

    /** The tags of {@code x-cos-tagging: team=audit&year=2026}. */
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : request.header("x-cos-tagging").orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                throw new EmulatedError(400, "InvalidTag", "x-cos-tagging has to be key=value&key=value.");
            }
        }
        return tags;
    }

    /** @throws EmulatedError if the value is neither of the two */
    static String choice(String header, String value, String one, String other) {
        if (!value.equals(one) && !value.equals(other)) {
            throw new EmulatedError(400, "InvalidArgument", header + " has to be " + one + " or " + other + ".");
        }
        return value;
    }

    private static String decoded(String encoded) {
        return EmulatedPercentCoding.decode(encoded)
                .orElseThrow(() -> new EmulatedError(400, "InvalidTag", "x-cos-tagging has a broken escape."));
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
