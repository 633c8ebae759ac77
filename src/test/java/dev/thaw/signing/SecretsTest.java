package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class SecretsTest {

    @Test
    void credentialsShowTheirIdAlone() {
        assertThat(new Credentials("AKIDexample", "theKey", Optional.of("theToken")))
                .hasToString("Credentials[AKIDexample]");
    }

    @Test
    void incompleteCredentialsAreRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> new Credentials(" ", "theKey", Optional.of("theToken")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials have an id and a key");
    }

    @Test
    void aSignKeyShowsItsIdAndSpanAlone() {
        var credentials = new Credentials("AKIDexample", "theKey", Optional.of("theToken"));

        assertThat(SignKey.of(credentials, new KeyTime(1, 2))).hasToString("SignKey[AKIDexample 1;2]");
    }

    @Test
    void aRequestDoesNotShowItsHeaders() {
        assertThat(new UnsignedRequest("POST", "/a", Map.of("restore", ""), Map.of("x-cos-security-token", "theToken")))
                .hasToString("UnsignedRequest[POST /a]");
    }
}
