package dev.thaw.listing;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated values, one a line: a line break within quotes would make one broken line lose all others. */
final class Csv {

    private static final CsvFactory FACTORY = new CsvFactory();

    private Csv() {}

    /** @throws InvalidLineException if the line is no row */
    static List<String> cells(String line) throws InvalidLineException {
        if (line.indexOf('\r') >= 0) {
            throw new InvalidLineException("a carriage return in the middle of it would make two rows of it");
        }
        List<String> cells = new ArrayList<>();
        try (CsvParser parser = FACTORY.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    cells.add(parser.getText());
                }
            }
        } catch (IOException noRow) {
            throw new InvalidLineException("no CSV: mind the quotes, which end on the line that they begin on");
        }
        return cells;
    }
}
