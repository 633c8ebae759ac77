package dev.thaw.config;

import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.endpoint.ServiceHost;
import dev.thaw.object.CosNames;
import dev.thaw.object.InvalidNameException;
import java.util.Optional;

/**
 * Checks that the endpoint fits the buckets. An endpoint without <code>{bucket}</code> is the host of one bucket: a request for
 * another bucket would get the object of the same key in this one. So {@code THAW_BUCKETS} must name exactly that bucket.
 */
final class EndpointCheck {

    private static final String PLACEHOLDER = "{bucket}";
    private static final String STANDARD =
            SettingName.THAW_COS_ENDPOINT.defaultValue().orElseThrow();

    private EndpointCheck() {}

    /** What to write instead, if the endpoint does not fit the buckets. */
    static Optional<String> remedy(Endpoint endpoint, AllowedBuckets buckets) {
        Optional<String> label =
                endpoint.serviceHost().map(ServiceHost::bucket).filter(text -> !text.equals(PLACEHOLDER));
        if (label.filter(text -> !isBucket(text)).isPresent()) {
            return Optional.of("it does not begin with a bucket, so no object can be reached there: write " + STANDARD);
        }
        if (label.isPresent() && !label.equals(buckets.only())) {
            return Optional.of("it is the host of bucket " + label.get() + " only: write " + PLACEHOLDER
                    + " in place of the name, or set THAW_BUCKETS=" + label.get());
        }
        if (!endpoint.namesBucket() && buckets.only().isEmpty()) {
            return Optional.of("without " + PLACEHOLDER + " it is the host of one bucket: write " + PLACEHOLDER
                    + " in place of the bucket's name, or set THAW_BUCKETS to the full name of that bucket");
        }
        return Optional.empty();
    }

    /** What to write instead, if a policy in COS cannot be read at the endpoint. */
    static Optional<String> remedy(Endpoint endpoint, AllowedBuckets buckets, PolicyLocation.InCos policy) {
        Optional<String> region = endpoint.region();
        boolean otherBucket = !endpoint.namesBucket() && !buckets.only().equals(Optional.of(policy.bucket()));
        boolean otherRegion =
                region.filter(name -> !name.equals(policy.region())).isPresent();
        return otherBucket || otherRegion
                ? Optional.of("THAW_COS_ENDPOINT is the host of another bucket or region: write " + STANDARD
                        + " there, or set THAW_POLICY_FILE")
                : Optional.empty();
    }

    private static boolean isBucket(String label) {
        try {
            CosNames.requireBucket(label);
            return true;
        } catch (InvalidNameException invalid) {
            return false;
        }
    }
}
