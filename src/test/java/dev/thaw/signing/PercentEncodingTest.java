package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class PercentEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "az-AZ_09.~"})
    void unreservedCharactersStay(String text) {
        assertThat(PercentEncoding.encode(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            a b      | a%20b
            a+b      | a%2Bb
            *'()!    | %2A%27%28%29%21
            /?&=%    | %2F%3F%26%3D%25
            é        | %C3%A9
            归档      | %E5%BD%92%E6%A1%A3
            x😀y     | x%F0%9F%98%80y
            """)
    void allElseGoesAsUpperCaseHexOfItsOctets(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    }

    @Test
    void theFormEncoderOfTheJdkAgreesButForItsThreeExceptions() {
        var random = new Random(3986);
        for (int i = 0; i < 5_000; i++) {
            String text = OddText.of(random, 40);
            assertThat(PercentEncoding.encode(text)).isEqualTo(formEncoded(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void halfASurrogatePairIsRefused(int half) {
        assertThatIllegalArgumentException().isThrownBy(() -> PercentEncoding.encode("a" + (char) half + "b"));
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
