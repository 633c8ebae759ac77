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
        assertThatThrownBy(() -> new Credentials("theId", "", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials have an id and a key");
    }

    @Test
    void aKeyTimeDoesNotEndBeforeItStarts() {
        assertThatThrownBy(() -> new KeyTime(2, 1)).hasMessage("a key time ends before it starts");
    }

    @Test
    void aPathWithoutItsSlashIsRefusedWithoutTheHeaders() {
        assertThatThrownBy(() -> new UnsignedRequest("GET", "a", Map.of(), Map.of("host", "theHost")))
                .hasMessage("the path of a request starts with a slash");
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
