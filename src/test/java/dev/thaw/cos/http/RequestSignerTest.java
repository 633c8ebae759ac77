package dev.thaw.cos.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.cos.Wires;
import dev.thaw.cos.endpoint.ControlEndpoint;
import dev.thaw.cos.endpoint.Endpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestSignerTest {

    @Test
    void aSignedRequestShowsNoSecret() throws TransportException {
        var signer = new RequestSigner(
                new Endpoint("https://{bucket}.cos.{region}.myqcloud.com", Optional.empty()), ControlEndpoint.STANDARD);

        RequestSigner.SignedRequest signed = signer.object("HEAD", Wires.object("k"), Wires.attempt(1_000));

        assertThat(signed.toString()).doesNotContain("tok/en", "q-signature", "AKIDexample");
        assertThat(signed.headers().getToken()).isEqualTo("tok/en+1");
    }
}
