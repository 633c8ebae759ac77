package dev.thaw.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.emulator.store.StoredObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwkwardKeyTest {

    @RegisterExtension
    final Emulator emulator = new Emulator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lead.txt",
                "//lead",
                "a//b///c",
                "a/./b",
                "a/../b",
                "x/..",
                ".",
                "./",
                "a%2Fb",
                "a%20b",
                "a+b c",
                "日志/2023 Q4/a+b (1).log",
                "📦/🧊",
                "~*'()!@$&=:;,?#[]{}|\\^`\"<>%",
                "tab\tand\nline"
            })
    void keyIsTakenAsItIs(String key) throws IOException {
        emulator.put(key, StoredObject.of("ARCHIVE", 1));
        assertThat(Call.restore(key, 1, "Bulk").send(emulator.cos()).outcome()).isEqualTo("202");
        assertThat(emulator.cos().journal().acceptedRestores(key)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "//lead, /lead",
        "/a/../b, a/../b",
        "/a/./b//c, a/./b//c",
        "/a+b, a+b",
        "/a%252Fb, a%2Fb",
        "/%2Flead, /lead"
    })
    void targetIsDecodedOnceAndNotNormalised(String target, String key) throws IOException {
        emulator.put(key, StoredObject.of("STANDARD", 1));
        Call head = new Call("HEAD", key);
        assertThat(head.send(emulator.cos(), target, head.authorization()).status())
                .isEqualTo(200);
    }

    @Test
    void targetThatCannotBeDecodedIsRefused() throws IOException {
        Call get = new Call("GET", "a");
        assertThat(get.send(emulator.cos(), "/a%2", get.authorization()).outcome())
                .isEqualTo("400 InvalidURI");
        assertThat(get.send(emulator.cos(), "/%C3", get.authorization()).outcome())
                .isEqualTo("400 InvalidURI");
    }

    @Test
    void longestKeyFitsIntoPathPrefixAndMarker() throws IOException {
        String key = "日".repeat(283);
        emulator.put(key, StoredObject.of("STANDARD", 1));
        Call list = new Call("GET", "").parameter("prefix", key).parameter("marker", key.substring(1));
        assertThat(list.send(emulator.cos()).texts("Key")).containsExactly(key);
    }
}
