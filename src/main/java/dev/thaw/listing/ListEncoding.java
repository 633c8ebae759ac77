package dev.thaw.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8, whatever its byte order mark says that it is: PowerShell and Excel write UTF-16. */
final class ListEncoding {

    private static final int SHORTEST_MARK = 2;
    private static final int LONGEST_MARK = 4;

    private ListEncoding() {}

    /** @throws ListReadException if it is UTF-32 */
    static InputStream of(InputStream in) throws IOException {
        var start = new PushbackInputStream(in, LONGEST_MARK);
        byte[] first = start.readNBytes(SHORTEST_MARK);
        boolean littleEndian = begins(first, 0xff, 0xfe);
        boolean bigEndian = begins(first, 0xfe, 0xff);
        if (littleEndian || begins(first, 0, 0)) {
            byte[] second = start.readNBytes(LONGEST_MARK - SHORTEST_MARK);
            start.unread(second);
            if (littleEndian ? begins(second, 0, 0) : begins(second, 0xfe, 0xff)) {
                throw ListReadException.permanent("it is UTF-32: save it as UTF-8");
            }
        }
        if (littleEndian || bigEndian) {
            return new OfUtf16(start, littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        start.unread(first);
        return start;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes and encodes a few thousand characters at a time. */
    private static final class OfUtf16 extends InputStream {

        private final Reader reader;
        private final char[] chars = new char[4096];
        private byte[] bytes = {};
        private int next;

        OfUtf16(InputStream in, Charset charset) {
            this.reader = new InputStreamReader(in, charset.newDecoder());
        }

        @Override
        public int read() throws IOException {
            return next < bytes.length || fill() ? bytes[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (next == bytes.length && !fill()) {
                return -1;
            }
            int read = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, into, offset, read);
            next += read;
            return read;
        }

        private boolean fill() throws IOException {
            try {
                int read = reader.read(chars, 0, chars.length);
                bytes = new String(chars, 0, Math.max(0, read)).getBytes(StandardCharsets.UTF_8);
                next = 0;
                return read > 0;
            } catch (CharacterCodingException e) {
                throw ListReadException.permanent("its UTF-16 is damaged: save it as UTF-8");
            }
        }
    }
}
