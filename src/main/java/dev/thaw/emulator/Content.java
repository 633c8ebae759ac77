package dev.thaw.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of an object, or only their number: objects of gigabytes cost nothing and read as zeros.
 *
 * @param bytes absent for a hollow content
 */
public record Content(long size, Optional<Buffer> bytes) {

    public static Content of(String text) {
        return of(Buffer.buffer(text));
    }

    public static Content of(Buffer bytes) {
        return new Content(bytes.length(), Optional.of(bytes.copy()));
    }

    public static Content hollow(long size) {
        return new Content(size, Optional.empty());
    }

    /** With its quotation marks. */
    public String etag() {
        byte[] hashed = bytes.map(Buffer::getBytes).orElseGet(() -> ("hollow " + size).getBytes(UTF_8));
        return '"' + HexFormat.of().formatHex(md5(hashed)) + '"';
    }

    Buffer slice(long from, long to) {
        return bytes.map(all -> all.getBuffer((int) from, (int) to))
                .orElseGet(() -> Buffer.buffer(new byte[Math.toIntExact(to - from)]));
    }

    static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
