package dev.thaw.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent-encoding of keys, in both directions. The encoder and decoder of the JDK are for HTML forms: they turn a space into a
 * plus and back, and leave the asterisk as it is. Here, a plus sign is a plus sign. Stateless and safe for threads.
 */
public final class PercentCoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] UNRESERVED = unreserved();
    private static final int TRIPLET = 3;

    private PercentCoding() {}

    /**
     * Encodes all but {@code A-Z a-z 0-9 - _ . ~} as upper-case hex of the UTF-8 bytes (page "Request Signature", 436/7778).
     *
     * @return the same object if there is nothing to encode
     * @throws IllegalArgumentException if the text holds half a surrogate pair, which has no UTF-8
     */
    public static String encode(String text) {
        int plain = plainPrefix(text);
        if (plain == text.length()) {
            return text;
        }
        var encoded = new StringBuilder(2 * text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            append(encoded, codePoint);
            i += Character.charCount(codePoint);
        }
        return encoded.toString();
    }

    /**
     * Decodes strictly, for listings, inventories and encoded lists: a key that is decoded wrongly names another object.
     *
     * @return empty if an escape is broken, or if the bytes are not UTF-8
     */
    public static Optional<String> decode(String encoded) {
        return encoded.indexOf('%') < 0 ? Optional.of(encoded) : decodeEscapes(encoded);
    }

    /** Decodes what is valid, for text that may or may not be encoded: a broken escape, or a run that is not UTF-8, stays. */
    public static String decodeWhereValid(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        int done = 0;
        while (percent >= 0) {
            int end = endOfRun(text, percent);
            decoded.append(text, done, percent).append(decodedRun(text.substring(percent, end), utf8));
            done = end;
            percent = text.indexOf('%', end > percent ? end : percent + 1);
        }
        return decoded.append(text, done, text.length()).toString();
    }

    private static int plainPrefix(String text) {
        int i = 0;
        while (i < text.length() && isUnreserved(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void append(StringBuilder encoded, int codePoint) {
        if (isUnreserved(codePoint)) {
            encoded.append((char) codePoint);
        } else if (codePoint < 0x80) {
            appendOctet(encoded, codePoint);
        } else {
            for (byte octet : utf8(codePoint)) {
                appendOctet(encoded, octet);
            }
        }
    }

    private static byte[] utf8(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("text with half a surrogate pair cannot be encoded");
        }
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }

    private static void appendOctet(StringBuilder encoded, int octet) {
        encoded.append('%').append(HEX[octet >> 4 & 0xF]).append(HEX[octet & 0xF]);
    }

    private static boolean isUnreserved(int character) {
        return character < UNRESERVED.length && UNRESERVED[character];
    }

    private static boolean[] unreserved() {
        var unreserved = new boolean[0x80];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
                .chars()
                .forEach(character -> unreserved[character] = true);
        return unreserved;
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
        return StrictUtf8.decode(decoded.toByteArray());
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end + TRIPLET <= text.length()
                && text.charAt(end) == '%'
                && hex(text.charAt(end + 1)) >= 0
                && hex(text.charAt(end + 2)) >= 0) {
            end += TRIPLET;
        }
        return end;
    }

    private static CharSequence decodedRun(String run, CharsetDecoder utf8) {
        byte[] bytes = new byte[run.length() / TRIPLET];
        for (int index = 0; index < bytes.length; index++) {
            int start = index * TRIPLET + 1;
            bytes[index] = (byte) Integer.parseInt(run, start, start + 2, 16);
        }
        try {
            return utf8.decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            return run;
        }
    }

    /** Minus one for all but ASCII hex digits; {@code Character.digit} would take the digits of any script. */
    private static int hex(int character) {
        return character < 0 || character >= 0x80 ? -1 : Character.digit(character, 16);
    }
}
