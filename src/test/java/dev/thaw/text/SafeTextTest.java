package dev.thaw.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void controlCharactersAreEscaped() {
        assertThat(SafeText.escape("\u001b[31m\u202e\u2028\u2029\ud800\n\u0085\u200b"))
                .isEqualTo("\\u001B[31m\\u202E\\u2028\\u2029\\uD800\\u000A\\u0085\\u200B");
    }

    @Test
    void aTagAbove16BitsIsEscapedAsASurrogatePair() {
        assertThat(SafeText.escape("a\uDB40\uDC41")).isEqualTo("a\\uDB40\\uDC41");
    }

    @Test
    void visibleCharactersStay() {
        assertThat(SafeText.escape("合同 a+b (1).log é 😀")).isEqualTo("合同 a+b (1).log é 😀");
    }

    @Test
    void longTextIsShortenedBetweenCharacters() {
        assertThat(SafeText.shortened("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(SafeText.shortened("😀😀", 2)).isEqualTo("😀😀");
        assertThat(SafeText.shortened("\n\n", 1)).isEqualTo("\\u000A…");
    }
}
