package dev.thaw.listing;

import dev.thaw.restore.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A file of lines, packed or not, while it is read. */
final class ListFile implements AutoCloseable {

    private final InputStream in;
    private final Lines lines;
    private final LineFormat format;
    private final LineReading reading;
    private Optional<Line> first;
    private long line;

    /**
     * Begins behind the lines that are done.
     *
     * @param formatBy tells the format by the first line that is not empty
     */
    ListFile(
            InputStream packed,
            BooleanSupplier timeIsOver,
            long done,
            LineFormat.Finder formats,
            Function<LineFormat, LineReading> readingBy)
            throws IOException {
        this.in = Unpacked.of(packed);
        this.lines = new Lines(in, timeIsOver);
        this.first = firstFilled();
        this.format = formats.of(first.orElse(Line.of(0, "")));
        this.reading = readingBy.apply(format);
        this.line = done;
    }

    /** The next candidate; empty at the end. */
    Optional<Candidate> next() throws IOException {
        for (Optional<Line> read = nextLine(); read.isPresent(); read = nextLine()) {
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

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Optional<Candidate> candidate(Line read) {
        if (read.number() <= line) {
            return Optional.empty();
        }
        line = read.number();
        return reading.candidate(read);
    }

    private Optional<Line> nextLine() throws IOException {
        Optional<Line> next = format.headed() ? Optional.empty() : first;
        first = Optional.empty();
        return next.isPresent() ? next : lines.next();
    }

    private Optional<Line> firstFilled() throws IOException {
        Optional<Line> filled = lines.next();
        while (filled.filter(Line::isEmpty).isPresent()) {
            filled = lines.next();
        }
        return filled;
    }
}
