package dev.thaw.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA1 (RFC 2104) under one key, whose two blocks are hashed once and not again for each message, as
 * {@link javax.crypto.Mac} does. Safe for use by several threads: the two digests are only ever cloned.
 */
final class Hmac {

    private final MessageDigest inner;
    private final MessageDigest outer;

    Hmac(String key) {
        byte[] octets = key.getBytes(StandardCharsets.UTF_8);
        byte[] block =
                Arrays.copyOf(octets.length > Sha1.BLOCK ? Sha1.newDigest().digest(octets) : octets, Sha1.BLOCK);
        inner = begun(block, 0x36);
        outer = begun(block, 0x5c);
    }

    String hex(String message) {
        byte[] digest = continued(inner).digest(message.getBytes(StandardCharsets.UTF_8));
        return Sha1.hex(continued(outer).digest(digest));
    }

    private static MessageDigest begun(byte[] block, int pad) {
        var padded = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        MessageDigest digest = Sha1.newDigest();
        digest.update(padded);
        return digest;
    }

    private static MessageDigest continued(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-1 of this Java cannot be cloned", e);
        }
    }
}
