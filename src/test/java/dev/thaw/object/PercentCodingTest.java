package dev.thaw.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thaw.signing.OddText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class PercentCodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "az-AZ_09.~"})
    void unreservedCharactersStay(String text) {
        assertThat(PercentCoding.encode(text)).isSameAs(text);
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
    void allOtherCharactersBecomeUpperCaseHex(String text, String encoded) {
        assertThat(PercentCoding.encode(text)).isEqualTo(encoded);
    }

    @Test
    void theFormEncoderOfTheJdkDiffersInThreeCharacters() {
        var random = new Random(3986);
        for (int i = 0; i < 5_000; i++) {
            String text = OddText.of(random, 40);
            assertThat(PercentCoding.encode(text)).isEqualTo(formEncoded(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void aLoneSurrogateIsRefused(int half) {
        assertThatIllegalArgumentException().isThrownBy(() -> PercentCoding.encode("a" + (char) half + "b"));
    }

    @Test
    void escapesAreDecodedOnce() {
        assertThat(PercentCoding.decode("a+b c/日")).contains("a+b c/日");
        assertThat(PercentCoding.decode("%E6%97%a5%2B+%2520%00日")).contains("日++%20\u0000日");
        assertThat(PercentCoding.decode("")).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "a%zz", "%2x", "%x2", "%é1", "%1é", "%ff", "%c3", "%ed%a0%80", "%c0%80"})
    void brokenEscapesAreAnErrorOrStayAsTheyAre(String text) {
        assertThat(PercentCoding.decode(text)).isEmpty();
        assertThat(PercentCoding.decodeWhereValid(text)).isEqualTo(text);
    }

    @Test
    void validEscapesAreDecodedBesideBrokenOnes() {
        assertThat(PercentCoding.decodeWhereValid("%E6%97%a5+%2520/%zz%20%ff/%"))
                .isEqualTo("日+%20/%zz%20%ff/%");
        assertThat(PercentCoding.decodeWhereValid("100%/%20")).isEqualTo("100%/ ");
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
