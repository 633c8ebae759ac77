package dev.thaw.cos.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.signing.OddText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class EncodedKeyTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '\t', textBlock = """
            legal/a.pdf	/legal/a.pdf
            a b/c  d	/a%20b/c%20%20d
            a+b	/a%2Bb
            100%	/100%25
            a%20b	/a%2520b
            归档/😀	/%E5%BD%92%E6%A1%A3/%F0%9F%98%80
            ~*'()!@$&=:;,?#[]{}|\\^"<>	/~%2A%27%28%29%21%40%24%26%3D%3A%3B%2C%3F%23%5B%5D%7B%7D%7C%5C%5E%22%3C%3E
            a//b	/a/%2Fb
            a//b///c	/a/%2Fb/%2F%2Fc
            a/	/a/
            a//	/a/%2F
            /	/%2F
            //	/%2F%2F
            /lead.txt	/%2Flead.txt
            //lead.txt	/%2F%2Flead.txt
            a/./b	/a%2F.%2Fb
            a/../b	/a%2F..%2Fb
            x/..	/x%2F..
            x/.	/x%2F.
            ./x	/.%2Fx
            ../x	/..%2Fx
            ./../x	/.%2F..%2Fx
            .	/%2E
            ..	/%2E%2E
            a/.../b	/a/.../b
            a/.hidden/b.	/a/.hidden/b.
            """)
    void awkwardKeysHaveOnePath(String key, String path) {
        assertThat(EncodedKey.path(key)).isEqualTo(path);
    }

    @Test
    void thePathOfAnyKeyDecodesToItAndHasNothingToTidyUp() {
        var random = new Random(850);
        for (int i = 0; i < 20_000; i++) {
            String key = i % 2 == 0 ? "k" + OddText.of(random, 60) : slashesAndDots(random);
            String path = EncodedKey.path(key);

            assertThat(decoded(path)).isEqualTo("/" + key);
            assertThat(path).matches("[A-Za-z0-9._~/%-]+").doesNotContain("//");
            assertThat(path.split("/", -1)).doesNotContain(".", "..");
            assertThat(URI.create("https://host" + path).normalize().getRawPath())
                    .isEqualTo(path);
        }
    }

    private static String slashesAndDots(Random random) {
        var key = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            key.append("//..a".charAt(random.nextInt(5)));
        }
        return key.toString();
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path, StandardCharsets.UTF_8);
    }
}
