package dev.thaw.emulator.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the writer of an object said about it, and what reading it shows again.
 *
 * @param headers by name as it is shown: {@code Content-Type}, {@code x-cos-meta-owner}, {@code x-cos-server-side-encryption}
 * @param tags in the order they were given
 */
public record StoredAttributes(Map<String, String> headers, Map<String, String> tags) {

    public static final String ENCRYPTION = "x-cos-server-side-encryption";

    private static final String CONTENT_TYPE = "Content-Type";

    /** Nothing was said. */
    public static final StoredAttributes NONE = new StoredAttributes(Map.of(), Map.of());

    public StoredAttributes {
        headers = new LinkedHashMap<>(headers);
        headers.putIfAbsent(CONTENT_TYPE, "application/octet-stream");
        tags = new LinkedHashMap<>(tags);
    }

    public StoredAttributes withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new StoredAttributes(more, tags);
    }

    public StoredAttributes withTags(Map<String, String> tags) {
        return new StoredAttributes(headers, tags);
    }

    /** A copy does not take the encryption of its source along; it has what its own request says. */
    public StoredAttributes encryptedAs(Optional<String> encryption) {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.remove(ENCRYPTION);
        encryption.ifPresent(algorithm -> others.put(ENCRYPTION, algorithm));
        return new StoredAttributes(others, tags);
    }
}
