package dev.thaw.object;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names one object of COS, or one version of it.
 *
 * @param bucket full name with the account's number, {@code archive-1250000000}
 * @param region long form, {@code ap-guangzhou}
 * @param key decoded, without the leading slash that an event adds; 1 to 850 bytes of UTF-8 (page "Specifications and
 *     Limits", 436/14518)
 * @param versionId absent for the latest version
 */
public record ObjectRef(String bucket, String region, String key, Optional<String> versionId)
        implements Comparable<ObjectRef> {

    private static final int MAX_KEY_BYTES = 850;

    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::key)
            .thenComparing(object -> object.versionId().orElse(""))
            .thenComparing(ObjectRef::bucket)
            .thenComparing(ObjectRef::region);

    /** @throws InvalidNameException if COS cannot have a name like that; so no host is ever built from arbitrary text */
    public ObjectRef {
        CosNames.requireBucket(bucket);
        CosNames.requireRegion(region);
        requireKey(key);
        versionId.ifPresent(CosNames::requireVersionId);
    }

    public static ObjectRef latest(String bucket, String region, String key) {
        return new ObjectRef(bucket, region, key, Optional.empty());
    }

    /**
     * By key, version, bucket and region. The keys come from callers, who could choose them with equal hashes: a hash map then
     * falls back to this order instead of a linear search.
     */
    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    private static void requireKey(String key) {
        if (key.isEmpty()) {
            throw new InvalidNameException("key", key, "a key has at least one character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            throw new InvalidNameException("key", key, "a key is Unicode text without lone surrogates");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw new InvalidNameException("key", key, "a key has at most 850 bytes of UTF-8");
        }
    }
}
