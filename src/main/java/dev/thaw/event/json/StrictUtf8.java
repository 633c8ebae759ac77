package dev.thaw.event.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that are UTF-8 or nothing: a character put in place of a broken one would name another key. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** Empty where the bytes are not UTF-8. */
    public static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException fault) {
            return Optional.empty();
        }
    }
}
