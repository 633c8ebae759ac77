package dev.thaw.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class CosSignerTest {

    private static final Credentials CREDENTIALS = new Credentials("AKIDexample", "exampleKey", Optional.empty());
    private static final KeyTime SPAN = new KeyTime(1_700_000_000, 1_700_003_600);

    static List<SignatureVector> vectors() throws IOException {
        return SignatureVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyStepOfAVectorIsReproduced(SignatureVector vector) {
        UnsignedRequest request = vector.request();
        String httpString = httpString(request);
        String stringToSign = CosSigner.stringToSign(vector.keyTime(), httpString);

        assertThat(httpString).isEqualTo(vector.httpString());
        assertThat(stringToSign).isEqualTo(vector.stringToSign());
        assertThat(CosSigner.authorization(request, vector.credentials(), vector.span()))
                .isEqualTo(vector.expectedAuthorization());
    }

    @Test
    void theSignKeyIsHexTextOfTheHmacOverTheKeyTime() {
        assertThat(SignKey.signKey("key", "The quick brown fox jumps over the lazy dog"))
                .isEqualTo("de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9");
    }

    @Test
    void oneSignKeySignsManyRequests() {
        SignKey key = SignKey.of(CREDENTIALS, SPAN);
        for (String path : List.of("/a", "/b", "/a")) {
            var request = new UnsignedRequest("HEAD", path, Map.of(), Map.of("host", "h"));
            assertThat(CosSigner.authorization(request, key))
                    .isEqualTo(CosSigner.authorization(request, CREDENTIALS, SPAN));
        }
    }

    @Test
    void oneSignKeySignsRequestsWithManySetsOfHeaders() {
        SignKey key = SignKey.of(CREDENTIALS, SPAN);
        for (int i = 0; i < 250; i++) {
            Map<String, String> same = Map.of("x-cos-meta-n", " " + i % 125);
            var request = new UnsignedRequest("PUT", "/a", same, same);
            assertThat(CosSigner.authorization(request, key))
                    .isEqualTo(CosSigner.authorization(request, CREDENTIALS, SPAN));
        }
    }

    @Test
    void emptyPartsOfTheHttpStringKeepTheirLines() {
        assertThat(httpString(new UnsignedRequest("HEAD", "/a", Map.of(), Map.of())))
                .isEqualTo("head\n/a\n\n\n");
    }

    @Test
    void namesAreEncodedThenLowerCasedThenSorted() {
        var request = new UnsignedRequest(
                "GET",
                "/",
                Map.of("max-keys", "1", "Ä b", "Ä b", "B", "2", "a", ""),
                Map.of("Host", "h", "Content-MD5", "x=="));

        assertThat(httpString(request))
                .isEqualTo("get\n/\n%c3%84%20b=%C3%84%20b&a=&b=2&max-keys=1\ncontent-md5=x%3D%3D&host=h\n");
    }

    @Test
    void spacesAroundHeaderValuesAreNotSignedButThoseOfParametersAre() {
        var request = new UnsignedRequest("GET", "/", Map.of("prefix", " a "), Map.of("x-cos-meta-a", " b "));

        assertThat(httpString(request)).isEqualTo("get\n/\nprefix=%20a%20\nx-cos-meta-a=b\n");
    }

    @Test
    void namesThatDifferInCaseAloneAreRefused() {
        var headers = new UnsignedRequest("GET", "/", Map.of(), Map.of("Host", "secret-a", "host", "secret-b"));
        var query = new UnsignedRequest("GET", "/", Map.of("versionId", "1", "versionid", "2"), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CosSigner.authorization(headers, CREDENTIALS, SPAN))
                .withMessage("two parameters or headers to be signed are both called host");
        assertThatIllegalArgumentException().isThrownBy(() -> CosSigner.authorization(query, CREDENTIALS, SPAN));
    }

    @Test
    void aTurkishDefaultLocaleChangesNothing() {
        var request = new UnsignedRequest("INIT", "/I", Map.of("VERSIONID", "I"), Map.of("IF-MATCH", "I"));
        String here = CosSigner.authorization(request, CREDENTIALS, SPAN);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(CosSigner.authorization(request, CREDENTIALS, SPAN))
                    .isEqualTo(here)
                    .contains("q-header-list=if-match&q-url-param-list=versionid&");
            assertThat(httpString(request)).startsWith("init\n/I\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String httpString(UnsignedRequest request) {
        return CosSigner.httpString(
                request, SignedPairs.ofQuery(request.query()), SignedPairs.ofHeaders(request.headers()));
    }
}
