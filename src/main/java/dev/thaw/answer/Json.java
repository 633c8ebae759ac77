package dev.thaw.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.thaw.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON token by token: without reflection, so that nothing has to be registered for a native executable. */
public final class Json {

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().characterEscapes(new SafeEscapes()).build();

    private Json() {}

    /** Something that writes itself. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    public static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static String object(Map<String, Object> members) {
        return text(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : members.entrySet()) {
                json.writeObjectField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        });
    }

    /**
     * Escapes every character that could break a line or control a terminal, beyond what JSON demands: a key may contain
     * anything, and a log line must stay one line and show what it contains.
     */
    private static final class SafeEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private static final int DELETE = 0x7f;

        private final int[] ascii;

        SafeEscapes() {
            ascii = CharacterEscapes.standardAsciiEscapesForJSON();
            ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        /** Called for each half of a surrogate pair, so that all such characters are escaped. */
        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return SafeText.isInvisible(character) ? new SerializedString(SafeText.escape(character)) : null;
        }
    }
}
