package dev.thaw.cli.run;

import dev.thaw.cli.options.UsageException;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ObjectPart;
import dev.thaw.restore.store.ObjectReader;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A local file of objects. Lines with {@code cos://} addresses, the table of {@code coscli ls}, or else what a list in COS may be: a
 * key per line or CSV, packed or not.
 *
 * @param name for messages
 * @param bucket of keys that stand alone
 */
record LocalList(
        Path file, String name, Optional<String> bucket, UnaryOperator<String> region, UnaryOperator<String> fullName) {

    private static final int PART_BYTES = 1 << 20;
    private static final String SCHEME = "cos://";
    private static final Pattern ADDRESS = Pattern.compile("\\s*\"?cos://([^/]++)/(.*?)\"?\\s*");
    private static final Pattern TABLE_TITLE = Pattern.compile("\\s*KEY\\s+\\|.*");
    private static final Pattern TABLE_ROW = Pattern.compile("\\s*(.+?)\\s+\\|.*\\|.*");

    ObjectSource open(ObjectReader cos) throws IOException, UsageException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException(name + " cannot be read: name a file of keys or addresses");
        }
        String first = firstLine();
        if (first.strip().startsWith(SCHEME) || first.strip().startsWith("\"" + SCHEME)) {
            return lines(false);
        }
        if (bucket.isEmpty()) {
            throw new UsageException(
                    name + " holds keys without a bucket: name it as well, cos://bucket-appid/ -f FILE");
        }
        if (TABLE_TITLE.matcher(first).matches()) {
            return lines(true);
        }
        String target = bucket.get();
        boolean csv = first.toLowerCase(Locale.ROOT).matches("(.*,)?\\s*\"?key\"?\\s*(,.*)?") && first.contains(",");
        String key = csv ? "list.csv" : String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        String region = region().apply(target);
        ObjectList list = new ObjectList(
                ObjectRef.latest(target, region, key), false, new ListTarget(target, region, Trigger.manual()));
        return ListSource.of(new FileReader(cos, file, list.object()), list, ListPosition.START);
    }

    private String firstLine() throws IOException {
        try (BufferedReader lines = reader()) {
            return lines.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        } catch (UncheckedIOException noText) {
            return "";
        }
    }

    /** PowerShell and Excel write UTF-16 with a mark. */
    private BufferedReader reader() throws IOException {
        byte[] start = new byte[2];
        try (var bytes = Files.newInputStream(file)) {
            bytes.readNBytes(start, 0, 2);
        }
        boolean wide = start[0] == (byte) 0xff && start[1] == (byte) 0xfe
                || start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        BufferedReader lines = Files.newBufferedReader(file, charset);
        lines.mark(1);
        if (lines.read() != '\uFEFF') {
            lines.reset();
        }
        return lines;
    }

    private ObjectSource lines(boolean table) throws IOException {
        return new Lines(reader(), table);
    }

    /** Lines with addresses, or the rows of a table. */
    private final class Lines implements ObjectSource {

        private final BufferedReader lines;
        private final boolean table;
        private long number;

        Lines(BufferedReader lines, boolean table) {
            this.lines = lines;
            this.table = table;
        }

        @Override
        public Optional<Positioned> next() {
            try {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    number++;
                    Optional<Candidate> candidate = text.isBlank() ? Optional.empty() : candidate(text);
                    if (candidate.isPresent()) {
                        return Optional.of(new Positioned(candidate.get(), Long.toString(number)));
                    }
                }
                return Optional.empty();
            } catch (IOException broken) {
                return Optional.of(Positioned.aboutSource(invalid("it is not UTF-8"), Long.toString(number)));
            }
        }

        private Optional<Candidate> candidate(String text) {
            if (table) {
                Matcher row = TABLE_ROW.matcher(text);
                boolean isKey =
                        row.matches() && !TABLE_TITLE.matcher(text).matches() && !text.contains("TOTAL OBJECTS:");
                return isKey ? Optional.of(named(bucket.orElseThrow(), row.group(1))) : Optional.empty();
            }
            Matcher address = ADDRESS.matcher(text);
            if (address.matches()) {
                return Optional.of(named(fullName.apply(address.group(1)), address.group(2)));
            }
            return Optional.of(
                    bucket.map(own -> named(own, text)).orElseGet(() -> invalid("it is not a cos:// address")));
        }

        private Candidate named(String of, String key) {
            try {
                return new Candidate.Named(
                        ObjectRef.latest(of, region.apply(of), key),
                        Trigger.manual(),
                        ObjectAttributes.NONE,
                        Optional.empty());
            } catch (InvalidNameException e) {
                return invalid(String.valueOf(e.getMessage()));
            }
        }

        private Candidate.InvalidEntry invalid(String reason) {
            return new Candidate.InvalidEntry(
                    Failure.permanent(OutcomeCode.MALFORMED, name + ", line " + number + ": " + reason));
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads the file as if it were an object in COS, and everything else from COS. */
    private record FileReader(ObjectReader cos, Path file, ObjectRef standIn) implements ObjectReader {

        @Override
        public Result<ObjectPart> read(ObjectRef object, long from, Optional<String> etag) {
            if (!object.equals(standIn)) {
                return cos.read(object, from, etag);
            }
            try (FileChannel channel = FileChannel.open(file)) {
                ByteBuffer part =
                        ByteBuffer.allocate(Math.toIntExact(Math.max(0, Math.min(PART_BYTES, channel.size() - from))));
                channel.position(from);
                while (part.hasRemaining() && channel.read(part) >= 0) {
                    // Until the part is full.
                }
                return Result.of(new ObjectPart(part.array(), channel.size(), "local"));
            } catch (IOException e) {
                return Result.failed(Failure.permanent(OutcomeCode.UNREACHABLE, file + " cannot be read"));
            }
        }

        @Override
        public boolean timeIsOver() {
            return false;
        }
    }
}
