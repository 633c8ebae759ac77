package dev.thaw.restore.store;

import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import java.nio.charset.StandardCharsets;

/**
 * All objects of a bucket whose keys begin with a prefix.
 *
 * @param bucket full name with the account's number, {@code archive-1250000000}
 * @param region long form, {@code ap-guangzhou}
 * @param prefix the empty one is the whole bucket
 */
public record BucketPrefix(String bucket, String region, String prefix) {

    /** @throws InvalidNameException naming the part that COS could not know */
    public BucketPrefix {
        CosNames.requireBucket(bucket);
        CosNames.requireRegion(region);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(prefix)) {
            throw new InvalidNameException("prefix", prefix, "a prefix is Unicode text without lone surrogates");
        }
    }
}
