package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void idAndKeyBelongTogether() {
        assertThatThrownBy(() -> new Credentials(" ", "key", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Credentials("id", "", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Credentials("id", "key", Optional.empty()).token()).isEmpty();
    }

    @Test
    void onlyTheIdIsShown() {
        assertThat(new Credentials("id", "secret", Optional.of("token")).toString())
                .isEqualTo("Credentials[id]");
    }

    @Test
    void visibleAsciiFitsIntoAHeader() {
        assertThat(Credentials.isSendable("aZ09!~")).isTrue();
        assertThat(Credentials.isSendable("a b")).isFalse();
        assertThat(Credentials.isSendable("a\u007f")).isFalse();
        assertThat(Credentials.isSendable("a\n")).isFalse();
        assertThat(Credentials.isSendable("é")).isFalse();
    }
}
