package dev.thaw.answer;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.thaw.text.SafeText;
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

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /** Told one half of a surrogate pair at a time, so that all such characters are escaped. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return SafeText.isInvisible(character) ? new SerializedString(SafeText.escape(character)) : null;
    }
}
