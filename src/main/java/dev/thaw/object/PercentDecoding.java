package dev.thaw.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keys as listings, inventories and encoded lists write them. Not {@code URLDecoder}: a plus sign is itself, and what is no
 * encoding is an error, since a key that is read wrongly names another object.
 */
public final class PercentDecoding {

    private static final int TRIPLET = 3;

    private PercentDecoding() {}

    /** The text meant; empty if an escape is broken, or the bytes are no UTF-8. */
    public static Optional<String> decode(String encoded) {
        return encoded.indexOf('%') < 0 ? Optional.of(encoded) : decodeEscapes(encoded);
    }

    private static Optional<String> decodeEscapes(String encoded) {
        byte[] octets = encoded.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                decoded.write(octets[i]);
            } else if (i + TRIPLET > octets.length || hex(octets[i + 1]) < 0 || hex(octets[i + 2]) < 0) {
                return Optional.empty();
            } else {
                decoded.write(hex(octets[i + 1]) << 4 | hex(octets[i + 2]));
                i += 2;
            }
        }
        return utf8(decoded.toByteArray());
    }

    private static int hex(byte octet) {
        return octet < 0 ? -1 : Character.digit(octet, 16);
    }

    private static Optional<String> utf8(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }
}
