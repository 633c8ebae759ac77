package dev.thaw.policy.glob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thaw.policy.SlowGlob;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What a glob matches is what it says, and what it claims to cover it does. */
class GlobProperties {

    @Provide
    Arbitrary<String> patterns() {
        return pattern(2);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('a', 'a', 'b', '/', '/').list().ofMaxSize(8).map(GlobProperties::joined);
    }

    private static Arbitrary<String> pattern(int depth) {
        Arbitrary<String> plain = Arbitraries.of("*", "**", "**/", "?", "/", "a", "b", "\\a");
        Arbitrary<String> part = depth == 0
                ? plain
                : Arbitraries.frequencyOf(
                        Tuple.of(8, plain),
                        Tuple.of(
                                1,
                                Arbitraries.lazy(() -> pattern(depth - 1))
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(3)
                                        .map(parts -> "{" + String.join(",", parts) + "}")));
        return part.list().ofMinSize(1).ofMaxSize(5).map(GlobProperties::withoutThreeStars);
    }

    /** Three stars in a row are no pattern. */
    private static String withoutThreeStars(List<String> parts) {
        StringBuilder pattern = new StringBuilder();
        for (String part : parts) {
            boolean touch = part.startsWith("*") && pattern.toString().endsWith("*");
            pattern.append(touch ? "b" : part);
        }
        return pattern.toString();
    }

    @Property(tries = 5_000)
    void agreesWithTheSlowMatcher(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        boolean matches = SlowGlob.matches(pattern, text);
        Statistics.collect(matches);
        assertThat(Glob.compile(pattern).matches(text)).isEqualTo(matches);
    }

    @Property(tries = 5_000)
    void whatItCoversItMatches(
            @ForAll("patterns") String wide, @ForAll("patterns") String narrow, @ForAll("texts") String text) {
        Glob one = Glob.compile(wide);
        Glob other = Glob.compile(narrow);
        if (one.covers(other)) {
            assertThat(other.matches(text) && !one.matches(text)).isFalse();
            assertThat(other.literalPrefix()).startsWith(one.literalPrefix());
            assertThat(one.isPrefix() || one.equals(other)).isTrue();
        }
    }

    @Property
    void whatMatchesBeginsWithTheLiteralPrefix(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Glob glob = Glob.compile(pattern);
        if (glob.matches(text)) {
            assertThat(text).startsWith(glob.literalPrefix());
            glob.literal().ifPresent(only -> assertThat(text).isEqualTo(only));
        }
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
