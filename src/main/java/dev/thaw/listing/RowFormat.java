package dev.thaw.listing;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.thaw.object.StorageClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the lines of a list are to be read.
 *
 * @param columns absent if a line is a key and nothing else
 * @param encoded whether keys are percent-encoded
 */
record RowFormat(Kind kind, Optional<RowColumns> columns, boolean encoded) {

    /** What the lines of a list are. */
    enum Kind {
        /** One key per line. */
        KEYS,
        /** Rows without a header: key and version. */
        ROWS,
        /** Rows behind a header that names their columns. */
        HEADED_ROWS,
        /** Rows of a manifest of COS Batch: bucket, key and version. */
        BATCH_ROWS,
        /** Rows of an inventory, whose manifest names their columns. */
        INVENTORY_ROWS,
        /** The same behind a header. */
        HEADED_INVENTORY_ROWS
    }

    private static final CsvFactory CSV = new CsvFactory();
    private static final Pattern JSON = Pattern.compile("[{\\[](?:\\s*+[\"{\\[]|\\s*+$)");
    private static final int MAX_BATCH_COLUMNS = 3;

    /** Finds the format of a list by its first line that is not blank. */
    interface Finder {
        /** @throws ListReadException if no line of such a list can be read */
        RowFormat of(LineReader.Line first) throws ListReadException;

        /** Whether the line stands before the first one: Excel reads the separator of columns from it. */
        default boolean isPreamble(LineReader.Line line) {
            return false;
        }
    }

    /** For key lists, whose format is not declared. */
    record OfList(ObjectList list) implements Finder {
        @Override
        public RowFormat of(LineReader.Line first) throws ListReadException {
            return RowFormat.of(list, first);
        }

        @Override
        public boolean isPreamble(LineReader.Line line) {
            return isCsv(list.object().key())
                    && line.text()
                            .filter(text -> text.replace("\"", "").equalsIgnoreCase("sep=,"))
                            .isPresent();
        }
    }

    private static RowFormat of(ObjectList list, LineReader.Line first) throws ListReadException {
        boolean csv = isCsv(list.object().key());
        List<String> cells = cells(first);
        refuseOtherFiles(list, first.text().orElse("").strip(), csv);
        Optional<RowColumns> header = header(cells, csv);
        if (header.isPresent()) {
            return new RowFormat(Kind.HEADED_ROWS, header, list.encoded());
        }
        if (!csv) {
            return new RowFormat(Kind.KEYS, Optional.empty(), list.encoded());
        }
        if (isOfInventory(cells, list.where())) {
            throw ListReadException.permanent("it reads like a data file of an inventory, whose columns are only in the"
                    + " manifest: name the inventory's manifest.json instead, or put a header line before the rows");
        }
        return !cells.isEmpty()
                        && list.where().isBucketOfTheAccount(cells.get(0).strip())
                ? new RowFormat(Kind.BATCH_ROWS, Optional.of(RowColumns.OF_BATCH), true)
                : new RowFormat(Kind.ROWS, Optional.of(RowColumns.FIRST_TWO), list.encoded());
    }

    static RowFormat ofInventory(RowColumns columns, LineReader.Line first) {
        List<String> cells = cells(first);
        boolean headed = header(cells, false).isPresent();
        return new RowFormat(headed ? Kind.HEADED_INVENTORY_ROWS : Kind.INVENTORY_ROWS, Optional.of(columns), true);
    }

    /** Whether the first line is a header. */
    boolean headed() {
        return kind == Kind.HEADED_ROWS || kind == Kind.HEADED_INVENTORY_ROWS;
    }

    /** Whether COS itself wrote the rows, whose keys are then certainly keys. */
    boolean ofInventory() {
        return kind == Kind.INVENTORY_ROWS || kind == Kind.HEADED_INVENTORY_ROWS;
    }

    /** Whether the columns are known only by their order. */
    boolean byOrder() {
        return kind == Kind.ROWS || kind == Kind.BATCH_ROWS;
    }

    /** The fields of a line; of a list without columns there is one. */
    List<String> row(String line) throws InvalidLineException {
        return columns.isPresent() ? csvCells(line) : List.of(line);
    }

    /**
     * Of a list that is no CSV by its name, only what names nothing but columns, and two at least, is a header: a key may hold
     * a comma, and {@code key} may be one.
     */
    private static Optional<RowColumns> header(List<String> names, boolean csv) {
        return csv || names.size() > 1 && RowColumns.areKnown(names) ? RowColumns.ofHeader(names) : Optional.empty();
    }

    private static void refuseOtherFiles(ObjectList list, String first, boolean csv) throws ListReadException {
        if (list.object().key().endsWith("manifest.checksum")) {
            throw ListReadException.permanent("it is the checksum of an inventory: name the manifest.json beside it");
        }
        if (JSON.matcher(first).lookingAt()) {
            throw ListReadException.permanent(
                    "it is JSON, and a list has one key per line; the manifest of an inventory is"
                            + " named manifest.json and is not compressed");
        }
        if (first.toLowerCase(Locale.ROOT).matches("\"?sep=[^,]\"?") && csv
                || isRowWith(";", first, csv, list.where())
                || isRowWith("\t", first, csv, list.where())) {
            throw ListReadException.permanent(
                    "its columns are separated by semicolons (;) or tabs: save it with commas between them");
        }
    }

    /** Whether it is a header, or a row of COS Batch, with another separator. */
    private static boolean isRowWith(String separator, String first, boolean csv, ListTarget where) {
        List<String> cells = Stream.of(first.replace("\"", "").split(separator)).toList();
        return cells.size() > 1
                && (header(cells, csv && !first.contains(",")).isPresent()
                        || csv && where.isBucketOfTheAccount(cells.get(0)));
    }

    /** Rows that begin with account and bucket, or hold more than COS Batch knows of and a class among it. */
    private static boolean isOfInventory(List<String> cells, ListTarget where) {
        boolean accountFirst = cells.size() > 1 && where.isBucket(cells.get(1), Optional.of(cells.get(0)));
        return accountFirst
                || cells.size() > MAX_BATCH_COLUMNS
                        && (where.isBucketOfTheAccount(cells.get(0).strip())
                                || cells.stream().anyMatch(StorageClass::isKnown));
    }

    private static List<String> cells(LineReader.Line line) {
        try {
            return line.text().isPresent() ? csvCells(line.text().get()) : List.of();
        } catch (InvalidLineException noRow) {
            return List.of();
        }
    }

    /** A row is one line: with line breaks inside quotes, one broken line would lose all others. */
    private static List<String> csvCells(String line) throws InvalidLineException {
        if (line.indexOf('\r') >= 0) {
            throw new InvalidLineException("a carriage return in the middle of it would make two rows of it");
        }
        List<String> cells = new ArrayList<>();
        try (CsvParser parser = CSV.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    cells.add(parser.getText());
                }
            }
        } catch (IOException noRow) {
            throw new InvalidLineException("not CSV: quotes must end on the line that they begin on");
        }
        return cells;
    }

    private static boolean isCsv(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    /** Says why a line names no object. */
    static final class InvalidLineException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidLineException(String reason) {
            super(reason);
        }
    }
}
