package dev.thaw.listing;

import dev.thaw.object.CosNames;
import dev.thaw.policy.Trigger;
import java.util.Optional;

/**
 * The bucket of the objects in a list, whose lines only contain keys.
 *
 * @param bucket full name with the account's number, {@code archive-1250000000}
 * @param region long form, {@code ap-guangzhou}
 * @param trigger the event or request that the list came with
 */
public record ListTarget(String bucket, String region, Trigger trigger) {

    /** @throws dev.thaw.object.InvalidNameException naming the part that COS could not know */
    public ListTarget {
        CosNames.requireBucket(bucket);
        CosNames.requireRegion(region);
    }

    /**
     * Whether a bucket that a file names is this one: by its full name, or by its short name.
     *
     * @param account the number that stands beside the name, as inventories have it; empty where none does
     */
    boolean isBucket(String name, Optional<String> account) {
        String shortName = bucket.substring(0, bucket.lastIndexOf('-'));
        return (name.equals(bucket) || name.equals(shortName))
                && account.filter(number -> !number.equals(account())).isEmpty();
    }

    /** Whether a text is the full name of a bucket of the same account, this one or another. */
    boolean isBucketOfTheAccount(String text) {
        return text.matches("[a-z0-9][a-z0-9-]*-" + account());
    }

    private String account() {
        return bucket.substring(bucket.lastIndexOf('-') + 1);
    }
}
