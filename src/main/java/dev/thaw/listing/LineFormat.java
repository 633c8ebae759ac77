package dev.thaw.listing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the lines of a list are to be read.
 *
 * @param columns absent where a line is a key and nothing else
 * @param encoded whether keys are percent-encoded
 * @param headed whether the first line is a header
 */
record LineFormat(Optional<Columns> columns, boolean encoded, boolean headed) {

    /**
     * The format of a list that does not tell its own.
     *
     * @param key of the list
     * @param first its first line that is not empty
     */
    static LineFormat of(String key, boolean encoded, Line first) {
        Optional<Columns> header = first.text().flatMap(line -> header(line, isCsv(key)));
        return header.isPresent()
                ? new LineFormat(header, encoded, true)
                : new LineFormat(isCsv(key) ? Optional.of(Columns.FIRST_TWO) : Optional.empty(), encoded, false);
    }

    static LineFormat ofInventory(Columns columns) {
        return new LineFormat(Optional.of(columns), true, false);
    }

    /** The fields of a line; of a list without columns there is one. */
    List<String> row(String line) throws BadLineException {
        return columns.isPresent() ? Csv.cells(line) : List.of(line);
    }

    /** Of a list that is no CSV by its name, only what names nothing but columns is a header: a key may hold a comma. */
    private static Optional<Columns> header(String line, boolean csv) {
        try {
            List<String> names = Csv.cells(line);
            return csv || Columns.areKnown(names) ? Columns.ofHeader(names) : Optional.empty();
        } catch (BadLineException noHeader) {
            return Optional.empty();
        }
    }

    private static boolean isCsv(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }
}
