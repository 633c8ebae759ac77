package dev.thaw.request;

import dev.thaw.answer.Problem;
import dev.thaw.answer.ProblemException;
import dev.thaw.config.Settings;
import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.cos.endpoint.ServiceHost;
import dev.thaw.event.manual.ManualRequest;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where the objects of a manual request lie.
 *
 * @param bucket as the request names it, or the only one allowed
 * @param region as the request names it, or the function's own
 * @param allowedBuckets whether a bucket may be touched at all
 */
record ManualTarget(String bucket, String region, Predicate<String> allowedBuckets) {

    /** @throws ProblemException with 400 where one is missing and nothing says which is meant, with 422 where the endpoint is of another region */
    static ManualTarget of(ManualRequest request, Settings settings, Invocation invocation) {
        String bucket = request.bucket()
                .or(() -> settings.buckets().only())
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        "bucket", "name the bucket: it may be left out only where THAW_BUCKETS names exactly one")));
        String region = request.region()
                .or(invocation::region)
                .or(() -> settings.runtimeEnvironment().region())
                .orElseThrow(() -> new ProblemException(Problem.invalid(
                        "region", "name the region, like ap-guangzhou: TENCENTCLOUD_REGION does not tell it")));
        requireReached(region, settings.cos().endpoint());
        return new ManualTarget(bucket, region, settings.buckets());
    }

    private static void requireReached(String region, Endpoint endpoint) {
        Optional<String> reached = endpoint.serviceHost().flatMap(ServiceHost::region);
        reached.filter(name -> !name.equals(region)).ifPresent(name -> {
            throw new ProblemException(new Problem(
                    422,
                    "Out of reach",
                    "THAW_COS_ENDPOINT is the host of region " + name + ", and the objects are said to lie in " + region
                            + ": write {region} in its place there, or name " + name,
                    Optional.of("region")));
        });
    }

    /** @throws ProblemException with 403 */
    void requireAllowed(String touched) {
        if (!allowedBuckets.test(touched)) {
            throw new ProblemException(Problem.notAllowed(touched));
        }
    }
}
