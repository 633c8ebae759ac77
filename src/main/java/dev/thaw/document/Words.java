package dev.thaw.document;

import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.text.NearestWord;
import dev.thaw.text.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that may stand in one spot of the document, and which of them somebody may have meant. */
record Words(String kind, List<String> words) {

    static final Words DOCUMENT = fields("version", "rules", "limits", "prices");
    static final Words RULE = fields("name", "match", "restore", "skip", "restore-list");
    static final Words MATCH =
            fields("buckets", "keys", "not-keys", "storage-classes", "min-size", "max-size", "events");
    static final Words RESTORE = fields("tier", "days", "renew-within");
    static final Words LIMITS =
            fields("max-days", "tiers", "expedited-max-size", "max-objects", "max-size", "max-cost");
    static final Words PRICES = fields("currency", "retrieval", "requests", "copy", "head");
    static final Words TIERS = new Words(
            "tier",
            Stream.of(Tier.values())
                    .map(tier -> tier.name().toLowerCase(Locale.ROOT))
                    .toList());
    static final Words CLASSES = new Words("storage class", StorageClass.known());

    private static final List<Part> PARTS = List.of(
            new Part("under match", MATCH),
            new Part("under restore", RESTORE),
            new Part("under limits", LIMITS),
            new Part("under prices", PRICES),
            new Part("in a rule", RULE),
            new Part("at the top", DOCUMENT));

    private static Words fields(String... names) {
        return new Words("field", List.of(names));
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    String listed() {
        return String.join(", ", words);
    }

    /** What to write instead of a word that is none of these. */
    String instead(String word) {
        return sign(word)
                .or(() -> NearestWord.to(word, words).map(meant -> "write " + meant))
                .or(() -> home(word).map(place -> "it belongs " + place))
                .orElse("known here: " + listed());
    }

    /** A colon or blank that is none to YAML makes one word of a field and its value. */
    private static Optional<String> sign(String word) {
        if (word.indexOf('：') >= 0) {
            return Optional.of("write an ASCII colon and a blank in place of the full-width colon");
        }
        if (word.codePoints()
                .anyMatch(
                        codePoint -> codePoint == 0xA0 || codePoint == 0x3000 || VisibleText.isInvisible(codePoint))) {
            return Optional.of(
                    "write ordinary blanks in place of the characters that only look like some, or like nothing");
        }
        return word.indexOf(':') > 0 ? Optional.of("write a blank behind the colon") : Optional.empty();
    }

    /** Where a field stands that is right in another part of the document. */
    private static Optional<String> home(String word) {
        String homes = PARTS.stream()
                .filter(part -> part.fields.contains(word))
                .map(Part::place)
                .collect(Collectors.joining(" or "));
        return homes.isEmpty() ? Optional.empty() : Optional.of(homes);
    }

    /** A part of the document and the fields that belong there. */
    private record Part(String place, Words fields) {}
}
