package dev.thaw.emulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Percent-encoding as COS writes it: all but {@code A-Z a-z 0-9 - _ . ~}, in upper-case hex. */
public final class EmulatedPercentCoding {

    private static final String UNRESERVED = "-_.~";

    private EmulatedPercentCoding() {}

    public static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    /** As keys appear in a listing with {@code encoding-type=url}. */
    public static String encodeKeepingSlashes(String text) {
        return encode(text, UNRESERVED + "/");
    }

    /** Decodes exactly once; a plus stays a plus. Empty if an escape is broken or the bytes are not UTF-8. */
    public static Optional<String> decode(String encoded) {
        try {
            // Vert.x passes the bytes of the request line as one character each.
            byte[] bytes = unescape(encoded.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static byte[] unescape(byte[] encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                decoded.write(hexDigit(encoded, i + 1) << 4 | hexDigit(encoded, i + 2));
                i += 2;
            } else {
                decoded.write(encoded[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static int hexDigit(byte[] encoded, int at) {
        int digit = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("broken escape");
        }
        return digit;
    }
}
