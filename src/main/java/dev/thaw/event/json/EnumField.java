package dev.thaw.event.json;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Fields that hold one of a few words, in any case. */
public final class EnumField {

    private EnumField() {}

    public static <E extends Enum<E>> Optional<E> optional(JsonFields fields, String name, E[] words)
            throws InvalidInputException {
        Optional<String> text = fields.optionalText(name);
        return text.isPresent() ? Optional.of(read(text.get(), fields.path(name), words)) : Optional.empty();
    }

    private static <E extends Enum<E>> E read(String text, String path, E[] words) throws InvalidInputException {
        StringJoiner known = new StringJoiner(", ");
        for (E word : words) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
            known.add(word.name().toLowerCase(Locale.ROOT));
        }
        throw new InvalidInputException(path, path + " must be one of: " + known);
    }
}
