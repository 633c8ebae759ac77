package dev.thaw.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The unpacked content of a gzip file (RFC 1952) of one or several members. {@code GZIPInputStream} takes whatever it cannot read
 * behind a member for the end, so that a damaged list would be a short one, and it calls itself for each empty member.
 */
final class GzipStream extends InputStream {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int BUFFER = 16 * 1024;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int TIME_AND_SYSTEM = 6;
    private static final long LOW_32_BITS = 0xffff_ffffL;

    private final InputStream in;
    private final BooleanSupplier timeIsOver;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 contentCrc = new CRC32();
    private final CRC32 headerCrc = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private int next;
    private int end;
    private boolean inMember;
    private boolean firstPassed;

    /** @param timeIsOver checked at each member: empty ones unpack to nothing, however many there are */
    GzipStream(InputStream in, BooleanSupplier timeIsOver) {
        this.in = in;
        this.timeIsOver = timeIsOver;
    }

    /** The unpacked content of what is gzip by its first bytes; a name or header may say anything. Else the stream as it is. */
    static InputStream unpackIfGzip(InputStream in, BooleanSupplier timeIsOver) throws IOException {
        var start = new PushbackInputStream(in, 2);
        return isGzip(start) ? new GzipStream(start, timeIsOver) : start;
    }

    /** Checks the first two bytes, and leaves them in the stream. */
    static boolean isGzip(PushbackInputStream start) throws IOException {
        byte[] first = start.readNBytes(2);
        start.unread(first);
        return first.length == 2 && (first[0] & 0xff) == FIRST && (first[1] & 0xff) == SECOND;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws ListReadException if it is damaged or cut off anywhere, or continues behind its last member */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (inMember || beginMember()) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                return read;
            }
            endMember();
        }
        return -1;
    }

    /** Gives back the memory of the inflater, which no collection of garbage sees. */
    @Override
    public void close() {
        inflater.end();
    }

    /** Whether there is another one. */
    private boolean beginMember() throws IOException {
        if (next == end && !fill()) {
            return false;
        }
        if (timeIsOver.getAsBoolean()) {
            throw ListReadException.outOfTime();
        }
        headerCrc.reset();
        if (headerByte() != FIRST || headerByte() != SECOND) {
            throw firstPassed
                    ? ListReadException.permanent(
                            "it continues with something that is not gzip: compress it again as a whole")
                    : damaged();
        }
        int method = headerByte();
        int flags = headerByte();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged();
        }
        skipHeader(flags);
        inflater.reset();
        inflater.setInput(packed, next, end - next);
        contentCrc.reset();
        firstPassed = true;
        inMember = true;
        return true;
    }

    private void skipHeader(int flags) throws IOException {
        skip(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(headerByte() | headerByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            long crc = headerCrc.getValue() & 0xffff;
            if ((headerByte() | headerByte() << 8) != crc) {
                throw damaged();
            }
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            headerByte();
        }
    }

    private void skipText() throws IOException {
        while (headerByte() != 0) {
            // The name that the file once had says nothing.
        }
    }

    private int headerByte() throws IOException {
        int read = packedByte();
        headerCrc.update(read);
        return read;
    }

    /** Zero at the end of the member. */
    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int read = inflater.inflate(into, offset, length);
            while (read == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw damaged();
                }
                requireMore();
                inflater.setInput(packed, 0, end);
                read = inflater.inflate(into, offset, length);
            }
            contentCrc.update(into, offset, read);
            return read;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private void endMember() throws IOException {
        next = end - inflater.getRemaining();
        boolean whole =
                packedNumber() == contentCrc.getValue() && packedNumber() == (inflater.getBytesWritten() & LOW_32_BITS);
        if (!whole) {
            throw damaged();
        }
        inMember = false;
    }

    /** Four bytes, the lowest first. */
    private long packedNumber() throws IOException {
        return packedByte() | packedByte() << 8 | packedByte() << 16 | (long) packedByte() << 24;
    }

    private int packedByte() throws IOException {
        if (next == end) {
            requireMore();
        }
        return packed[next++] & 0xff;
    }

    private void requireMore() throws IOException {
        if (!fill()) {
            throw ListReadException.permanent("it cannot be unpacked: its gzip is cut off");
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(packed));
        return end > 0;
    }

    private static ListReadException damaged() {
        return ListReadException.permanent("it cannot be unpacked: its gzip is damaged");
    }
}
