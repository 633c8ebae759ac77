package dev.thaw;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Text as keys, messages and fields may hold it: any Unicode, and often the characters that somebody gets wrong. */
public final class AnyText {

    private static final Integer[] AWKWARD =
            "/+%?#& .:;\\\"'<>[]{}|^`~*!@$=,2F0aAiIİıé日😀\r\n\t\u0000\u001b\u0085\u2028\u202e\uffff"
                    .codePoints()
                    .boxed()
                    .toArray(Integer[]::new);

    private AnyText() {}

    /** Any characters but halves of surrogate pairs. */
    public static Arbitrary<String> text(int shortest, int longest) {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(AWKWARD)), Tuple.of(1, any))
                .list()
                .ofMinSize(shortest)
                .ofMaxSize(longest)
                .map(AnyText::joined);
    }

    /** A key that COS could know. */
    public static Arbitrary<String> key() {
        return text(1, 60).filter(key -> key.getBytes(StandardCharsets.UTF_8).length <= 850);
    }

    private static String joined(Iterable<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
