package dev.thaw.cos.message;

import java.util.Optional;

/**
 * A part of an object's content.
 *
 * @param from first byte
 * @param to last byte, should there be so many
 * @param etag of the content meant
 */
public record ByteRange(long from, long to, Optional<String> etag) {

    /** Small against the memory of a function, large against the cost of a request. */
    private static final int LENGTH = 2 << 20;

    public static ByteRange from(long from, Optional<String> etag) {
        return new ByteRange(from, from + LENGTH - 1, etag);
    }

    public String header() {
        return "bytes=" + from + "-" + to;
    }
}
