package dev.thaw.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Unpacks what is gzip by its first bytes; a name or header may say anything. */
final class Unpacked {

    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};
    private static final int BUFFER = 16 * 1024;

    private Unpacked() {}

    static InputStream of(InputStream in) throws IOException {
        var start = new PushbackInputStream(in, MAGIC.length);
        byte[] first = start.readNBytes(MAGIC.length);
        start.unread(first);
        return Arrays.equals(first, MAGIC) ? new GZIPInputStream(start, BUFFER) : start;
    }
}
