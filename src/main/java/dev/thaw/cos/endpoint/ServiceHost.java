package dev.thaw.cos.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The host of an endpoint's template under COS's own domains, {@code <bucket>.cos.<region>.myqcloud.com}, taken apart. Custom
 * domains say neither bucket nor region.
 *
 * @param bucket the first label: <code>{bucket}</code>, the name of a bucket, or {@code cos} where somebody left it out
 * @param region the one that is written out; absent where <code>{region}</code> stands, and for the acceleration domain
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
