package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class HmacTest {

    @Test
    void theSecondCaseOfRfc2202Holds() {
        assertThat(new Hmac("Jefe").hex("what do ya want for nothing?"))
                .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 40, 63, 64, 65, 200})
    void keysOfAnyLengthGiveWhatTheJdkGives(int length) throws GeneralSecurityException {
        String key = "k".repeat(length);
        String message = "归档".repeat(length);

        assertThat(new Hmac(key).hex(message)).isEqualTo(jdk(key, message));
    }

    @Test
    void oneKeySignsManyMessages() {
        var hmac = new Hmac("key");
        String first = hmac.hex("a");

        assertThat(hmac.hex("b")).isNotEqualTo(first);
        assertThat(hmac.hex("a")).isEqualTo(first);
    }

    private static String jdk(String key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Sha1.hex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    }
}
