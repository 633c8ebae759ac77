package dev.thaw.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.BooleanSupplier;

/** Unpacks what is gzip by its first bytes; a name or header may say anything. */
final class GzipDetection {

    static final int FIRST = 0x1f;
    static final int SECOND = 0x8b;

    private GzipDetection() {}

    static InputStream of(InputStream in, BooleanSupplier timeIsOver) throws IOException {
        var start = new PushbackInputStream(in, 2);
        return isGzip(start) ? new GzipStream(start, timeIsOver) : start;
    }

    /** Looks at the first two bytes, and leaves them in the stream. */
    static boolean isGzip(PushbackInputStream start) throws IOException {
        byte[] first = start.readNBytes(2);
        start.unread(first);
        return first.length == 2 && (first[0] & 0xff) == FIRST && (first[1] & 0xff) == SECOND;
    }
}
