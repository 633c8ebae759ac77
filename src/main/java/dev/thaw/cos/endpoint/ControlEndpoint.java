package dev.thaw.cos.endpoint;

import dev.thaw.object.CosNames;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of COS Batch, which is that of an account and not of a bucket ("CreateJob", 436/38608).
 *
 * @param template scheme and host, {@code https://{uin}.cos-control.{region}.myqcloud.com}
 * @param connectTo where to connect instead; {@code Host} and signature stay those of the template (emulator, tests)
 */
public record ControlEndpoint(String template, Optional<URI> connectTo) {

    public static final ControlEndpoint STANDARD =
            new ControlEndpoint("https://{uin}.cos-control.{region}.myqcloud.com", Optional.empty());

    private static final Pattern UIN = Pattern.compile("[0-9]{1,20}");

    /** @throws IllegalArgumentException if the template is not just scheme, host and port */
    public ControlEndpoint {
        if (!Origin.isNamed(filled(template, "100000000001", "region"))) {
            throw new IllegalArgumentException(
                    "endpoint \"" + Origin.shown(template) + "\" is refused: write scheme and host, as in "
                            + "https://{uin}.cos-control.{region}.myqcloud.com, in lower case, with nothing after it");
        }
    }

    /** The value of the header {@code Host}. */
    public String host(String uin, String region) {
        return Origin.host(origin(uin, region));
    }

    /** Host and port to connect to. */
    public String server(String uin, String region) {
        URI base = connectTo.orElseGet(() -> origin(uin, region));
        return base.getHost() + ":" + Origin.port(base);
    }

    /** @param rawQuery encoded, without the question mark; empty for none */
    public URI uri(String uin, String region, String path, String rawQuery) {
        String base = connectTo.orElseGet(() -> origin(uin, region)).toString();
        return URI.create(base + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery));
    }

    private URI origin(String uin, String region) {
        CosNames.requireRegion(region);
        if (!UIN.matcher(uin).matches()) {
            throw new IllegalArgumentException("the number of an account has digits only");
        }
        return URI.create(filled(template, uin, region));
    }

    private static String filled(String template, String uin, String region) {
        return template.replace("{uin}", uin).replace("{region}", region);
    }
}
