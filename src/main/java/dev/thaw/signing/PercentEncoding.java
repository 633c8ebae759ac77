package dev.thaw.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding of the page "Request Signature" (436/7778): everything but {@code A-Z a-z 0-9 - _ . ~} becomes the upper-case
 * hex of its UTF-8 bytes. The encoder of the JDK is meant for forms: it writes a space as plus and keeps the asterisk.
 */
public final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final boolean[] UNRESERVED = unreserved();

    private PercentEncoding() {}

    /**
     * The text in unreserved characters; the same object if it has no others.
     *
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
        HEX.toHexDigits(encoded.append('%'), (byte) octet);
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
}
