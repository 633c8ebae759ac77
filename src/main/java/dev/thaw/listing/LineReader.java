package dev.thaw.listing;

import dev.thaw.object.StrictUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Cuts a stream into lines. A line that is too long, or not UTF-8, does not spoil the others. */
final class LineReader {

    /** Room for a key whose every byte is encoded, and the other columns of an inventory. */
    private static final int MAX_LINE = 16 * 1024;
    /** Unpacked. A gigabyte holds at least a million keys. */
    private static final long MAX_BYTES = 8L << 30;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * One line of a list.
     *
     * @param number from 1
     * @param text absent if the line is not text
     * @param fault why it is not text
     */
    record Line(long number, Optional<String> text, String fault) {

        private static final String ZERO = "it holds a byte of zero";

        static Line of(long number, String text) {
            return new Line(number, Optional.of(text), "");
        }

        static Line broken(long number, String fault) {
            return new Line(number, Optional.empty(), fault);
        }

        /** Of bytes that are in no line of text. */
        static Line binary(long number) {
            return broken(number, ZERO);
        }

        boolean isBinary() {
            return text.isEmpty() && fault.equals(ZERO);
        }

        /** A key of nothing but blanks can be written percent-encoded. */
        boolean isBlank() {
            return text.isPresent() && isBlank(text.get());
        }

        /** A loop: a small packed list may unpack to hundreds of millions of these. */
        private static boolean isBlank(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final BooleanSupplier timeIsOver;
    private final byte[] buffer = new byte[32 * 1024];
    private final byte[] line = new byte[MAX_LINE];
    private int next;
    private int end;
    private int length;
    private boolean binary;
    private long number;
    private long bytes;

    /** @param timeIsOver checked now and then: a small object may unpack to more than there is time for */
    LineReader(InputStream in, BooleanSupplier timeIsOver) {
        this.in = in;
        this.timeIsOver = timeIsOver;
    }

    Optional<Line> next() throws IOException {
        length = 0;
        binary = false;
        int read = read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            append((byte) read);
            read = read();
        }
        number++;
        return Optional.of(line());
    }

    /** Stops counting once the line is known to be too long. */
    private void append(byte read) {
        binary |= read == 0;
        if (length < MAX_LINE) {
            line[length] = read;
        }
        length = Math.min(length + 1, MAX_LINE + 1);
    }

    private Line line() {
        if (binary) {
            return Line.binary(number);
        }
        if (length > MAX_LINE) {
            return Line.broken(number, "longer than " + MAX_LINE + " bytes");
        }
        int visible = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (visible == 0) {
            return Line.of(number, "");
        }
        return StrictUtf8.decode(line, visible)
                .map(text ->
                        Line.of(number, number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text))
                .orElseGet(() -> Line.broken(number, "not UTF-8"));
    }

    private int read() throws IOException {
        if (next == end) {
            end = in.read(buffer);
            next = 0;
            if (end < 0) {
                end = 0;
                return -1;
            }
            count();
        }
        return buffer[next++] & 0xff;
    }

    private void count() throws IOException {
        bytes += end;
        if (bytes > MAX_BYTES) {
            throw ListReadException.permanent("it has more than " + MAX_BYTES + " bytes uncompressed: split it");
        }
        if (timeIsOver.getAsBoolean()) {
            throw ListReadException.outOfTime();
        }
    }
}
