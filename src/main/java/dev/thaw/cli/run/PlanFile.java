package dev.thaw.cli.run;

import dev.thaw.object.ObjectRef;
import dev.thaw.restore.source.ObjectSource;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of a plan, in a file: however many there are, memory does not grow. */
final class PlanFile {

    private PlanFile() {}

    /** Adds rows. Safe for threads. */
    static final class Writer implements AutoCloseable {

        private final BufferedWriter file;
        private long rows;

        Writer(Path path) throws IOException {
            if (!Files.exists(path)) {
                RunFolder.create(path);
            }
            file = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }

        synchronized void add(PlannedRow row) {
            try {
                file.write(row.line());
                file.write('\n');
                rows++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized long rows() {
            return rows;
        }

        synchronized void flush() throws IOException {
            file.flush();
        }

        @Override
        public synchronized void close() throws IOException {
            file.close();
        }
    }

    /** Reads rows one by one; the position of a row is its number. One thread at a time. */
    static final class Rows implements ObjectSource {

        private final BufferedReader file;
        private final Map<ObjectRef, PlannedRow> underWay = new ConcurrentHashMap<>();
        private long line;

        /** @param from rows to skip */
        Rows(Path path, long from) throws IOException {
            file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
            while (line < from && file.readLine() != null) {
                line++;
            }
        }

        @Override
        public Optional<Positioned> next() {
            try {
                String text = file.readLine();
                if (text == null) {
                    return Optional.empty();
                }
                line++;
                PlannedRow row = PlannedRow.parse(text);
                underWay.put(row.object(), row);
                return Optional.of(new Positioned(row.candidate(), Long.toString(line)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Rows handed out so far. */
        long line() {
            return line;
        }

        PlannedRow rowOf(ObjectRef object) {
            return Objects.requireNonNull(underWay.get(object));
        }

        /** Forgets the rows handed out, once all of them are finished. */
        void forget() {
            underWay.clear();
        }

        void end() throws IOException {
            file.close();
        }
    }
}
