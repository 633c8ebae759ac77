package dev.thaw.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of an object, or only their number: objects of gigabytes need no memory and read as zeros.
 *
 * @param bytes absent for zeros
 * @param etag with quotation marks
 */
public record StoredContent(long size, Optional<Buffer> bytes, String etag) {

    public static StoredContent of(String text) {
        return of(Buffer.buffer(text));
    }

    public static StoredContent of(Buffer bytes) {
        return new StoredContent(bytes.length(), Optional.of(bytes.copy()), quotedMd5(bytes.getBytes()));
    }

    public static StoredContent zeros(long size) {
        return new StoredContent(size, Optional.empty(), quotedMd5(("zeros " + size).getBytes(UTF_8)));
    }

    public Buffer slice(long from, long to) {
        return bytes.map(all -> all.getBuffer((int) from, (int) to))
                .orElseGet(() -> Buffer.buffer(new byte[Math.toIntExact(to - from)]));
    }

    public static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quotedMd5(byte[] hashed) {
        return '"' + HexFormat.of().formatHex(md5(hashed)) + '"';
    }
}
