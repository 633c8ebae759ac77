package dev.thaw.cos.endpoint;

import dev.thaw.object.CosNames;
import dev.thaw.object.ObjectRef;
import java.net.URI;
import java.util.Optional;

/**
 * The address of COS: public, internal, acceleration and custom domains differ in the template only.
 *
 * @param template scheme and host, {@code https://{bucket}.cos.{region}.myqcloud.com}
 * @param connectTo where to connect instead; {@code Host} and signature stay those of the template (emulator, tests)
 */
public record Endpoint(String template, Optional<URI> connectTo) {

    /** @throws IllegalArgumentException if either is not just scheme, host and port; the message says what to write */
    public Endpoint {
        if (!Origin.isNamed(filled(template, "bucket-0", "region"))) {
            throw new IllegalArgumentException("endpoint \"" + Origin.shown(template)
                    + "\" is refused: write scheme and host, as in https://{bucket}.cos.{region}.myqcloud.com,"
                    + " in lower case, with a port if need be and nothing after it");
        }
        connectTo.ifPresent(Endpoint::requireOrigin);
    }

    /** Whether the host contains the bucket; otherwise it belongs to one bucket. */
    public boolean namesBucket() {
        return template.contains("{bucket}");
    }

    /** The parts of the host, if it is in a domain of COS. */
    public Optional<ServiceHost> serviceHost() {
        return ServiceHost.of(template);
    }

    /** The region that the host is written for; absent if it is left to each request, or if the host is in no domain of COS. */
    public Optional<String> region() {
        return serviceHost().flatMap(ServiceHost::region);
    }

    /** The value of the header {@code Host}, with the port unless it is the default port. */
    public String host(String bucket, String region) {
        return Origin.host(origin(bucket, region));
    }

    /** Host and port to connect to for this bucket. */
    public String server(String bucket, String region) {
        URI base = connectTo.orElseGet(() -> origin(bucket, region));
        return base.getHost() + ":" + Origin.port(base);
    }

    /**
     * The URL of an object. The query may name a version.
     *
     * @param rawQuery encoded, without the question mark; empty for none
     */
    public URI uri(ObjectRef object, String rawQuery) {
        return uri(object.bucket(), object.region(), EncodedKey.path(object.key()), rawQuery);
    }

    public URI bucketUri(String bucket, String region, String rawQuery) {
        return uri(bucket, region, "/", rawQuery);
    }

    private URI uri(String bucket, String region, String encodedPath, String rawQuery) {
        String base = connectTo.orElseGet(() -> origin(bucket, region)).toString();
        return URI.create(base + encodedPath + (rawQuery.isEmpty() ? "" : "?" + rawQuery));
    }

    private URI origin(String bucket, String region) {
        CosNames.requireBucket(bucket);
        CosNames.requireRegion(region);
        String origin = filled(template, bucket, region);
        if (!Origin.isNamed(origin)) {
            throw new IllegalArgumentException("the endpoint makes \"" + origin + "\" of it, which is no host name");
        }
        return URI.create(origin);
    }

    private static String filled(String template, String bucket, String region) {
        return template.replace("{bucket}", bucket).replace("{region}", region);
    }

    private static void requireOrigin(URI connectTo) {
        if (!Origin.isOrigin(connectTo)) {
            throw new IllegalArgumentException("address \"" + Origin.shown(connectTo.toString())
                    + "\" to connect to is refused: write scheme, host and port, as in http://127.0.0.1:9001");
        }
    }
}
