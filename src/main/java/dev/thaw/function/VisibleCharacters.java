package dev.thaw.function;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Escapes every character that could break a line or steer a terminal, beyond what JSON demands: a key may hold anything, and
 * a log line must stay one line and show what it says.
 */
final class VisibleCharacters extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int DELETE = 0x7f;

    private final int[] ascii;

    VisibleCharacters() {
        ascii = CharacterEscapes.standardAsciiEscapesForJSON();
        ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    }

    /** Control, format (bidirectional ones and tags among them), line and paragraph separators, halves of characters. */
    static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    static String escape(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining());
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /** Told one half of a surrogate pair at a time, so that all such characters are escaped. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return isInvisible(character) ? new SerializedString(escape(character)) : null;
    }
}
