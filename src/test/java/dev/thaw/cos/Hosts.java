package dev.thaw.cos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.endpoint.Endpoint;
import dev.thaw.object.ObjectRef;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** No object, whoever named it, leads to another host than the endpoint's, nor to another object there. */
public final class Hosts {

    private static final Endpoint COS = new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.empty());
    private static final Pattern WITHIN = Pattern.compile("[a-z0-9-]+-[0-9]+\\.cos\\.[a-z0-9-]+\\.myqcloud\\.com");

    private Hosts() {}

    public static void staysInside(ObjectRef object) {
        URI uri = COS.uri(object, "restore");
        assertThat(uri.getHost()).matches(WITHIN).isEqualTo(COS.host(object.bucket(), object.region()));
        assertThat(uri.getScheme()).isEqualTo("https");
        assertThat(uri.getPort()).isEqualTo(-1);
        assertThat(uri.getRawUserInfo()).isNull();
        assertThat(uri.getPath()).isEqualTo("/" + object.key());
        assertThat(uri.getRawQuery()).isEqualTo("restore");
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.normalize().getRawPath()).as("nothing to tidy up").isEqualTo(uri.getRawPath());
    }
}
