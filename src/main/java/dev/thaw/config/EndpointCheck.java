package dev.thaw.config;

import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.endpoint.ServiceHost;
import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import java.util.Optional;

/**
 * An endpoint without <code>{bucket}</code> is the host of one bucket: asked for another one, it answers with its own object of
 * the same name. So {@code THAW_BUCKETS} must name that one bucket.
 */
final class EndpointCheck {

    private static final String PLACEHOLDER = "{bucket}";
    private static final String USUAL = SettingName.THAW_COS_ENDPOINT.usual().orElseThrow();

    private EndpointCheck() {}

    /** What to write instead, if the endpoint does not go with the buckets. */
    static Optional<String> remedy(Endpoint endpoint, AllowedBuckets buckets) {
        Optional<String> label =
                endpoint.serviceHost().map(ServiceHost::bucket).filter(text -> !text.equals(PLACEHOLDER));
        if (label.filter(text -> !isBucket(text)).isPresent()) {
            return Optional.of("it does not begin with a bucket, and no object can be reached there: write " + USUAL);
        }
        if (label.isPresent() && !label.equals(buckets.only())) {
            return Optional.of("it is the host of bucket " + label.get() + " alone: write " + PLACEHOLDER
                    + " in place of the name, or set THAW_BUCKETS=" + label.get());
        }
        if (!endpoint.namesBucket() && buckets.only().isEmpty()) {
            return Optional.of("without " + PLACEHOLDER + " it is the host of one bucket: write " + PLACEHOLDER
                    + " where the bucket's name stands, or let THAW_BUCKETS be the full name of that bucket alone");
        }
        return Optional.empty();
    }

    /** What to write instead, if a policy in COS cannot be read at the endpoint. */
    static Optional<String> remedy(Endpoint endpoint, AllowedBuckets buckets, PolicyLocation.InCos policy) {
        Optional<String> region = endpoint.serviceHost().flatMap(ServiceHost::region);
        boolean otherBucket = !endpoint.namesBucket() && !buckets.only().equals(Optional.of(policy.bucket()));
        boolean otherRegion =
                region.filter(name -> !name.equals(policy.region())).isPresent();
        return otherBucket || otherRegion
                ? Optional.of("THAW_COS_ENDPOINT is the host of another bucket or region: write " + USUAL
                        + " there, or set THAW_POLICY_FILE")
                : Optional.empty();
    }

    private static boolean isBucket(String label) {
        try {
            CosNames.requireBucket(label);
            return true;
        } catch (InvalidNameException refused) {
            return false;
        }
    }
}
