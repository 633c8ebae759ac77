package dev.thaw.policy.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "legal/** legal/a/b.pdf true",
                "legal/** legal/ true",
                "legal/** legal false",
                "legal/** xlegal/a false",
                "contracts/*.pdf contracts/a.pdf true",
                "contracts/*.pdf contracts/.pdf true",
                "contracts/*.pdf contracts/a/b.pdf false",
                "**/thumb/** thumb/x true",
                "**/thumb/** a/b/thumb/x true",
                "**/thumb/** athumb/x false",
                "a/**/b a/b true",
                "a/**/b a/x/y/b true",
                "a/**/b ab false",
                "a**/b a/b true",
                "a**/b ab false",
                "a/** a/ true",
                "a**c abc true",
                "a**c a/b/c true",
                "a*c a/c false",
                "a?c abc true",
                "a?c a/c false",
                "a?c a😀c true",
                "a?c ac false",
                "a😀 a😀 true",
                "{a,b}x bx true",
                "{a,b}x x false",
                "{a,}x x true",
                "{a{b,c},d} ac true",
                "{a{b,c},d} d true",
                "{a{b,c},d} a false",
                "{a/,b}**/c a/c true",
                "{a/,b}**/c bc false",
                "{**/,x}y y true",
                "a,b a,b true",
                "[a] [a] true",
                "[a] a false",
                "a.b a.b true",
                "a.b axb false",
                "\\* * true",
                "\\* a false",
                "\\{a,b\\} {a,b} true",
                "{a\\,b,c} a,b true",
                "\\\\ \\ true",
                "archive-* archive-1250000000 true",
                "** a/b true",
            })
    void meansWhatItSays(String pattern, String text, boolean matches) {
        assertThat(Glob.compile(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void matchesTheEmptyTextOnlyWhereNothingIsAsked() {
        assertThat(Glob.compile("**").matches("")).isTrue();
        assertThat(Glob.compile("{a,}*").matches("")).isTrue();
        assertThat(Glob.compile("?").matches("")).isFalse();
        assertThat(Glob.compile("a").matches("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',empty pattern",
        "{a,not closed",
        "'{a,{b}',not closed",
        "a},not opened",
        "a{}b,empty braces",
        "a\\,backslash",
        "a***b,more than two stars",
    })
    void refusesWhatIsNoPattern(String pattern, String reason) {
        assertThatThrownBy(() -> Glob.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesPatternsLongerThanAnyKey() {
        assertThat(Glob.compile("k".repeat(1024)).matches("k".repeat(1024))).isTrue();
        assertThatThrownBy(() -> Glob.compile("k".repeat(1025))).hasMessageContaining("1024");
    }

    @Test
    @Timeout(5)
    void noPatternExplodes() {
        String key = "a".repeat(850);
        assertThat(Glob.compile("{a,b}".repeat(20) + "**x").matches(key)).isFalse();
        assertThat(Glob.compile("{a,{b,a}}".repeat(100) + "x").matches(key)).isFalse();
        assertThat(Glob.compile("*a".repeat(500) + "b").matches(key)).isFalse();
        assertThat(Glob.compile("**/".repeat(300) + "b").matches("a/".repeat(425)))
                .isFalse();
        assertThat(Glob.compile("{".repeat(500) + "a" + "}".repeat(500)).matches("a"))
                .isTrue();
        assertThat(Glob.compile("{a,}".repeat(256)).matches(key.substring(0, 256)))
                .isTrue();
    }

    /** As many globs as a policy of one mebibyte holds; an object that all of them are tried on took nine seconds. */
    @Test
    @Timeout(20)
    @Tag("long")
    void aPolicyFullOfStarsIsSoonTried() {
        String key = "a".repeat(840);
        List<Glob> globs = IntStream.range(0, 950)
                .mapToObj(number -> Glob.compile("*a".repeat(505) + "*" + number))
                .toList();
        for (int object = 0; object < 5; object++) {
            assertThat(globs).noneMatch(glob -> glob.matches(key));
        }
    }

    @Test
    void manyStepsReachAcrossWords() {
        String sixtyThree = "?".repeat(63);
        assertThat(Glob.compile("*" + sixtyThree + "**/" + sixtyThree + "{a,b}").matches("x".repeat(126) + "b"))
                .isFalse();
        assertThat(Glob.compile("*" + sixtyThree + "**/" + sixtyThree + "{a,b}")
                        .matches("x".repeat(70) + "/y/" + "x".repeat(63) + "b"))
                .isTrue();
        for (int before = 58; before < 68; before++) {
            assertThat(Glob.compile("?".repeat(before) + "/**/b").matches("x".repeat(before) + "/b"))
                    .isTrue();
            assertThat(Glob.compile("?".repeat(before) + "{x,y}*b").matches("x".repeat(before) + "yzb"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "**,a/{b},true",
        "legal/**,legal/drafts/*.pdf,true",
        "legal/**,legal/x,true",
        "legal/**,legal{/a},false",
        "a/*,a/b?c*,true",
        "a/*,a/b/c,false",
        "a/*,a/b*/c,false",
        "a/*,a/**,false",
        "a/*,'a/b{/,c}',false",
        "archive-*,archive-x-*,true",
        "*.pdf,a.pdf,false",
        "a?,ab,false",
        "a?,a*,false",
    })
    void coversWhereThatIsEasilySeen(String wide, String narrow, boolean covers) {
        assertThat(Glob.compile(wide).covers(Glob.compile(narrow))).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({"legal/*,legal/", "legal/a,legal/a", "**/a,''", "a{b},a", "\\*a?,*a", "😀*,😀"})
    void beginsWithItsLiteralPrefix(String pattern, String prefix) {
        assertThat(Glob.compile(pattern).literalPrefix()).isEqualTo(prefix);
    }

    @Test
    void isItsSource() {
        Glob glob = Glob.compile("a/*");
        assertThat(glob)
                .isEqualTo(Glob.compile("a/*"))
                .hasSameHashCodeAs(Glob.compile("a/*"))
                .hasToString("a/*")
                .isNotEqualTo(Glob.compile("a/**"))
                .isNotEqualTo("a/*");
        assertThat(glob.source()).isEqualTo("a/*");
    }
}
