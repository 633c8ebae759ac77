package dev.thaw.object;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 without replacement characters: one in place of broken bytes would name another key. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** Empty if the bytes are not UTF-8. */
    public static Optional<String> decode(byte[] bytes) {
        return decode(bytes, bytes.length);
    }

    /** The same of the first bytes. */
    public static Optional<String> decode(byte[] bytes, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
