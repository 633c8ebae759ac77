package dev.thaw.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.answer.Problem;
import dev.thaw.request.Invocation;
import dev.thaw.signing.Credentials;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScfHeadersTest {

    @Test
    void blanksAroundCredentialsAreRemoved() {
        Map<String, String> headers =
                Map.of("x-scf-secret-id", " id\r\n", "x-scf-secret-key", "key\n", "x-scf-session-token", "\ttoken ");

        assertThat(ScfHeaders.platformInvocation(name -> Optional.ofNullable(headers.get(name)))
                        .credentials())
                .contains(new Credentials("id", "key", Optional.of("token")));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0000b, key, token, X-Scf-Secret-Id",
        "id, k\u00e9y, token, X-Scf-Secret-Key",
        "id, key, to\u0007ken, X-Scf-Session-Token",
    })
    void headerWithInvalidCharactersIsNamedWithoutItsValue(String id, String key, String token, String header) {
        Credentials credentials = new Credentials(id, key, Optional.of(token));

        assertThat(Invocation.unsendableHeader(credentials)).contains(header);
        assertThat(Problem.unsendable(header).detail())
                .startsWith("nothing was sent: the header " + header + " contains");
        assertThat(Invocation.unsendableHeader(new Credentials("id", "key", Optional.of("token"))))
                .isEmpty();
    }
}
