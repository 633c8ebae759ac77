package dev.thaw.cos.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The host of an endpoint in a domain of COS, {@code <bucket>.cos.<region>.myqcloud.com}, split into its parts. Custom domains name
 * neither bucket nor region.
 *
 * @param bucket the first label: <code>{bucket}</code>, the name of a bucket, or {@code cos} if the bucket was left out
 * @param region if it is written out; absent for <code>{region}</code> and for the acceleration domain
 */
public record ServiceHost(String bucket, Optional<String> region) {

    private static final List<String> DOMAINS = List.of(".myqcloud.com", ".tencentcos.cn", ".tencentcos.com");
    private static final String ACCELERATION = "accelerate";

    static Optional<ServiceHost> of(String template) {
        String authority = template.substring(template.indexOf("//") + 2);
        String host = authority.split(":", 2)[0];
        return DOMAINS.stream()
                .filter(host::endsWith)
                .map(domain ->
                        host.substring(0, host.length() - domain.length()).split("\\."))
                .map(labels -> new ServiceHost(labels[0], region(labels)))
                .findFirst();
    }

    private static Optional<String> region(String[] labels) {
        return Optional.of(labels)
                .filter(all -> all.length > 2)
                .map(all -> all[2])
                .filter(region -> !region.contains("{") && !region.equals(ACCELERATION));
    }
}
