package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.signature.AccessKey;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemporaryKeyTest {

    private static final AccessKey TEMPORARY = AccessKey.EXAMPLE.withToken("the-token");

    @RegisterExtension
    final Emulator emulator = new Emulator(settings -> settings.withKey(TEMPORARY));

    @Test
    void rightTokenIsAcceptedThoughTheVendorLeavesItUnsigned() throws IOException {
        assertThat(list(TEMPORARY)).isEqualTo("200");
    }

    @Test
    void signedTokenIsAccepted() throws IOException {
        Call signed = new Call("GET", "").header("x-cos-security-token", "the-token");
        assertThat(signed.send(emulator.cos()).outcome()).isEqualTo("200");
    }

    @Test
    void absentAndWrongTokensAreDenied() throws IOException {
        assertThat(list(AccessKey.EXAMPLE)).isEqualTo("403 AccessDenied");
        assertThat(list(AccessKey.EXAMPLE.withToken("another"))).isEqualTo("403 AccessDenied");
    }

    private String list(AccessKey key) throws IOException {
        return new Call("GET", "").key(key).send(emulator.cos()).outcome();
    }
}
