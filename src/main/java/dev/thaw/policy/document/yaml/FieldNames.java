package dev.thaw.policy.document.yaml;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.text.ClosestMatch;
import dev.thaw.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that are allowed at one place of the document, and suggestions for misspelled ones. */
public record FieldNames(String kind, List<String> words) {

    public static final FieldNames DOCUMENT = fields("version", "rules", "limits", "prices", "batch");
    public static final FieldNames RULE = fields("name", "match", "restore", "skip", "restore-list");
    public static final FieldNames MATCH =
            fields("buckets", "keys", "not-keys", "storage-classes", "min-size", "max-size", "events");
    public static final FieldNames RESTORE = fields("tier", "days", "renew-within", "then");
    public static final FieldNames THEN = fields("storage-class", "acl");
    public static final FieldNames LIMITS =
            fields("max-days", "tiers", "expedited-max-size", "max-objects", "max-size", "max-cost");
    public static final FieldNames PRICES =
            fields("currency", "retrieval", "requests", "copy", "head", "promote", "batch");
    public static final FieldNames BATCH_PRICES = fields("job", "objects");
    public static final FieldNames BATCH = fields("uin", "role", "from", "priority");
    public static final FieldNames TIERS = new FieldNames(
            "tier",
            Stream.of(Tier.values())
                    .map(tier -> tier.name().toLowerCase(Locale.ROOT))
                    .toList());
    public static final FieldNames CLASSES = new FieldNames("storage class", StorageClass.known());

    private static final List<Part> PARTS = List.of(
            new Part("under match", MATCH),
            new Part("under restore", RESTORE),
            new Part("under then", THEN),
            new Part("under limits", LIMITS),
            new Part("under prices", PRICES),
            new Part("under batch", BATCH),
            new Part("under prices.batch", BATCH_PRICES),
            new Part("in a rule", RULE),
            new Part("at the top", DOCUMENT));

    private static FieldNames fields(String... names) {
        return new FieldNames("field", List.of(names));
    }

    public boolean contains(String word) {
        return words.contains(word);
    }

    public String listed() {
        return String.join(", ", words);
    }

    /** What to write instead of a word that is not one of these. */
    public String suggestion(String word) {
        return lookalike(word)
                .or(() -> ClosestMatch.to(word, words).map(meant -> "write " + meant))
                .or(() -> misplaced(word).map(places -> "it belongs " + places))
                .orElse("known here: " + listed());
    }

    /** For a colon or space that is none in YAML, and so joins a field and its value. */
    private static Optional<String> lookalike(String word) {
        if (word.indexOf('：') >= 0) {
            return Optional.of("write an ASCII colon and a space instead of the full-width colon");
        }
        if (word.codePoints()
                .anyMatch(codePoint -> codePoint == 0xA0 || codePoint == 0x3000 || SafeText.isInvisible(codePoint))) {
            return Optional.of("write ordinary spaces instead of special or invisible characters");
        }
        return word.indexOf(':') > 0 ? Optional.of("write a space after the colon") : Optional.empty();
    }

    /** Where a field belongs that is known in other parts of the document. */
    private static Optional<String> misplaced(String word) {
        String places = PARTS.stream()
                .filter(part -> part.fields.contains(word))
                .map(Part::place)
                .collect(Collectors.joining(" or "));
        return places.isEmpty() ? Optional.empty() : Optional.of(places);
    }

    /** A part of the document and the fields that belong there. */
    private record Part(String place, FieldNames fields) {}
}
