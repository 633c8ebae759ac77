package dev.thaw.cos.message;

import java.util.Optional;

/**
 * A range of an object's bytes.
 *
 * @param from first byte
 * @param to last byte, if the object is that long
 * @param etag of the expected content
 */
public record ByteRange(long from, long to, Optional<String> etag) {

    /** Small compared to the memory of a function, large compared to the cost of a request. */
    private static final int LENGTH = 2 << 20;

    public static ByteRange from(long from, Optional<String> etag) {
        return new ByteRange(from, from + LENGTH - 1, etag);
    }

    public String header() {
        return "bytes=" + from + "-" + to;
    }
}
