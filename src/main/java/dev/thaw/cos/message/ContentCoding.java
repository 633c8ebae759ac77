package dev.thaw.cos.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The compression of a body. Thaw does not request any, but some intermediaries compress errors and listings. The content of an
 * object is different: it was stored that way.
 *
 * @param name in lower case; empty without compression
 */
public record ContentCoding(String name) {

    public static ContentCoding of(Map<String, String> lowercaseHeaders) {
        String name =
                lowercaseHeaders.getOrDefault("content-encoding", "").strip().toLowerCase(Locale.ROOT);
        return new ContentCoding(name.equals("identity") ? "" : name);
    }

    public boolean isNone() {
        return name.isEmpty();
    }

    /**
     * The unpacked content, cut off after the longest length.
     *
     * @throws IOException if the body does not match its coding, or the coding is unknown
     */
    public byte[] decoded(byte[] body, int longest) throws IOException {
        return switch (name) {
            case "" -> body;
            case "gzip", "x-gzip" -> {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    yield unpacked.readNBytes(longest);
                }
            }
            default -> throw new IOException("no such coding: " + name);
        };
    }
}
