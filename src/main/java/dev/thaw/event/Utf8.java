package dev.thaw.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that are UTF-8 or nothing: a character put in place of a broken one would name another key. */
final class Utf8 {

    private Utf8() {}

    /** Empty where the bytes are not UTF-8. */
    static Optional<String> decoded(byte[] bytes) {
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
