package dev.thaw.listing;

import dev.thaw.object.Names;
import dev.thaw.policy.Trigger;

/**
 * Where the objects of a list lie, since its lines tell their keys alone.
 *
 * @param bucket full name with the account's number, {@code archive-1250000000}
 * @param region long form, {@code ap-guangzhou}
 * @param trigger what brought the list
 */
public record ListedWhere(String bucket, String region, Trigger trigger) {

    /** @throws dev.thaw.object.InvalidNameException naming the part that COS could not know */
    public ListedWhere {
        Names.requireBucket(bucket);
        Names.requireRegion(region);
    }
}
