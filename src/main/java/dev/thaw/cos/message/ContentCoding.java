package dev.thaw.cos.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * How a body is packed for the way. Nobody asks for it, yet some hops pack errors and listings. The content of an object is another
 * matter: it was stored as it is.
 *
 * @param name in lower case; empty if it is not packed
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
     * The content, of which no more than the longest is unpacked.
     *
     * @throws IOException if it is packed in another way than told, or in one that is not known here
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
