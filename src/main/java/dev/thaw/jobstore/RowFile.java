package dev.thaw.jobstore;

import dev.thaw.job.JobRow;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.PercentCoding;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Tier;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.text.SafeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files of rows: packed CSV with a header. Keys are percent-encoded, so that a file can be the list of another request. */
final class RowFile {

    private static final List<String> COLUMNS = List.of(
            "key",
            "versionId",
            "outcome",
            "rule",
            "tier",
            "days",
            "storageClass",
            "size",
            "readyBy",
            "restoredUntil",
            "code",
            "detail",
            "cosRequestId",
            "retryable");

    private static final int LONGEST_LINE = 64 * 1024;

    private RowFile() {}

    /** As in the lists of COS: the slashes stay. */
    private static String encoded(String key) {
        return PercentCoding.encode(key).replace("%2F", "/");
    }

    static final class Writer implements JobDocuments.RowWriter {

        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final GZIPOutputStream packer;
        private long written;
        private long writtenAtLastOutput;
        private int lastOutput;

        Writer() {
            try {
                packer = new GZIPOutputStream(packed, 32 * 1024);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            line(COLUMNS);
        }

        @Override
        public void add(JobRow row) {
            line(Arrays.asList(
                    row.key().map(RowFile::encoded).orElse(""),
                    row.versionId().orElse(""),
                    row.outcome().name(),
                    row.rule().orElse(""),
                    row.tier().map(Tier::wireName).orElse(""),
                    row.days().map(String::valueOf).orElse(""),
                    row.attributes().storageClass().map(StorageClass::name).orElse(""),
                    row.attributes().size().map(String::valueOf).orElse(""),
                    row.readyBy().map(Instant::toString).orElse(""),
                    row.restoredUntil().map(Instant::toString).orElse(""),
                    row.code().orElse(""),
                    row.detail().map(SafeText::escape).orElse(""),
                    row.cosRequestId().orElse(""),
                    row.retryable() ? "true" : "false"));
        }

        private void line(List<String> cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                line.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
            }
            byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            try {
                packer.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written += bytes.length;
            if (packed.size() != lastOutput) {
                lastOutput = packed.size();
                writtenAtLastOutput = written;
            }
        }

        private static String quoted(String cell) {
            boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }

        @Override
        public int packedSize() {
            return (int) Math.min(Integer.MAX_VALUE, packed.size() + (written - writtenAtLastOutput) / 4);
        }

        @Override
        public byte[] finish() {
            try {
                packer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }

    static final class RowsReader implements JobDocuments.RowReader {

        private final Reader text;
        private long line;

        RowsReader(byte[] packed) throws InvalidDocumentException {
            try {
                text = new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(packed), 32 * 1024),
                        StandardCharsets.UTF_8.newDecoder());
            } catch (IOException e) {
                throw new InvalidDocumentException("a file of rows is not packed as it should be");
            }
            if (!cells().filter(COLUMNS::equals).isPresent()) {
                throw new InvalidDocumentException("a file of rows does not begin with its header");
            }
        }

        @Override
        public Optional<JobRow> next() throws InvalidDocumentException {
            Optional<List<String>> cells = cells();
            return cells.isPresent() ? Optional.of(row(cells.get())) : Optional.empty();
        }

        private JobRow row(List<String> cells) throws InvalidDocumentException {
            if (cells.size() != COLUMNS.size()) {
                throw damaged("has " + cells.size() + " columns");
            }
            try {
                return new JobRow(
                        value(cells, 0, RowsReader::key),
                        value(cells, 1, text -> text),
                        OutcomeCode.valueOf(cells.get(2)),
                        Boolean.parseBoolean(cells.get(13)),
                        value(cells, 3, text -> text),
                        value(cells, 4, text -> Tier.valueOf(text.toUpperCase(Locale.ROOT))),
                        value(cells, 5, RowsReader::days),
                        new ObjectAttributes(value(cells, 7, RowsReader::size), value(cells, 6, StorageClass::new)),
                        value(cells, 8, Instant::parse),
                        value(cells, 9, Instant::parse),
                        value(cells, 10, text -> text),
                        value(cells, 11, text -> text),
                        value(cells, 12, text -> text));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw damaged("has a value that is out of range");
            }
        }

        private static <T> Optional<T> value(List<String> cells, int column, Function<String, T> parser) {
            return cells.get(column).isEmpty() ? Optional.empty() : Optional.of(parser.apply(cells.get(column)));
        }

        private static String key(String encoded) {
            return PercentCoding.decode(encoded).orElseThrow(() -> new IllegalArgumentException(encoded));
        }

        private static Integer days(String text) {
            int days = Integer.parseInt(text);
            if (days < 1 || days > 365) {
                throw new IllegalArgumentException(text);
            }
            return days;
        }

        private static Long size(String text) {
            long size = Long.parseLong(text);
            if (size < 0) {
                throw new IllegalArgumentException(text);
            }
            return size;
        }

        /** The cells of the next line; empty at the end. */
        private Optional<List<String>> cells() throws InvalidDocumentException {
            line++;
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            boolean closed = false;
            int length = 0;
            for (int c = read(); ; c = read()) {
                if (c < 0) {
                    if (quoted || length > 0) {
                        throw damaged("breaks off");
                    }
                    return Optional.empty();
                }
                if (++length > LONGEST_LINE) {
                    throw damaged("is longer than " + LONGEST_LINE + " characters");
                }
                boolean isDoubled = c == '"' && !quoted && closed;
                closed = c == '"' && quoted;
                if (isDoubled) {
                    cell.append('"');
                }
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == ',') {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else if (!quoted && c == '\n') {
                    cells.add(cell.toString());
                    return Optional.of(cells);
                } else {
                    cell.append((char) c);
                }
            }
        }

        private int read() throws InvalidDocumentException {
            try {
                return text.read();
            } catch (IOException e) {
                throw damaged("cannot be unpacked");
            }
        }

        private InvalidDocumentException damaged(String what) {
            return new InvalidDocumentException("line " + line + " of a file of rows " + what);
        }
    }
}
