package dev.thaw.listing;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.PercentCoding;
import dev.thaw.object.StorageClass;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.OutcomeCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns lines into candidates. A line that names no object becomes a failure with its line number. */
final class RowParser {

    private static final int MAX_SHOWN = 80;

    private final String file;
    private final RowFormat format;
    private final ListTarget where;

    /** @param file its name, for the failures */
    RowParser(String file, RowFormat format, ListTarget where) {
        this.file = file;
        this.format = format;
        this.where = where;
    }

    /** Empty for a line that is not meant to name an object, such as a blank one. */
    Optional<Candidate> candidate(LineReader.Line line) {
        try {
            return line.isBlank() ? Optional.empty() : named(line);
        } catch (RowFormat.InvalidLineException | InvalidNameException e) {
            String detail = file + ", line " + line.number() + ": " + e.getMessage();
            return Optional.of(new Candidate.InvalidEntry(Failure.permanent(OutcomeCode.MALFORMED, detail)));
        }
    }

    private Optional<Candidate> named(LineReader.Line line) throws RowFormat.InvalidLineException {
        if (line.text().isEmpty()) {
            throw new RowFormat.InvalidLineException(line.fault());
        }
        List<String> row = format.row(line.text().get());
        Optional<RowColumns> columns = format.columns();
        return columns.isPresent()
                ? named(row, columns.get())
                : Optional.of(candidate(row.get(0), Optional.empty(), ObjectAttributes.NONE));
    }

    private Optional<Candidate> named(List<String> row, RowColumns columns) throws RowFormat.InvalidLineException {
        if (row.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        requireBucket(row, columns);
        if (row.size() <= columns.key()) {
            throw new RowFormat.InvalidLineException("the row ends before its key");
        }
        // COS Batch's guide writes a blank behind each comma; one of a key would be encoded.
        String cell = row.get(columns.key());
        String key = format.kind() == RowFormat.Kind.BATCH_ROWS ? cell.strip() : cell;
        boolean deleted = is(row, columns.isDeleteMarker(), "true");
        boolean overwritten = is(row, columns.isLatest(), "false");
        return deleted || overwritten
                ? Optional.empty()
                : Optional.of(candidate(key, version(row, columns), facts(row, columns)));
    }

    /** The same key may exist in many buckets: a row of another bucket names another object. */
    private void requireBucket(List<String> row, RowColumns columns) throws RowFormat.InvalidLineException {
        if (columns.bucket().isEmpty()) {
            return;
        }
        String named = RowColumns.cell(row, columns.bucket()).map(String::strip).orElse("");
        if (!where.isBucket(named, RowColumns.cell(row, columns.account()).map(String::strip))) {
            throw new RowFormat.InvalidLineException("its bucket is " + (named.isEmpty() ? "empty" : cut(named))
                    + ", and not " + where.bucket() + " as in the request: use one list per bucket");
        }
    }

    private Candidate candidate(String key, Optional<String> versionId, ObjectAttributes facts)
            throws RowFormat.InvalidLineException {
        if (!format.ofInventory()) {
            requireKey(key);
        }
        ObjectRef object = new ObjectRef(where.bucket(), where.region(), decoded(key), versionId);
        // What a file says about an object may be old or wrong: it is not a listing of COS.
        return new Candidate.Named(object, where.trigger(), facts, Optional.empty());
    }

    private void requireKey(String text) throws RowFormat.InvalidLineException {
        Optional<String> fault = KeyText.fault(text, format.kind() == RowFormat.Kind.KEYS, where);
        if (fault.isPresent()) {
            throw new RowFormat.InvalidLineException(fault.get());
        }
    }

    private String decoded(String key) throws RowFormat.InvalidLineException {
        Optional<String> decoded = format.encoded() ? PercentCoding.decode(key) : Optional.of(key);
        if (decoded.isEmpty()) {
            throw new RowFormat.InvalidLineException("its percent-encoding is broken, or not of UTF-8");
        }
        return decoded.get();
    }

    /** An inventory that marks the latest versions is read as a list of the latest. */
    private Optional<String> version(List<String> row, RowColumns columns) throws RowFormat.InvalidLineException {
        Optional<String> version = columns.isLatest().isPresent()
                ? Optional.empty()
                : RowColumns.cell(row, columns.versionId()).filter(text -> !text.isBlank());
        if (format.byOrder() && version.filter(RowParser::isNumber).isPresent()) {
            throw new RowFormat.InvalidLineException(
                    "\"" + cut(version.get()) + "\" stands where the version id is expected, and reads"
                            + " like a size: put a header line with the names of the columns before the rows");
        }
        return format.kind() == RowFormat.Kind.BATCH_ROWS ? version.map(String::strip) : version;
    }

    private static boolean isNumber(String text) {
        return text.matches(" *[0-9]{1,18} *");
    }

    private static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    /** Hints for the rules; a class that is no known one is none. */
    private static ObjectAttributes facts(List<String> row, RowColumns columns) {
        Optional<Long> size = RowColumns.cell(row, columns.size())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
        Optional<StorageClass> storageClass = RowColumns.cell(row, columns.storageClass())
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(StorageClass::isKnown)
                .map(StorageClass::new);
        return new ObjectAttributes(size, storageClass);
    }

    private static boolean is(List<String> row, Optional<Integer> column, String word) {
        return RowColumns.cell(row, column)
                .filter(text -> text.strip().equalsIgnoreCase(word))
                .isPresent();
    }
}
