package dev.thaw.listing;

import dev.thaw.restore.source.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** An open file of lines, compressed or not. */
final class ListFile implements AutoCloseable {

    private final InputStream in;
    private final LineReader lines;
    private final RowFormat format;
    private final RowParser reading;
    private Optional<LineReader.Line> first;
    private long line;

    /**
     * Starts behind the lines that are done.
     *
     * @param formats finds the format by the first line that is not blank
     */
    ListFile(
            InputStream packed,
            BooleanSupplier timeIsOver,
            long done,
            RowFormat.Finder formats,
            Function<RowFormat, RowParser> readingBy)
            throws IOException {
        this.in = GzipStream.unpackIfGzip(packed, timeIsOver);
        try {
            this.lines = new LineReader(ListEncoding.of(in), timeIsOver);
            this.first = firstFilled(formats);
            this.format = formats.of(first.orElse(LineReader.Line.of(0, "")));
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
        this.reading = readingBy.apply(format);
        this.line = done;
    }

    /** The next candidate; empty at the end. */
    Optional<Candidate> next() throws IOException {
        for (Optional<LineReader.Line> read = nextLine(); read.isPresent(); read = nextLine()) {
            Optional<Candidate> candidate = candidate(read.get());
            if (candidate.isPresent()) {
                return candidate;
            }
        }
        return Optional.empty();
    }

    /** The last one that is done. */
    long line() {
        return line;
    }

    /** Frees the memory of the decompression; no line can be read afterwards. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory cannot be closed", e);
        }
    }

    private Optional<Candidate> candidate(LineReader.Line read) {
        if (read.number() <= line) {
            return Optional.empty();
        }
        line = read.number();
        return reading.candidate(read);
    }

    private Optional<LineReader.Line> nextLine() throws IOException {
        Optional<LineReader.Line> next = format.headed() ? Optional.empty() : first;
        first = Optional.empty();
        return next.isPresent() ? next : lines.next();
    }

    private Optional<LineReader.Line> firstFilled(RowFormat.Finder formats) throws IOException {
        Optional<LineReader.Line> filled = lines.next();
        while (filled.filter(line -> line.isBlank() || formats.isPreamble(line)).isPresent()) {
            filled = lines.next();
        }
        if (filled.filter(LineReader.Line::isBinary).isPresent()) {
            throw ListReadException.permanent(
                    "its first line holds bytes of zero: it is UTF-16 or UTF-32 without a byte"
                            + " order mark, or not text at all. Save it as UTF-8");
        }
        return filled;
    }
}
