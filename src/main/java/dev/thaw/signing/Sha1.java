package dev.thaw.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1 over UTF-8, as lower-case hex: the only algorithm that the page "Request Signature" knows. */
final class Sha1 {

    static final int BLOCK = 64;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private Sha1() {}

    static String hex(String text) {
        return hex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    static String hex(byte[] octets) {
        var hex = new byte[2 * octets.length];
        for (int i = 0; i < octets.length; i++) {
            hex[2 * i] = HEX[octets[i] >> 4 & 0xF];
            hex[2 * i + 1] = HEX[octets[i] & 0xF];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
