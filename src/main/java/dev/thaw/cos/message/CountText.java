package dev.thaw.cos.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** Sizes and counts as COS writes them: ASCII digits alone, no more than fit into a long. */
public final class CountText {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private CountText() {}

    /** Empty unless the text is such a number and nothing else. */
    public static Optional<Long> read(String text) {
        return DIGITS.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
