package dev.thaw.policy.document;

import dev.thaw.policy.Tier;
import dev.thaw.policy.document.yaml.FieldNames;
import dev.thaw.policy.document.yaml.YamlField;
import dev.thaw.policy.document.yaml.YamlNode.Kind;
import dev.thaw.policy.glob.Glob;
import dev.thaw.text.SafeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the types of values that occur in several places of a policy. */
final class FieldReaders {

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern AMOUNT = Pattern.compile("\\+?[0-9]{1,9}(\\.[0-9]{1,9})?");

    private FieldReaders() {}

    static Optional<Long> whole(YamlField field, long least, long most) {
        String remedy = "write a whole number from " + least + " to " + most;
        if (!field.is(Kind.NUMBER)) {
            field.mismatch("a number", remedy + ", without quotes");
            return Optional.empty();
        }
        Optional<Long> number = field.written("a number", remedy)
                .filter(text -> WHOLE.matcher(text).matches())
                .map(Long::parseLong);
        Optional<Long> fitting = number.filter(value -> value >= least && value <= most);
        if (fitting.isEmpty()) {
            field.error(
                    number.map(value -> value < least ? "is too small" : "is too large")
                            .orElse("is not a whole number"),
                    remedy);
        }
        return fitting;
    }

    /** An amount of money. */
    static Optional<BigDecimal> amount(YamlField field) {
        String remedy = "write an amount such as 0.06, not negative, with at most 9 digits before and after the point";
        if (!field.is(Kind.NUMBER)) {
            field.mismatch("a number", remedy);
            return Optional.empty();
        }
        Optional<BigDecimal> amount = field.written("a number", remedy)
                .filter(text -> AMOUNT.matcher(text).matches())
                .map(BigDecimal::new);
        if (amount.isEmpty()) {
            field.error("is not an amount", remedy);
        }
        return amount;
    }

    /** A text that people read: on one line, not blank, of limited length. */
    static Optional<String> label(YamlField field, int maxLength) {
        Optional<String> text = field.text();
        Optional<String> label = text.filter(value -> !value.isBlank()
                && value.codePointCount(0, value.length()) <= maxLength
                && value.codePoints().noneMatch(SafeText::isInvisible));
        if (text.isPresent() && label.isEmpty()) {
            field.error(
                    "cannot be shown as a name or reason",
                    "write 1 to " + maxLength + " visible characters on one line");
        }
        return label;
    }

    static Optional<Tier> tier(YamlField field) {
        return word(field, FieldNames.TIERS).flatMap(Tier::named);
    }

    /** One of the words, written exactly so. */
    static Optional<String> word(YamlField field, FieldNames words) {
        Optional<String> text = field.text();
        Optional<String> word = text.filter(words::contains);
        if (text.isPresent() && word.isEmpty()) {
            field.error("is not a " + words.kind(), words.suggestion(text.get()));
        }
        return word;
    }

    static Optional<Glob> glob(YamlField field) {
        return field.text().flatMap(pattern -> {
            try {
                return Optional.of(Glob.compile(pattern));
            } catch (IllegalArgumentException refused) {
                field.error(
                        String.valueOf(refused.getMessage()),
                        "fix the pattern; a backslash makes the next character literal");
                return Optional.empty();
            }
        });
    }

    /** All valid items of a list. */
    static <T> List<T> list(YamlField field, Function<YamlField, Optional<T>> reader) {
        return field.items().stream()
                .flatMap(item -> reader.apply(item).stream())
                .toList();
    }

    static String wordOf(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
